package import AssayReports

/// The reports that go into files.
package enum ReportFormat: String, Sendable, CaseIterable {
  case junit
  case html
  case json
  case markdown
  case tap

  /// What writes it there: at the end and as a whole, but for the record, which is written as things
  /// happen.
  package func reporter(to file: ReportFile) -> any Reporter {
    switch self {
    case .junit: return JUnitReporter { bytes throws(ReportFileError) in try file.write(bytes) }
    case .html: return HTMLReporter { bytes throws(ReportFileError) in try file.write(bytes) }
    case .json:
      let stream = ReportStream(file)
      return RecordReporter { line throws(ReportFileError) in try stream.write(line) }
    case .markdown:
      return MarkdownReporter { bytes throws(ReportFileError) in try file.write(bytes) }
    case .tap: return TAPReporter { bytes throws(ReportFileError) in try file.write(bytes) }
    }
  }
}
