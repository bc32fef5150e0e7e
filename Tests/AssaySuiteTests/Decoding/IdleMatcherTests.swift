import AssayJSON
import AssaySuite
import Testing

@Suite("A check that nothing can fail or pass")
struct IdleMatcherTests {
  @Test("is told with its place", arguments: subjects + schemas + content)
  func mistake(_ mistake: Mistake) throws { try mistake.check() }

  private static func never(
    _ frame: Frame, _ marked: String, _ message: String, note: String? = nil
  ) -> Mistake {
    Mistake(frame, marked, "never-holds", message, note: note)
  }

  private static func assertion(_ part: String) -> String {
    #"{"assert": [{"path": "$[*]", \#(part)}]}"#
  }

  static let subjects = [
    never(
      .expect, #"{"headers": {"X-Count": «5»}}"#, "a header field is a text",
      note: "write it as a string: \"5\""),
    never(.expect, #"{"headers": {"X": «{"a": "b"}»}}"#, "a header field is a text"),
    never(
      .expect, #"{"headers": {"X": {"$is": «{"type": "integer"}»}}}"#, "a header field is a text"),
    never(.expect, #"{"text": «{"a": 1}»}"#, "the content as text is a text"),
    never(.expect, #"{"duration": «"5"»}"#, "a time in milliseconds is a number"),
    never(.expect, #"{"duration": «{"$absent": true}»}"#, "a time in milliseconds is always there"),
    never(
      .expect, #"{"duration": {"$is": «{"maximum": -1}»}}"#,
      "a time in milliseconds is never below 0"),
    Mistake(
      .expect, #"{"duration": {"$is": «{"minimum": 0}»}}"#, "never-fails",
      "a time in milliseconds always fits this"),
    never(.expect, assertion(#""count": «-1»"#), "a number of nodes is never below 0"),
    never(.expect, assertion(#""distinct": «1.5»"#), "a number of nodes is a whole number"),
    Mistake(
      .expect, assertion(#""count": {"$is": «{"type": "integer"}»}"#), "never-fails",
      "a number of nodes always fits this"),
    never(.expect, #"{"status": «{"a": 1}»}"#, "a status is a number"),
    never(
      .expect, #"{"anyOf": [{"status": 200}, {"text": «7»}]}"#, "the content as text is a text",
      note: "write it as a string: \"7\""),
  ]

  private static func schema(_ marked: String, _ reason: String) -> Mistake {
    never(.matcher, #"[{"a": {"$is": \#(marked)}}]"#, "no value fits this schema: \(reason)")
  }

  static let schemas = [
    schema(
      #"{"type": "string", "minLength": «3», "maxLength": 2}"#,
      "its minLength 3 and its maxLength 2 exclude each other"),
    schema(
      #"{"type": "number", "exclusiveMinimum": «3», "maximum": 3}"#,
      "its exclusiveMinimum 3 and its maximum 3 exclude each other"),
    schema(
      #"{"type": "array", "minItems": 1, "items": «false»}"#, "nothing fits false"),
    schema(
      #"{"type": "object", "required": ["a", "b"], "maxProperties": «1»}"#,
      "it requires more members than maxProperties allows"),
    schema(
      #"{"type": "object", "required": ["a"], "properties": {"a": {"enum": «[]»}}}"#,
      "its enum is empty"),
    schema(#"{"type": "string", "enum": «[1, 2]»}"#, "none of its values fits its other keywords"),
    schema(#"{"type": "string", "const": «1»}"#, "its only value breaks its other keywords"),
    schema(
      #"{"allOf": [{"type": "string"}, {"type": "integer", "minimum": «2», "maximum": 1}]}"#,
      "its minimum 2 and its maximum 1 exclude each other"),
    schema(#"{"anyOf": [«false», false]}"#, "nothing fits false"),
  ]

  static let content = [
    never(
      .expect, #"{"status": 204, "json": «{"a": 1}»}"#, "an answer of status 204 has no content"),
    never(
      .expect, #"{"status": 304, "assert": [{"path": «"$.a"», "value": 1}]}"#,
      "an answer of status 304 has no content"),
    never(
      .expect, #"{"status": [204, 304], "text": «"a"»}"#, "an answer of status 204 has no content"),
    never(
      .expect, #"{"status": 204, "anyOf": [{"text": ""}, {"text": «"a"»}]}"#,
      "an answer of status 204 has no content"),
    never(
      .steps,
      #"{"request": {"method": "HEAD", "path": "/"}, "expect": {"json": «"{{uuid}}"»}}"#,
      "an answer to HEAD has no content"),
  ]

  @Test(
    "is not told of a check that an answer can fail and pass",
    arguments: [
      #"{"json": {"$is": {"minLength": 3, "maxLength": 2}}}"#,
      #"{"json": {"$is": {"type": ["string", "null"], "minLength": 3, "maxLength": 2}}}"#,
      #"{"json": {"$is": {"not": {"type": "string", "minLength": 3, "maxLength": 2}}}}"#,
      #"{"json": {"$is": {"properties": {"a": false}}}}"#,
      #"{"json": {"$is": {"type": "array", "minItems": 1, "prefixItems": [true], "items": false}}}"#,
      #"{"json": {"$is": {"anyOf": [{"type": "null"}, false]}}}"#,
      #"{"json": {"$is": {"type": "number", "minimum": 3, "maximum": 3}}}"#,
      #"{"headers": {"X": {"$absent": true}, "Y": {"$is": {"type": ["string", "null"]}}}}"#,
      #"{"duration": {"$is": {"maximum": 50}}}"#,
      #"{"assert": [{"path": "$[*]", "count": {"$is": {"minimum": 1}}, "distinct": 0}]}"#,
      #"{"assert": [{"path": "$[*]", "each": {"$is": false}, "count": 0}]}"#,
      #"{"status": 204, "json": {"$absent": true}}"#,
      #"{"status": 204, "text": {"$is": {"maxLength": 0}}}"#,
      #"{"status": [200, 204], "json": {"a": 1}}"#,
      #"{"status": "2xx", "json": {"a": 1}}"#,
      #"{"text": {"$is": true}, "json": {"$is": true}}"#,
    ])
  func rightChecks(_ expect: String) throws {
    let told = try load(Frame.expect.file(around: expect)).diagnostics
    #expect(told.allSatisfy { $0.code == "untyped-schema" })
  }
}
