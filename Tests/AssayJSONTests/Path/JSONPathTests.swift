import AssayJSON
import Testing

@Suite("JSONPath, RFC 9535")
struct JSONPathTests {
  /// The values that the query selects, as one JSON array.
  static func selected(_ query: String, from document: String) throws -> String {
    let nodes = try JSONPath(query).nodes(in: json(document))
    return JSONNode.array(nodes.map(\.node)).description
  }

  static let customers = #"""
    { "customers": [
        { "gid": "a", "name": "Ada", "balance": 10, "tags": ["new", "pt"] },
        { "gid": "b", "name": "Bob", "balance": 2.50, "tags": [] },
        { "gid": "c", "balance": -1, "tags": ["pt"], "parent": { "gid": "a" } } ],
      "count": 3, "default": "pt" }
    """#

  @Test(
    "A query selects what its selectors say, in their order",
    arguments: [
      ("$.count", "[3]"), ("$['count']", "[3]"), ("$.missing", "[]"),
      ("$.customers[0].name", #"["Ada"]"#), ("$.customers[-1].gid", #"["c"]"#),
      ("$.customers[9]", "[]"), ("$.customers[*].name", #"["Ada","Bob"]"#),
      ("$.customers[0,2]['gid','balance']", #"["a",10,"c",-1]"#),
      ("$.customers[::-1].gid", #"["c","b","a"]"#), ("$.customers[1:].gid", #"["b","c"]"#),
      ("$.customers[-2:].gid", #"["b","c"]"#), ("$.customers[-1:-3:-1].gid", #"["c","b"]"#),
      ("$..gid", #"["a","b","c","a"]"#), ("$..tags[0]", #"["new","pt"]"#),
      ("$.customers[*].tags.*", #"["new","pt","pt"]"#),
      ("$ .customers [ 0 , 1 ] .gid", #"["a","b"]"#),
    ])
  func selectors(query: String, result: String) throws {
    #expect(try Self.selected(query, from: Self.customers) == result)
  }

  @Test(
    "A filter selects the children for which its condition holds",
    arguments: [
      ("@.name", "ab"), ("!@.name", "c"), ("@.balance > 2.5", "a"), ("@.balance >= 2.5", "ab"),
      ("@.balance < 0 || @.gid == 'a'", "ac"), ("@.balance > 0 && !(@.gid == 'a')", "b"),
      ("@.parent.gid == $.customers[0].gid", "c"), ("@.name == @.missing", "c"),
      ("@.tags[?@ == $.default]", "ac"), ("count(@.tags[*]) == 1", "c"),
      ("length(@.tags) == 2", "a"), ("length(@.name) == 3", "ab"),
      ("value(@..parent.gid) == 'a'", "c"), ("match(@.name, '[A-Z]d.')", "a"),
      ("search(@.name, 'b')", "b"), ("@.name < 'B'", "a"), ("@.tags == @.tags", "abc"),
    ])
  func filters(condition: String, gids: String) throws {
    let nodes = try JSONPath("$.customers[?\(condition)].gid").nodes(in: json(Self.customers))
    #expect(nodes.compactMap(\.node.stringValue).joined() == gids)
  }

  @Test(
    "Numbers compare by their exact values, strings by code points",
    arguments: [
      ("@ == 1", "[1,1.0,10e-1]"), ("@ == 9007199254740993", "[9007199254740993]"),
      ("@ > 9007199254740992", "[9007199254740993,1e400]"), ("@ == 'é'", #"["é"]"#),
      ("@ == 'e\\u0301'", "[\"e\u{301}\"]"), ("@ == '\\uD83D\\uDE00'", #"["😀"]"#),
    ])
  func exactComparison(condition: String, result: String) throws {
    let document = """
      [1, 1.0, 10e-1, 9007199254740993, 9007199254740992, 1e400, "é", "e\u{301}", "😀"]
      """
    #expect(try Self.selected("$[?\(condition)]", from: document) == result)
  }

  @Test("A name selects the last of repeated members, a wildcard all of them")
  func repeatedNames() throws {
    let document = #"{"a": 1, "b": 2, "a": 3}"#
    #expect(try Self.selected("$.a", from: document) == "[3]")
    #expect(try Self.selected("$.*", from: document) == "[1,2,3]")
  }

  @Test("Nodes keep their ranges in the text")
  func ranges() throws {
    let marked = MarkedText(#"{"a": [1, «"two"»]}"#)
    let nodes = try JSONPath("$..*[1]").nodes(in: json(marked.text))
    #expect(nodes.map(\.node.range.offsets) == [marked.marked])
  }

  @Test(
    "A query of single names and indices is singular",
    arguments: [
      ("$", true), ("$.a['b'][0][-1]", true), ("$.*", false), ("$..a", false),
      ("$['a','b']", false), ("$[0:1]", false), ("$[?@]", false),
    ])
  func singularity(query: String, isSingular: Bool) throws {
    #expect(try JSONPath(query).isSingular == isSingular)
  }
}
