internal import AssayPage
internal import AssayReports

/// Which reports are written, and where to.
struct ReportPaths: Sendable {
  private var reports: [(format: ReportFormat, file: ReportFile)]

  /// - Parameter path: where the report of a format goes; nil for one that is not wanted.
  init(_ path: (ReportFormat) -> String?) {
    reports = ReportFormat.allCases.compactMap { format in
      path(format).map { (format, ReportFile($0)) }
    }
  }

  /// Those that `ASSAY_REPORT_JUNIT` and its siblings name; nil where none is named.
  static var ofEnvironment: ReportPaths? {
    let paths = ReportPaths { TestEnvironment.value("ASSAY_REPORT_\($0.rawValue.uppercased())") }
    return paths.reports.isEmpty ? nil : paths
  }

  var reporters: [any Reporter] { reports.map { $0.format.reporter(to: $0.file) } }

  /// Removes what an earlier process has left there.
  mutating func takeAway() { for index in reports.indices { reports[index].file.takeAway() } }

  /// Finds out before anything runs whether the reports can be written.
  func check() throws(ReportFileError) {
    for report in reports { try report.file.check() }
  }
}
