import ArgumentParser
import AssayReports

/// What is said about a run, and where.
struct ReportOptions: ParsableArguments {
  @Option(
    name: .customLong("report-junit"),
    help: ArgumentHelp(
      "Write JUnit XML; run and merge without any report option: reports/junit.xml.",
      valueName: "FILE"))
  var junit: [String] = []

  @Option(
    name: .customLong("report-html"),
    help: ArgumentHelp("Write a page for people: one file, with every exchange.", valueName: "FILE")
  )
  var html: [String] = []

  @Option(
    name: .customLong("report-json"),
    help: ArgumentHelp(
      "Write the record, JSON Lines that 'assay report' makes all other reports of.",
      valueName: "FILE"))
  var json: [String] = []

  @Option(
    name: .customLong("report-markdown"),
    help: ArgumentHelp(
      "Write Markdown for a chat; in GitHub Actions the job summary gets it unasked.",
      valueName: "FILE"))
  var markdown: [String] = []

  @Option(
    name: .customLong("report-tap"), help: ArgumentHelp("Write TAP, version 14.", valueName: "FILE")
  )
  var tap: [String] = []

  @Flag(
    name: .customLong("junit-file-attributes"),
    help: "Let JUnit's testcases say their file and line, which no schema of Jenkins knows.")
  var hasJUnitFileAttributes = false

  @Option(
    help: ArgumentHelp(
      "Colours: always, never, or auto: as NO_COLOR, FORCE_COLOR or CLICOLOR_FORCE say, else on a "
        + "terminal.", valueName: "WHEN"))
  var color = ColorChoice.auto

  @Flag(name: [.customLong("quiet"), .customShort("q")], help: "Only failures and the last line.")
  var isQuiet = false

  @Flag(
    name: [.customLong("verbose"), .customShort("v")], help: "Each scenario and each exchange.")
  var isVerbose = false

  enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
    case auto
    case always
    case never
  }

  var verbosity: ConsoleReporter.Verbosity { isQuiet ? .quiet : isVerbose ? .verbose : .normal }
}
