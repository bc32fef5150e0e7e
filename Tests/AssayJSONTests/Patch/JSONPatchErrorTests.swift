import AssayJSON
import Testing

@Suite("What is wrong with a JSON Patch")
struct JSONPatchErrorTests {
  @Test(
    "A patch that cannot be read says where and why",
    arguments: [
      (#"«{}»"#, "a JSON Patch is an array of operations, not an object"),
      (#"[«"add"»]"#, "an operation of a JSON Patch is an object, not a string"),
      (#"[«{"path": "/a"}»]"#, "the operation has no member 'op'"),
      (#"[{"op": «"ad"»}]"#, "no operation 'ad' here; did you mean 'add'?"),
      (
        #"[{"op": «"exchange"»}]"#,
        "no operation 'exchange' here; there are add, remove, replace, move, copy, test"
      ),
      (#"[{"op": «1»}]"#, "'op' is a string, not a number"),
      (#"[«{"op": "add", "path": "/a"}»]"#, "'add' needs a member 'value'"),
      (#"[«{"op": "copy", "path": "/a"}»]"#, "'copy' needs a member 'from'"),
      (
        #"[{"op": "remove", "path": «"a"»}]"#,
        "in 'path': a JSON Pointer is empty or begins with '/'"
      ),
      (
        #"[{"op": "remove", "path": "/a", «"op"»: "test"}]"#,
        "the operation has more than one member 'op'"
      ),
      (
        #"[{"op": "move", "from": "/a", "path": «"/a/b"»}]"#,
        "'/a' cannot move into a part of itself"
      ),
    ])
  func unreadable(source: String, sentence: String) throws {
    let marked = MarkedText(source)
    let error = try #require(throws: JSONPatchError.self) { try JSONPatch(json(marked.text)) }
    #expect(error.description == sentence)
    #expect(error.range.offsets == marked.marked)
  }

  @Test(
    "A patch that cannot be applied says where and why",
    arguments: [
      (#"[{"op": "remove", "path": «"/b/c"»}]"#, "the document has no member 'b'"),
      (#"[{"op": "add", "path": «"/a/2"», "value": 0}]"#, "'/a' has 1 element, none at '2'"),
      (#"[{"op": "replace", "path": «"/a/-"», "value": 0}]"#, "'/a' has 1 element, none at '-'"),
      (#"[{"op": "copy", "from": «"/x"», "path": "/y"}]"#, "the document has no member 'x'"),
      (
        #"[{"op": "move", "from": "/a", "path": «"/y/z"»}]"#, "the document has no member 'y'"
      ),
      (#"[{"op": "test", "path": «"/a/0"», "value": 2}]"#, "'/a/0' is 1, not 2"),
      (
        #"[{"op": "remove", "path": «""»}]"#,
        "the whole document cannot be removed; replace it"
      ),
    ])
  func inapplicable(source: String, sentence: String) throws {
    let marked = MarkedText(source)
    let error = try #require(throws: JSONPatchError.self) {
      try JSONPatch(json(marked.text)).applied(to: json(#"{"a": [1]}"#))
    }
    #expect(error.description == sentence)
    #expect(error.range.offsets == marked.marked)
    #expect(error.operation == 0)
  }

  @Test("A test that fails on long values is told in a short sentence")
  func longValues() throws {
    let long = String(repeating: "x", count: 10_000)
    let error = try #require(throws: JSONPatchError.self) {
      try JSONPatch(json(#"[{"op": "test", "path": "", "value": 1}]"#)).applied(to: .string(long))
    }
    #expect(error.description.count < 120)
  }
}
