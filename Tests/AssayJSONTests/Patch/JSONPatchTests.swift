import AssayJSON
import Testing

@Suite("JSON Patch, RFC 6902")
struct JSONPatchTests {
  /// The document after the patch, as text.
  static func patched(_ document: String, _ patch: String) throws -> String {
    try JSONPatch(json(patch)).applied(to: json(document)).description
  }

  @Test(
    "Each operation does what its section says",
    arguments: [
      (#"{"a": 1}"#, #"{"op": "add", "path": "/b", "value": 2}"#, #"{"a":1,"b":2}"#),
      (#"[1, 3]"#, #"{"op": "add", "path": "/1", "value": 2}"#, "[1,2,3]"),
      (#"[1, 2]"#, #"{"op": "add", "path": "/2", "value": 3}"#, "[1,2,3]"),
      (#"[1, 2]"#, #"{"op": "add", "path": "/-", "value": [3]}"#, "[1,2,[3]]"),
      (#"[1, 2]"#, #"{"op": "add", "path": "", "value": {}}"#, "{}"),
      (#"{"a": {"b": 1}}"#, #"{"op": "remove", "path": "/a/b"}"#, #"{"a":{}}"#),
      (#"{"a": [1]}"#, #"{"op": "replace", "path": "/a/0", "value": 2}"#, #"{"a":[2]}"#),
      (#"{"a": 1}"#, #"{"op": "move", "from": "/a", "path": "/b"}"#, #"{"b":1}"#),
      (#"[1, 2, 3]"#, #"{"op": "move", "from": "/0", "path": "/2"}"#, "[2,3,1]"),
      (#"{"a": 1}"#, #"{"op": "move", "from": "/a", "path": "/a"}"#, #"{"a":1}"#),
      (#"{"a": 1}"#, #"{"op": "copy", "from": "", "path": "/b"}"#, #"{"a":1,"b":{"a":1}}"#),
      (#"{"a": 1.0}"#, #"{"op": "test", "path": "/a", "value": 10e-1}"#, #"{"a":1.0}"#),
    ])
  func operations(document: String, operation: String, result: String) throws {
    #expect(try Self.patched(document, "[\(operation)]") == result)
  }

  @Test("Operations see what those before them did")
  func sequence() throws {
    let patch = #"""
      [ { "op": "add", "path": "/list", "value": [] },
        { "op": "add", "path": "/list/-", "value": "x" },
        { "op": "copy", "from": "/list/0", "path": "/list/0" },
        { "op": "test", "path": "/list", "value": ["x", "x"] } ]
      """#
    #expect(try Self.patched("{}", patch) == #"{"list":["x","x"]}"#)
  }

  @Test("Numbers stay as they are written, and members keep their places")
  func exactness() throws {
    let document = #"{"n": 12345678901234567890.10, "b": 1, "c": {"d": 1E400, "e": 0}}"#
    let patch = #"""
      [ { "op": "add", "path": "/b", "value": 1.00 },
        { "op": "replace", "path": "/c/e", "value": -0.0 },
        { "op": "move", "from": "/n", "path": "/z" } ]
      """#
    let result = #"{"b":1.00,"c":{"d":1E400,"e":-0.0},"z":12345678901234567890.10}"#
    #expect(try Self.patched(document, patch) == result)
  }

  @Test("Of a repeated name the last member is meant, and remove takes all of them")
  func repeatedNames() throws {
    let document = #"{"a": 1, "b": 0, "a": {"x": 2}}"#
    #expect(
      try Self.patched(document, #"[{"op": "replace", "path": "/a/x", "value": 3}]"#)
        == #"{"a":1,"b":0,"a":{"x":3}}"#)
    #expect(try Self.patched(document, #"[{"op": "remove", "path": "/a"}]"#) == #"{"b":0}"#)
  }

  @Test("A patch that fails leaves the document as it was")
  func atomicity() throws {
    let document = try json(#"{"a": [1, 2]}"#)
    let patch = try JSONPatch(
      json(#"[{"op": "remove", "path": "/a/0"}, {"op": "remove", "path": "/b"}]"#))
    #expect(throws: JSONPatchError.self) { try patch.applied(to: document) }
    #expect(document.description == #"{"a":[1,2]}"#)
  }

  @Test("A document that doubles with each copy meets a limit")
  func doubling() throws {
    let copy = #"{"op": "copy", "from": "/0", "path": "/0/-"}"#
    let patch = "[" + Array(repeating: copy, count: 60).joined(separator: ",") + "]"
    var limits = JSONPatchLimits()
    limits.copied = 1 << 20
    let error = try #require(throws: JSONPatchError.self) {
      try JSONPatch(json(patch)).applied(to: json(#"[["x", "y", "z"]]"#), limits: limits)
    }
    #expect(error.reason == .tooMuchCopied(1 << 20))
  }

  @Test("A document that deepens with each step meets a limit")
  func deepening() throws {
    let wrap = #"{"op": "copy", "from": "", "path": "/a"}"#
    let patch = "[" + Array(repeating: wrap, count: 600).joined(separator: ",") + "]"
    var limits = JSONPatchLimits()
    limits.depth = 8
    let error = try #require(throws: JSONPatchError.self) {
      try JSONPatch(json(patch)).applied(to: json("{}"), limits: limits)
    }
    #expect(error.reason == .tooDeep(8))
    #expect(error.operation == 7)
  }

  @Test("A value that moves deeper meets the limit too")
  func deepeningMove() throws {
    let patch = try JSONPatch(json(#"[{"op": "move", "from": "/a", "path": "/b/c"}]"#))
    var limits = JSONPatchLimits()
    limits.depth = 3
    #expect(throws: Never.self) {
      _ = try patch.applied(to: json(#"{"a": [], "b": {}}"#), limits: limits)
    }
    let error = try #require(throws: JSONPatchError.self) {
      try patch.applied(to: json(#"{"a": [[]], "b": {}}"#), limits: limits)
    }
    #expect(error.reason == .tooDeep(3))
  }
}
