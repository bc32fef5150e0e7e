import AssayJSON
import AssayVerdict
import Testing

@Suite("Operators")
struct OperatorTests {
  private func found(_ matcher: String, _ content: String) throws -> [String] {
    try sentences("{\"json\": \(matcher)}", answer(content))
  }

  @Test("$absent asks for nothing at its place, null included")
  func absent() throws {
    let matcher = #"{"a": {"$absent": true}}"#
    #expect(try found(matcher, "{}") == [])
    #expect(try found(matcher, #"{"a": null}"#) == ["$.a should be absent, but is null"])
    #expect(try found(matcher, #"{"a": [1]}"#) == ["$.a should be absent, but is [1]"])
    #expect(try found(matcher, "[]") == [#"$ is [], not {"a":{"$absent":true}}"#])
  }

  @Test("$exactly asks for that value and no member more, at every depth")
  func exactly() throws {
    let matcher = #"{"$exactly": {"a": [{"b": 1}], "$$is": 2}}"#
    #expect(try found(matcher, #"{"$is": 2, "a": [{"b": 1.0}]}"#) == [])
    #expect(
      try found(matcher, #"{"a": [{"b": 1, "c": 2}], "$is": 2, "x y": 3}"#)
        == ["$.a[0].c should be absent, but is 2", "$['x y'] should be absent, but is 3"])
    #expect(
      try found(matcher, #"{"a": [{}]}"#)
        == ["$.a[0].b is missing; expected 1", "$['$is'] is missing; expected 2"])
    #expect(try found(matcher, #"{"a": [], "$is": 2}"#) == ["$.a has 0 elements, not 1"])
    #expect(try found(#"{"$exactly": []}"#, "{}") == ["$ is {}, not []"])
  }

