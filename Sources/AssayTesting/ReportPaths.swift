internal import AssayReports

/// Which reports are written, and where to.
struct ReportPaths: Sendable {
  var junit: String?
  var html: String?

  /// Those that `ASSAY_REPORT_JUNIT` and its siblings name; nil where none is named.
  static var ofEnvironment: ReportPaths? {
    let paths = ReportPaths(
      junit: TestEnvironment.value("ASSAY_REPORT_JUNIT"),
      html: TestEnvironment.value("ASSAY_REPORT_HTML"))
    return paths.all.isEmpty ? nil : paths
  }

  var all: [String] { [junit, html].compactMap { $0 } }

  var reporters: [any Reporter] {
    var reporters: [any Reporter] = []
    if let junit {
      let file = ReportFile(junit)
      reporters.append(JUnitReporter { bytes throws(ReportFileError) in try file.write(bytes) })
    }
    if let html {
      let file = ReportFile(html)
      reporters.append(HTMLReporter { bytes throws(ReportFileError) in try file.write(bytes) })
    }
    return reporters
  }

  /// Finds out before anything runs whether the reports can be written.
  func check() throws(ReportFileError) {
    for path in all { try ReportFile(path).check() }
  }
}
