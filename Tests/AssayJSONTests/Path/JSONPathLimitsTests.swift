import AssayJSON
import Testing

@Suite("Queries and documents made to explode")
struct JSONPathLimitsTests {
  /// Arrays within each other, three elements wide.
  static func tree(depth: Int) -> JSONNode {
    (0..<depth).reduce(JSONNode.number(1)) { node, _ in .array([node, node, node]) }
  }

  /// Arrays within each other, as deep as the parser takes them.
  static func chain() throws -> JSONNode {
    let depth = JSONLimits().depth
    return try json(String(repeating: "[", count: depth) + String(repeating: "]", count: depth))
  }

  @Test(
    "An evaluation that would not end soon is given up",
    arguments: [
      "$..*..*..*..*", "$[*,*,*,*][*,*,*,*][*,*,*,*][*,*,*,*]..*..*",
      "$..[?@..[?@..[?@..[?@ == 2]]]]", "$..[?count(@..*..*) == count(@..*..*..*)]",
    ])
  func explosion(query: String) throws {
    var limits = JSONPathLimits()
    limits.work = 100_000
    #expect(throws: JSONPathExhaustion.tooMuchWork(100_000)) {
      try JSONPath(query).nodes(in: Self.tree(depth: 8), limits: limits)
    }
  }

  @Test("Selectors that select nothing count as well")
  func idleSelectors() throws {
    let path = try JSONPath("$..[\(String(repeating: "'a',", count: 1_000))'b']")
    var limits = JSONPathLimits()
    limits.work = 100_000
    #expect(throws: JSONPathExhaustion.tooMuchWork(100_000)) {
      try path.nodes(in: Self.tree(depth: 8), limits: limits)
    }
  }

  @Test("A linear query takes a few steps for each node")
  func linearity() throws {
    var limits = JSONPathLimits()
    let tree = Self.tree(depth: 8)
    let nodes = try JSONPath("$..*").nodes(in: tree).count
    limits.work = 8 * nodes
    #expect(try JSONPath("$..name").nodes(in: tree, limits: limits).isEmpty)
    #expect(try JSONPath("$..[?@ == 2]").nodes(in: tree, limits: limits).isEmpty)
  }

  @Test("A query from the root is asked once, however many nodes a filter tries")
  func absoluteQueries() throws {
    let elements = (0..<1_000).map { JSONNode.number($0) }
    var limits = JSONPathLimits()
    limits.work = 20_000
    let path = try JSONPath("$[?@ == 500 && count($..*) == 1000]")
    #expect(try path.nodes(in: .array(elements), limits: limits).map(\.node) == [.number(500)])
    let absent = try JSONPath("$[?$..missing]")
    #expect(try absent.nodes(in: .array(elements), limits: limits).isEmpty)
  }

  @Test(
    "The deepest document that can be read can be queried",
    arguments: ["$..*", "$..[?@[0]]", "$..[?@..[?@.x]]", "$..[?$..[?$..[?@.x]]]"])
  func deepDocument(query: String) throws {
    let nodes = try JSONPath(query).nodes(in: Self.chain())
    #expect(nodes.count <= JSONLimits().depth)
  }

  @Test("A document deeper than that is given up")
  func tooDeepDocument() throws {
    var limits = JSONPathLimits()
    limits.depth = 100
    #expect(throws: JSONPathExhaustion.tooDeep(100)) {
      try JSONPath("$..*").nodes(in: Self.chain(), limits: limits)
    }
  }

  @Test(
    "A query nested too deep is refused",
    arguments: [("(", "@", ")"), ("!(", "@", ")"), ("@[?", "@", "]"), ("length(", "@", ")")])
  func nestedQuery(opening: String, inner: String, closing: String) throws {
    let depth = 10_000
    let query =
      "$[?" + String(repeating: opening, count: depth) + inner
      + String(repeating: closing, count: depth) + "]"
    let error = try #require(throws: JSONPathError.self) { try JSONPath(query) }
    #expect(error.reason == .tooDeep(64))
  }

  @Test("Long strings, numbers and patterns count for what they cost")
  func costs() throws {
    let long = String(repeating: "a", count: 100_000)
    let document = JSONNode.object([
      ("items", .array(Array(repeating: .string(long), count: 100))), ("same", .string(long)),
      ("pattern", .string("(a?){500}b")),
    ])
    var limits = JSONPathLimits()
    limits.work = 50_000
    let queries = [
      "$.items[?@ == $.same]", "$.items[?@ <= $.same]", "$.items[?length(@) == 1]",
      "$.items[?match(@, 'a*b')]", "$.items[?search(@, $.pattern)]", "$[?@ == $.items]",
    ]
    for query in queries {
      #expect(throws: JSONPathExhaustion.tooMuchWork(50_000), "\(query)") {
        try JSONPath(query).nodes(in: document, limits: limits)
      }
    }
  }
}
