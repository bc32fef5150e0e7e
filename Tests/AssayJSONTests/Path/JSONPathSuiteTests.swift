import AssayJSON
import Testing

@Suite("The JSONPath Compliance Test Suite", .enabled(if: Suites.arePresent, Suites.absence))
struct JSONPathSuiteTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var selector: String
    /// Nil where the selector is invalid.
    var document: JSONNode?
    /// Each of these is right: an array of values, and one of their paths.
    var results: [(values: JSONNode, paths: JSONNode)]

    var testDescription: String { name }
  }

  static let cases = Suites.cases(from: "jsonpath/cts.json") { root in
    try #require(root["tests"]?.arrayValue).map(Self.read)
  }

  private static func read(_ node: JSONNode) throws -> Case {
    let name = try #require(node["name"]?.stringValue)
    let selector = try #require(node["selector"]?.stringValue)
    guard node["invalid_selector"]?.boolValue != true else {
      return Case(name: name, selector: selector, document: nil, results: [])
    }
    let document: JSONNode = try #require(node["document"])
    let values = try node["results"]?.arrayValue ?? [#require(node["result"])]
    let paths = try node["results_paths"]?.arrayValue ?? [#require(node["result_paths"])]
    let results = zip(values, paths).map { (values: $0, paths: $1) }
    return Case(
      name: name, selector: selector, document: document, results: results)
  }

  @Test("The suite has all its cases; none is left out")
  func isComplete() {
    #expect(Self.cases.count >= 703)
  }

  @Test("A valid query selects the expected nodes at the expected places", arguments: cases)
  func selects(_ example: Case) throws {
    guard let document = example.document else {
      #expect(throws: JSONPathError.self) { try JSONPath(example.selector) }
      return
    }
    let nodes = try JSONPath(example.selector).nodes(in: document)
    let values = JSONNode.array(nodes.map(\.node))
    let paths = JSONNode.array(nodes.map { .string($0.location.description) })
    #expect(
      example.results.contains { $0.values == values && $0.paths == paths },
      "\(example.selector) gave \(values) at \(paths)")
  }
}
