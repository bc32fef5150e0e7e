import AssayJSON
import Testing

@Suite("What people get wrong in JSON is shown to them")
struct SyntaxErrorTests {
  struct Slip: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var shown: String

    init(_ name: String, _ text: String, _ shown: String) {
      testDescription = name
      self.text = text
      self.shown = shown
    }
  }

  private func rendered(_ text: String) throws -> String {
    let source = SourceText(name: "a.json", text)
    let error = try #require(throws: JSONSyntaxError.self) {
      try JSONDocument.parse(source.bytes)
    }
    return DiagnosticRenderer().text(error.diagnostic(in: source))
  }

  @Test("A slip in the structure is shown at its place", arguments: structure)
  func structureSlip(slip: Slip) throws {
    #expect(try rendered(slip.text) == slip.shown + "\n")
  }

  @Test("A slip in a word or number is shown at its place", arguments: words)
  func wordSlip(slip: Slip) throws {
    #expect(try rendered(slip.text) == slip.shown + "\n")
  }

  @Test("A slip in a string is shown at its place", arguments: strings)
  func stringSlip(slip: Slip) throws {
    #expect(try rendered(slip.text) == slip.shown + "\n")
  }
}
