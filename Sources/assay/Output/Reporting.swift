import AssayReports
import AssayRun

/// The reports of one run as it happens.
struct Reporting {
  private var reports: Reports

  /// - Parameter options: those of the run that say how it is run, as a shell reads them.
  init(
    _ set: ReportSet, settings: RunSettings, options: RepeatedOptions, redactor: GrowingRedactor,
    isReference: Bool, identity: RunIdentity, baseline: (Baseline, ReportedComparison)?
  ) {
    reports = Reports(
      set.reporters(options: options.text, ofFiles: options.ofFiles), redactor: redactor,
      hostname: Hostname.current, startedAt: settings.startedAt,
      isReference: isReference, identity: identity, baseline: baseline)
  }

  var comparison: ReportedComparison? { reports.comparison }

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
