import AssayReports
import AssayRun

/// The reports of one run, made of the options: which ones, where to, and what must not be in them.
struct Reporting {
  private var reports: Reports

  init(
    _ options: ReportOptions, settings: RunSettings, target: String, redactor: Redactor
  ) {
    var reporters: [any Reporter] = [Self.console(options, target: target)]
    for path in options.junitPaths {
      let file = ReportFile(path)
      reporters.append(JUnitReporter { bytes throws(ReportFileError) in try file.write(bytes) })
    }
    reports = Reports(
      reporters, redactor: redactor, hostname: ProcessEnvironment.hostname,
      startedAt: settings.startedAt)
  }

  private static func console(_ options: ReportOptions, target: String) -> ConsoleReporter {
    let terminal = options.console
    var style = ConsoleReporter.Style()
    style.verbosity = options.verbosity
    style.usesColor = options.usesColor
    style.reportPaths = options.junitPaths
    style.target = target
    style.filterOption = "--filter"
    return ConsoleReporter(style) { text in terminal.write(text) }
  }

  mutating func handle(_ event: Event) { reports.report(event) }

  /// Says which reports could not be written; true where all were.
  func finish() -> Bool {
    for failure in reports.failures { Terminal.error.write("assay: error: \(failure)\n") }
    return reports.failures.isEmpty
  }
}
