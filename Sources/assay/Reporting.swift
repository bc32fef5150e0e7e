import AssayReports
import AssayRun

/// The reports of one run as it happens.
struct Reporting {
  private var reports: Reports

  init(_ set: ReportSet, settings: RunSettings, target: TargetOptions, redactor: Redactor) {
    reports = Reports(
      set.reporters(target: target.description), redactor: redactor,
      hostname: Hostname.current, startedAt: settings.startedAt,
      isReference: target.usesReference)
  }

  mutating func handle(_ event: Event) { reports.report(event) }

  /// Says which reports could not be written; true where all were.
  func finish() -> Bool { reports.failures.areNone }
}

extension [ReportFileError] {
  /// Says which reports could not be written; true where all were.
  var areNone: Bool {
    for failure in self { Terminal.error.write("assay: error: \(failure)\n") }
    return isEmpty
  }
}
