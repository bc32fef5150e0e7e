import AssayVerdict
import Testing

@Suite("Status, header fields and duration")
struct StatusTests {
  @Test(
    "a status is a code, a family, a list or a matcher",
    arguments: [
      ("409", 409, nil), ("\"2xx\"", 299, nil), ("[200, \"4xx\"]", 404, nil),
      (#"{"$is": {"maximum": 299}}"#, 200, nil), ("\"5XX\"", 500, nil),
      ("409", 500, "the status is 500, not 409"), ("\"2xx\"", 300, "the status is 300, not 2xx"),
      ("[200, 201, \"4xx\"]", 500, "the status is 500, not 200 or 201 or 4xx"),
      (
        #"{"$is": {"maximum": 299}}"#, 404,
        "the status is 404, but a success was expected, at most 299"
      ),
      (#"{"$is": {"enum": [200, 201]}}"#, 404, "the status is 404, not one of 200, 201"),
    ] as [(String, Int, String?)])
  func status(_ status: String, _ actual: Int, _ sentence: String?) throws {
    let found = try sentences("{\"status\": \(status)}", answer(status: actual))
    #expect(found == [sentence].compactMap { $0 })
  }

  @Test(
    "a header field holds where all its lines match, joined by commas",
    arguments: [
      ("\"a\"", ["a"], nil), ("\"a, b\"", ["a", "b"], nil), (#"{"$absent": true}"#, [], nil),
      (#"{"$is": {"pattern": "b$"}}"#, ["a", "b"], nil), ("\"\"", [""], nil),
      ("\"b\"", ["a", "b"], "the header field X-A is \"a, b\", not \"b\""),
      (
        #"{"$is": {"pattern": "^b$"}}"#, ["a", "b"],
        "the header field X-A is \"a, b\", which does not match the pattern ^b$"
      ),
      ("\"c\"", ["a", "b"], "the header field X-A is \"a, b\", not \"c\""),
      ("\"a\"", [], "the header field X-A is missing; expected \"a\""),
      ("\"a\"", ["A"], "the header field X-A is \"A\", not \"a\""),
      (#"{"$absent": true}"#, ["a"], "the header field X-A should be absent, but is \"a\""),
      (
        #"{"$is": {"pattern": "^/"}}"#, ["a"],
        "the header field X-A is \"a\", which does not match the pattern ^/"
      ),
      (
        #"{"$is": {"type": "string"}}"#, [],
        #"the header field X-A is missing; expected a value that fits {"type":"string"}"#
      ),
    ] as [(String, [String], String?)])
  func header(_ matcher: String, _ lines: [String], _ sentence: String?) throws {
    let fields = [("Content-Type", "text/plain")] + lines.map { ("x-a", $0) }
    let found = try sentences("{\"headers\": {\"X-A\": \(matcher)}}", answer(headers: fields))
    #expect(found == [sentence].compactMap { $0 })
  }

  @Test(
    "what a field must not be, none of its lines may be, in whatever order",
    arguments: [
      #"{"not": {"pattern": "^a$"}}"#, #"{"not": {"enum": ["a", "c"]}}"#,
      #"{"allOf": [{"type": "string"}, {"not": {"const": "a"}}]}"#,
      ##"{"$ref": "#/$defs/no", "$defs": {"no": {"not": {"maxLength": 1}}}}"##,
      #"{"anyOf": [{"not": {"const": "a"}}, {"const": "never"}]}"#,
    ])
  func forbidden(_ schema: String) throws {
    let expect = "{\"headers\": {\"X-A\": {\"$is\": \(schema)}}}"
    for lines in [["a", "bb"], ["bb", "a"], ["bb", "a", "bb"], ["a"]] {
      #expect(try sentences(expect, answer(headers: lines.map { ("X-A", $0) })).count == 1)
    }
    #expect(try sentences(expect, answer(headers: [("X-A", "bb"), ("x-a", "bb")])) == [])
  }

  @Test("each line of Set-Cookie must match, for they are never joined")
  func cookies() throws {
    func found(_ matcher: String, _ lines: [String]) throws -> [String] {
      try sentences(
        "{\"headers\": {\"Set-Cookie\": \(matcher)}}",
        answer(headers: lines.map { ("set-cookie", $0) }))
    }
    let secure = #"{"$is": {"type": "string", "pattern": "; Secure$"}}"#
    #expect(try found(secure, ["a=1; Secure", "b=2; Secure"]) == [])
    for lines in [["a=1", "b=2; Secure"], ["b=2; Secure", "a=1"]] {
      #expect(
        try found(secure, lines)
          == ["the header field Set-Cookie is \"a=1\", which does not match the pattern ; Secure$"])
    }
    #expect(try found("\"a=1, b=2\"", ["a=1", "b=2"]).count == 1)
  }

  @Test(
    "$lines is for the lines of a field one by one",
    arguments: [
      (#"["a", "b"]"#, ["a", "b"], nil), (#"{"$unordered": ["b", "a"]}"#, ["a", "b"], nil),
      (#"{"$is": {"contains": {"const": "b"}}}"#, ["a", "b"], nil), ("[]", [], nil),
      (#"["a, b"]"#, ["a", "b"], "the header field X-A has 2 elements, not 1"),
      (#"["a"]"#, ["b"], "the header field X-A is \"b\", not \"a\""),
      (#"{"$is": {"minItems": 1}}"#, [], "the header field X-A has 0 items, fewer than 1"),
    ] as [(String, [String], String?)])
  func lines(_ matcher: String, _ lines: [String], _ sentence: String?) throws {
    let found = try sentences(
      "{\"headers\": {\"X-A\": {\"$lines\": \(matcher)}}}",
      answer(headers: lines.map { ("x-a", $0) }))
    #expect(found == [sentence].compactMap { $0 })
  }

  @Test("a duration is counted in milliseconds")
  func duration() throws {
    let expect = #"{"duration": {"$is": {"maximum": 12.344}}}"#
    #expect(try sentences(expect, answer(total: .microseconds(12_344))) == [])
    #expect(
      try sentences(expect, answer(total: .microseconds(12_345)))
        == ["the duration in milliseconds is 12.345, more than 12.344"])
  }

  @Test("all parts are judged, whatever became of the others")
  func allParts() throws {
    #expect(
      try sentences(
        #"{"status": 200, "headers": {"A": "1", "B": "2"}, "text": "x", "json": {"a": 1}, "#
          + #""assert": [{"path": "$.b", "value": 2}], "duration": 0}"#,
        answer(#"{"a": 2}"#, status: 500, headers: [("b", "3")], total: .seconds(1)))
        == [
          "the status is 500, not 200", "the header field A is missing; expected \"1\"",
          "the header field B is \"3\", not \"2\"",
          #"the content is "{\"a\": 2}", not "x""#, "$.a is 2, not 1",
          "$.b selects 0 values, expected exactly one",
          "the duration in milliseconds is 1000.0, not 0",
        ])
  }

  @Test("of several answers that are right, the nearest is explained")
  func nearest() throws {
    let expect = #"""
      {"headers": {"X": "1"}, "anyOf": [
        {"status": 201, "json": {"gid": "a", "name": "b"}},
        {"status": [409, 410], "json": {"gid": "c"}},
        {"status": 409, "json": {"gid": "d", "code": 409}}]}
      """#
    let fields = [("X", "1")]
    #expect(
      try sentences(expect, answer(#"{"gid": "c"}"#, status: 409, headers: fields)) == [])
    #expect(
      try sentences(expect, answer(#"{"gid": "x"}"#, status: 201, headers: fields))
        == ["$.gid is \"x\", not \"a\"", "$.name is missing; expected \"b\""])
    #expect(
      try sentences(expect, answer(#"{"gid": "d"}"#, status: 409, headers: fields))
        == ["$.gid is \"d\", not \"c\""])
    #expect(
      try sentences(expect, answer("", status: 500))
        == [
          "the header field X is missing; expected \"1\"",
          "the status is 500, not 201 or 409 or 410 or 409",
        ])
  }
}
