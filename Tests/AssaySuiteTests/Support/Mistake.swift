import AssayJSON
import AssaySuite
import Testing

/// A file with one mistake, and what is said of it.
struct Mistake: CustomTestStringConvertible, Sendable {
  let frame: Frame
  /// `«` and `»` stand around what the caret must point at.
  let marked: String
  let code: String
  let message: String
  let note: String?
  /// Other files; one of them may hold the marks.
  let files: [String: String]

  init(
    _ frame: Frame, _ marked: String, _ code: String, _ message: String, note: String? = nil,
    besides files: [String: String] = [:]
  ) {
    self.frame = frame
    self.marked = marked
    self.code = code
    self.message = message
    self.note = note
    self.files = files
  }

  var testDescription: String { "\(code): \(marked)" }

  /// Expects this diagnostic and no other.
  func check(sourceLocation: Testing.SourceLocation = #_sourceLocation) throws {
    var texts = files
    texts["a.scenarios.json"] = frame.file(around: marked)
    let sources = texts.mapValues(MarkedText.init)
    let suite = SuiteLoader(files: MemoryFiles(sources.mapValues(\.text)))
      .suite(at: ["a.scenarios.json"])
    try #require(
      suite.diagnostics.count == 1, "\(suite.rendered)", sourceLocation: sourceLocation)
    let diagnostic = suite.diagnostics[0]
    #expect(diagnostic.code == code, sourceLocation: sourceLocation)
    #expect(diagnostic.message == message, sourceLocation: sourceLocation)
    #expect(diagnostic.notes.first?.message == note, sourceLocation: sourceLocation)
    let marks = sources.compactMapValues(\.marked)
    #expect(
      diagnostic.place?.source.name == marks.keys.first, sourceLocation: sourceLocation)
    #expect(
      diagnostic.place?.range.offsets == marks.values.first, "\(suite.rendered)",
      sourceLocation: sourceLocation)
  }
}

extension Suite {
  /// All that is wrong, as a person would read it.
  var rendered: String {
    diagnostics.map { DiagnosticRenderer().text($0) }.joined()
  }
}
