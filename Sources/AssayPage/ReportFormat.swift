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
  ///
  /// - Parameter junitFileAttributes: whether JUnit's testcases say their file and line.
  package func reporter(
    to file: ReportFile, junitFileAttributes: Bool = false
  ) -> any Reporter {
    let spelling = file.isStandardStream ? spellingInLogs : nil
    func write(_ bytes: [UInt8]) throws(ReportFileError) {
      try file.write(spelling.map { LogCommand.neutralized(bytes, as: $0) } ?? bytes)
    }
    switch self {
    case .junit: return JUnitReporter(hasFileAttributes: junitFileAttributes, write: write)
    case .html: return HTMLReporter(write: write)
    case .json:
      let stream = ReportStream(file)
      return RecordReporter { line throws(ReportFileError) in
        try stream.write(spelling.map { LogCommand.neutralized(line, as: $0) } ?? line)
      }
    case .markdown: return ChatReporter(write: write)
    case .tap: return TAPReporter(write: write)
    }
  }

  /// How a report that goes into a log writes what a CI system would obey; nil for a page, which is
  /// all of one line and no log.
  private var spellingInLogs: LogCommand.Spelling? {
    switch self {
    case .junit: .xml
    case .json: .json
    case .markdown, .tap: .text
    case .html: nil
    }
  }
}