  @Test(
    "$exactly takes operators within it for operators, and is exact around and below them",
    arguments: [
      (#"{"a": {"$is": {"type": "string"}}}"#, #"{"a": "x"}"#, nil),
      (#"{"a": {"$is": {"type": "string"}}}"#, #"{"a": 1}"#, "$.a is 1, not a string"),
      (
        #"{"a": {"$is": {"type": "string"}}}"#, #"{"a": "x", "b": 1}"#,
        "$.b should be absent, but is 1"
      ),
      (#"{"a": {"$absent": true}, "b": 1}"#, #"{"b": 1}"#, nil),
      (#"{"a": {"$unordered": [{"b": 1}, {"b": 2}]}}"#, #"{"a": [{"b": 2}, {"b": 1}]}"#, nil),
      (
        #"{"a": {"$unordered": [{"b": 1}]}}"#, #"{"a": [{"b": 1, "c": 2}]}"#,
        #"$.a has no element left that matches {"b":1}; left over: {"b":1,"c":2}; the nearest does not fit: $.a[0].c should be absent, but is 2"#
      ),
      (
        #"[{"a": {"$is": true}}, {"b": {"c": 1}}]"#, #"[{"a": 0}, {"b": {"c": 1, "d": 2}}]"#,
        "$[1].b.d should be absent, but is 2"
      ),
      (#"{"a": {"$exactly": {"b": {"$is": {"const": 1}}}}}"#, #"{"a": {"b": 1.0}}"#, nil),
      (#"{"$$oid": {"$is": {"type": "string"}}}"#, #"{"$oid": "5f"}"#, nil),
      (#"{"$$oid": "5f"}"#, #"{"$oid": "60"}"#, "$['$oid'] is \"60\", not \"5f\""),
      (#"{"$$$a": 1}"#, #"{"$$a": 1}"#, nil),
    ] as [(String, String, String?)])
  func exactlyWithOperators(_ value: String, _ content: String, _ sentence: String?) throws {
    #expect(try found("{\"$exactly\": \(value)}", content) == [sentence].compactMap { $0 })
  }

  @Test("a member whose name begins with $ is written with two")
  func doubled() throws {
    #expect(try found(#"{"$$oid": "5f"}"#, #"{"$oid": "5f", "more": 1}"#) == [])
    #expect(try found(#"{"$$oid": "5f"}"#, #"{"$$oid": "5f"}"#).count == 1)
  }

  @Test("$unordered pairs thousands of literals, in whatever order, and tells what is left over")
  func unorderedLarge() throws {
    let rows = (0..<3_000).map { "{\"id\": \($0), \"kind\": \($0 % 3), \"more\": 1.0}" }
    let matcher =
      "{\"$unordered\": ["
      + rows.map { $0.replacing(", \"more\": 1.0", with: "") }
      .joined(separator: ", ") + "]}"
    func content(_ rows: [String]) -> String { "[" + rows.joined(separator: ", ") + "]" }
    #expect(try found(matcher, content(rows)) == [])
    #expect(try found(matcher, content(rows.reversed())) == [])
    var wrong = rows
    wrong[7] = rows[8]
    #expect(
      try found(matcher, content(wrong.reversed()))
        == [
          #"$ has no element left that matches {"id":7,"kind":1}; left over: "#
            + #"{"id":8,"kind":2,"more":1.0}; the nearest does not fit: $[2992].id is 8, not 7; "#
            + "$[2992].kind is 2, not 1"
        ])
    let equal = Array(repeating: "{\"a\": 1}", count: 3_000)
    let same = "{\"$unordered\": \(content(equal))}"
    #expect(try found(same, content(equal.map { $0.replacing("1", with: "1.0") })) == [])
    #expect(
      try found(same, content(equal.dropLast() + ["{\"a\": 2}"]))
        == [
          #"$ has no element left that matches {"a":1}; left over: {"a":2}; "#
            + "the nearest does not fit: $[2999].a is 2, not 1"
        ])
    #expect(try found("{\"$unordered\": [1, 2, 2, 1]}", "[2, 1, 2.0, 1]") == [])
  }

  @Test(
    "of alternatives the one that a value nearly is is explained, by all that it lacks",
    arguments: [
      (
        #"{"kind": "s3", "region": 1}"#,
        "; of alternative 2, which is nearest: `bucket` is missing; `key` is missing"
      ),
      (
        #"{"kind": "file"}"#,
        "; of alternative 1, which is nearest: `path` is missing"
      ),
      (#"{"kind": "other"}"#, ": `path` is missing; `kind` is"),
      ("7", ": it is 7, not an object; it is 7, not an object"),
    ])
  func nearest(_ value: String, _ reason: String) throws {
    let schema = #"""
      {"oneOf": [
        {"type": "object", "required": ["path"], "properties": {"kind": {"const": "file"}}},
        {"type": "object", "required": ["bucket", "key"], "properties": {"kind": {"const": "s3"}}}]}
      """#
    let sentences = try found("{\"a\": {\"$is\": \(schema)}}", "{\"a\": \(value)}")
    #expect(sentences.count == 1)
    #expect(
      sentences.first?.contains("fits none of the 2 alternatives\(reason)") == true, "\(sentences)")
  }

  @Test("$unordered says where pairing would take too long")
  func unorderedBound() throws {
    let schemas = (0..<1_500).map { "{\"$is\": {\"type\": \"number\", \"minimum\": \($0)}}" }
    let numbers = (0..<1_500).map { String($0 - 1) }
    let matcher = "{\"$unordered\": [" + schemas.joined(separator: ", ") + "]}"
    let sentences = try found(matcher, "[" + numbers.joined(separator: ", ") + "]")
    #expect(sentences.count == 1)
    #expect(
      sentences.first?.contains("no element left") == true
        || sentences.first?.contains("was not judged to its end") == true)
  }

  @Test("$unordered pairs elements where taking the first fit would fail")
  func unordered() throws {
    let matcher = #"{"$unordered": [{"a": 1}, {"a": 1, "b": 2}, {"$is": {"type": "object"}}]}"#
    #expect(try found(matcher, #"[{"a": 1, "b": 2}, {"a": 1}, {}]"#) == [])
    #expect(try found(matcher, #"[{}, {"a": 1, "b": 2}, {"a": 1}]"#) == [])
    #expect(
      try found(matcher, #"[{"a": 1}, {}, {}]"#)
        == [
          #"$ has no element left that matches {"a":1,"b":2}; left over: {}; "#
            + "the nearest does not fit: $[1].a is missing; expected 1; $[1].b is missing; "
            + "expected 2"
        ])
    #expect(
      try found(#"{"$unordered": [1, 1, 2]}"#, "[1, 2, 2]") == [
        "$ has no element left that matches 1; left over: 2"
      ])
    #expect(
      try found(#"{"$unordered": [1, 2]}"#, "[3, 4]") == [
        "$ has no elements left that match 1, 2; left over: 3, 4"
      ])
    #expect(try found(#"{"$unordered": [1]}"#, "[1, 1]") == ["$ has 2 elements, not 1"])
    #expect(try found(#"{"$unordered": [1]}"#, #"{"0": 1}"#) == [#"$ is {"0":1}, not [1]"#])
    #expect(try found(#"{"a": {"$unordered": []}}"#, "{}") == ["$.a is missing; expected []"])
  }

  @Test(
    "$is says in one sentence what does not fit, and names it once",
    arguments: [
      (#"{"type": "string"}"#, "1", "$.a is 1, not a string"),
      (#"{"enum": ["pt", "es"]}"#, "\"PT\"", "$.a is \"PT\", not one of \"pt\", \"es\""),
      (#"{"const": 5}"#, "6", "$.a is 6, not 5"), (#"{"minLength": 1}"#, "\"\"", "$.a is empty"),
      (#"{"maximum": 5}"#, "6", "$.a is 6, more than 5"),
      (
        #"{"pattern": "^/"}"#, "\"x\"", "$.a is \"x\", which does not match the pattern ^/"
      ),
      (#"{"format": "email"}"#, "\"x\"", "$.a is \"x\", not an e-mail address"),
      (##"{"$ref": "#/schemas/customer"}"##, "{}", "$.a.gid is missing"),
      (##"{"$ref": "#/schemas/customer"}"##, #"{"gid": 7}"#, "$.a.gid is 7, not a string"),
      (
        #"{"dependentRequired": {"b": ["c"]}}"#, #"{"b": 1}"#,
        "$.a.c is missing, and `b` asks for it"
      ),
      (#"{"additionalProperties": false}"#, #"{"b": 1}"#, "$.a.b is not allowed"),
      (
        #"{"propertyNames": {"pattern": "^x"}}"#, #"{"b": 1}"#,
        "$.a.b has a name that does not match the pattern ^x"
      ),
      (#"{"items": {"type": "null"}}"#, "[1]", "$.a[0] is 1, not null"),
      (
        #"{"anyOf": [{"type": "string"}, {"type": "null"}]}"#, "1",
        "$.a is 1, which fits none of the 2 alternatives: it is 1, not a string; it is 1, not null"
      ),
      (#"{"not": {"type": "null"}}"#, "null", "$.a is null, which is what `not` rules out"),
    ])
  func schema(_ schema: String, _ value: String, _ sentence: String) throws {
    #expect(try found(#"{"a": {"$is": \#(schema)}}"#, #"{"a": \#(value)}"#) == [sentence])
  }

  @Test("$is says what should have been there")
  func missing() throws {
    #expect(
      try found(#"{"a": {"$is": {"type": "string", "minLength": 1}}}"#, "{}")
        == [#"$.a is missing; expected a value that fits {"type":"string","minLength":1}"#])
    #expect(try found(#"{"a": {"$is": true}}"#, "{}") == ["$.a is missing; expected a value"])
    #expect(
      try found(##"{"a": {"$is": {"$ref": "#/schemas/customer"}}}"##, "{}")
        == [##"$.a is missing; expected a value that fits {"$ref":"#/schemas/customer"}"##])
  }

  @Test("$is points at the keyword, wherever the schema stands")
  func place() throws {
    let mismatch = try #require(
      try expected(##"{"json": {"$is": {"$ref": "#/schemas/customer"}}}"##)
        .mismatches(in: answer("{}")).first)
    let bytes = mismatch.place.source.bytes[mismatch.place.range.offsets]
    #expect(String(decoding: bytes, as: UTF8.self) == "\"required\"")
  }
}
