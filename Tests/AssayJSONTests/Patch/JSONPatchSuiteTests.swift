import AssayJSON
import Testing

@Suite("The public suite of JSON Patch", .enabled(if: Suites.arePresent, Suites.absence))
struct JSONPatchSuiteTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var document: JSONNode
    var patch: JSONNode
    /// Nil where an error is expected.
    var expected: JSONNode?

    var testDescription: String { name }
  }

  /// The cases that are marked as disabled run as well: this parser sees that an operation has two
  /// members "op", which is why others leave two of them out. Nothing is left out.
  static let cases = ["spec_tests.json", "tests.json"].flatMap { file in
    Suites.cases(from: "json-patch/\(file)") { root in
      try #require(root.arrayValue).enumerated().map { index, node in
        let patch = try #require(node["patch"])
        let comment = node["comment"]?.stringValue ?? patch.description
        let document = try #require(node["doc"])
        // A case with neither member expects that the patch, a mere test, goes through.
        let expected = node["error"] == nil ? node["expected"] ?? document : nil
        return Case(
          name: "\(file) \(index): \(comment)", document: document, patch: patch,
          expected: expected)
      }
    }
  }

  @Test("The suite has all its cases")
  func isComplete() {
    #expect(Self.cases.count >= 112)
  }

  @Test("A patch gives the expected document or error", arguments: cases)
  func applies(_ example: Case) throws {
    func apply() throws -> JSONNode { try JSONPatch(example.patch).applied(to: example.document) }
    if let expected = example.expected {
      #expect(try apply() == expected)
    } else {
      #expect(throws: JSONPatchError.self) { try apply() }
    }
  }
}
