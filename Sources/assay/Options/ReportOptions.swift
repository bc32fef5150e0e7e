import ArgumentParser
import AssayReports

/// What is said about a run, and where.
struct ReportOptions: ParsableArguments {
  @Option(
    name: .customLong("report-junit"),
    help: ArgumentHelp(
      "Write JUnit XML; without any report option: reports/junit.xml.", valueName: "FILE"))
  var junit: [String] = []

  @Option(help: ArgumentHelp("Colours: auto, always or never.", valueName: "WHEN"))
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

  func check() throws(UsageError) {
    if isQuiet, isVerbose { throw UsageError("--quiet and --verbose exclude each other") }
    for path in junitPaths {
      do {
        try ReportFile(path).check()
      } catch {
        throw UsageError(error.description)
      }
    }
  }

  var junitPaths: [String] { junit.isEmpty ? ["reports/junit.xml"] : junit }

  var verbosity: ConsoleReporter.Verbosity { isQuiet ? .quiet : isVerbose ? .verbose : .normal }

  /// A report on standard output must be all that is there.
  private var outputIsTaken: Bool {
    junitPaths.contains { ["/dev/stdout", "/dev/fd/1", "-"].contains($0) }
  }

  var console: Terminal { outputIsTaken ? .error : .output }

  /// Whether a line may show how far the run is: not where a report goes to the same terminal.
  var takesProgress: Bool { !isQuiet && !outputIsTaken }

  var usesColor: Bool {
    switch color {
    case .auto: console.takesColor
    case .always: true
    case .never: false
    }
  }
}
