import AssayPage
import AssayReports
import AssaySuite

/// The reports that the options ask for, and the console beside them.
struct ReportSet {
  static let usualPath = "reports/junit.xml"

  private let options: ReportOptions
  private let gitHub: GitHubActions?
  private var reports: [(format: ReportFormat, file: ReportFile)]

  /// - Parameters:
  ///   - usual: the JUnit report that is written where no report is asked for.
  ///   - gitHub: tells of the run, too, where it is there.
  init(_ options: ReportOptions, usual: String? = nil, in gitHub: GitHubActions? = nil) {
    self.options = options
    self.gitHub = gitHub
    var reports = options.junit.map { (ReportFormat.junit, ReportFile($0)) }
    reports += options.html.map { (ReportFormat.html, ReportFile($0)) }
    reports += options.json.map { (ReportFormat.json, ReportFile($0)) }
    reports += options.markdown.map { (ReportFormat.markdown, ReportFile($0)) }
    reports += options.tap.map { (ReportFormat.tap, ReportFile($0)) }
    if reports.isEmpty, let usual { reports = [(.junit, ReportFile(usual))] }
    self.reports = reports
  }

  /// Removes what earlier runs have left where the reports go, so that nobody takes it for this run's.
  ///
  /// - Parameter inputs: files that the run has yet to read.
  mutating func takeAway(butFor inputs: [String]) {
    for index in reports.indices where reports[index].file.replaced(among: inputs) == nil {
      reports[index].file.takeAway()
    }
  }

  /// Finds out beforehand what would keep the reports from being written.
  ///
  /// - Parameter inputs: files that no report may replace.
  func check(against inputs: [String] = []) throws(UsageError) {
    if options.isQuiet, options.isVerbose {
      throw UsageError("--quiet and --verbose exclude each other")
    }
    for (index, report) in reports.enumerated() {
      do {
        try report.file.check()
      } catch {
        throw UsageError(error.description)
      }
      if let input = report.file.replaced(among: inputs) {
        throw UsageError("the report \(report.file.path) would replace \(input), which is read")
      }
      if let other = reports[..<index].first(where: { $0.file.collides(with: report.file) }) {
        throw UsageError(
          "two reports on one path: \(other.file.path) and \(report.file.path)")
      }
    }
  }

  private var outputIsTaken: Bool { reports.contains(where: \.file.isStandardOutput) }

  /// A report on standard output must be all that is there.
  var console: Terminal { outputIsTaken ? .error : .output }

  /// Where a line may show how far the run is: not where a report goes to the same terminal.
  var progressTerminal: Terminal? { options.isQuiet || outputIsTaken ? nil : console }

  /// Where a CI system is told now and then how far the run is.
  var progressLog: Terminal? { options.isQuiet ? nil : console }

  var usesColor: Bool {
    switch options.color {
    case .auto: console.takesColor
    case .always: true
    case .never: false
    }
  }

  /// - Parameters:
  ///   - options: those of the run that say how it is run, as a shell reads them.
  ///   - record: the file that the run is told from, where it is.
  func reporters(
    options: String, ofFiles: [ConsoleReporter.FileOption] = [], record: String? = nil
  ) -> [any Reporter] {
    let written = reports.first { $0.format == .json && $0.file.isFile }
    // What is said to GitHub comes before the last words to a person.
    return (gitHub?.reporters(on: console) ?? [])
      + [consoleReporter(options, ofFiles, record: written?.file.path ?? record)]
      + reports.map { report in
        report.format.reporter(
          to: report.file, junitFileAttributes: self.options.hasJUnitFileAttributes)
      }
  }

  private func consoleReporter(
    _ again: String, _ ofFiles: [ConsoleReporter.FileOption], record: String?
  ) -> any Reporter {
    let terminal = console
    var style = ConsoleReporter.Style()
    style.verbosity = options.verbosity
    style.usesColor = usesColor
    style.reportPaths = reports.map(\.file.path)
    style.options = again
    style.fileOptions = ofFiles
    style.filterOption = "--filter"
    style.recordPath = record
    return ConsoleReporter(style) { text in terminal.write(text) }
  }
}

extension ReportFile {
  /// Which of the files that are read the report would replace; a scenario file in any case.
  func replaced(among inputs: [String]) -> String? {
    if path.hasSuffix(SuiteLoader.suffix) { return path }
    return inputs.first { collides(with: ReportFile($0)) }
  }
}
