import Testing

/// Operators that hold matchers: `nil` where the content fits, else a part of what is said.
@Suite("Operators within each other")
struct NestedOperatorTests {
  private func check(_ matcher: String, _ content: String, _ part: String?) throws {
    try AssayVerdictTests.check("{\"json\": \(matcher)}", answer(content), part)
  }

  @Test(
    "$not holds of what is there, is of a type that is spoken of, and does not fit",
    arguments: [
      (#"{"a": {"$not": "pending"}}"#, #"{"a": "done"}"#, nil),
      (#"{"a": {"$not": "pending"}}"#, #"{"a": "pending"}"#, "must not be"),
      (#"{"a": {"$not": "pending"}}"#, "{}", "is missing"),
      (#"{"a": {"$not": "pending"}}"#, #"{"a": null}"#, "of type null"),
      (#"{"a": {"$not": "pending"}}"#, #"{"a": 7}"#, "of type number"),
      (#"{"a": {"$not": null}}"#, #"{"a": 0}"#, nil),
      (#"{"a": {"$not": null}}"#, #"{"a": null}"#, "must not be"),
      (#"{"a": {"$not": {"b": 1}}}"#, #"{"a": {"b": 2}}"#, nil),
      (#"{"a": {"$not": {"b": 1}}}"#, #"{"a": {"b": 1, "c": 2}}"#, "must not be"),
      (#"{"a": {"$not": {"b": 1}}}"#, #"{"a": "b"}"#, "of type string"),
      (#"{"a": {"$not": {"$matches": "^x"}}}"#, #"{"a": "yx"}"#, nil),
      (#"{"a": {"$not": {"$matches": "^x"}}}"#, #"{"a": 1}"#, "of type number"),
      (#"{"a": {"$not": {"$is": {"type": "string"}}}}"#, #"{"a": 1}"#, nil),
      (#"{"a": {"$not": {"$is": {"minimum": 5}}}}"#, #"{"a": "x"}"#, "of type string"),
      (#"{"a": {"$not": {"$anyOf": ["x", 1]}}}"#, #"{"a": 2}"#, nil),
      (#"{"a": {"$not": {"$anyOf": ["x", 1]}}}"#, #"{"a": 1.0}"#, "must not be"),
      (#"{"a": {"$not": {"$not": "x"}}}"#, #"{"a": "x"}"#, nil),
      (#"{"a": {"$not": {"$not": "x"}}}"#, #"{"a": "y"}"#, "must not be"),
      (#"{"a": {"$not": {"$contains": 1}}}"#, #"{"a": [2, 3]}"#, nil),
      (#"{"a": {"$not": {"$contains": 1}}}"#, #"{"a": [2, 1]}"#, "must not be"),
    ] as [(String, String, String?)])
  func not(_ matcher: String, _ content: String, _ part: String?) throws {
    try check(matcher, content, part)
  }

  @Test(
    "$anyOf and $allOf fit one and all, and the nearest alternative is explained",
    arguments: [
      (#"{"a": {"$anyOf": [1, "x"]}}"#, #"{"a": "x"}"#, nil),
      (#"{"a": {"$anyOf": [1, "x"]}}"#, #"{"a": 2}"#, "is 2, not 1 or \"x\""),
      (#"{"a": {"$anyOf": [1, {"$absent": true}]}}"#, "{}", nil),
      (#"{"a": {"$anyOf": [1, 2]}}"#, "{}", "is missing"),
      (
        #"{"a": {"$anyOf": [{"k": "s", "n": 1}, {"k": "t", "n": 2, "m": 3}]}}"#,
        #"{"a": {"k": "t", "n": 2}}"#, "of the second, which is nearest: $.a.m is missing"
      ),
      (#"{"a": {"$allOf": [{"b": 1}, {"c": 2}]}}"#, #"{"a": {"b": 1, "c": 2}}"#, nil),
      (#"{"a": {"$allOf": [{"b": 1}, {"c": 2}]}}"#, #"{"a": {"b": 1, "c": 3}}"#, "$.a.c is 3"),
      (#"{"a": {"$allOf": [{"$not": "x"}, {"$matches": "y"}]}}"#, #"{"a": "xy"}"#, nil),
      (#"{"a": {"$allOf": [{"$not": "x"}, {"$matches": "y"}]}}"#, #"{"a": "x"}"#, "must not be"),
    ] as [(String, String, String?)])
  func choices(_ matcher: String, _ content: String, _ part: String?) throws {
    try check(matcher, content, part)
  }

  @Test(
    "$contains gives each matcher an element of its own, and $each judges all",
    arguments: [
      (#"{"$contains": 2}"#, "[1, 2, 3]", nil),
      (#"{"$contains": [3, 1]}"#, "[1, 2, 3]", nil),
      (#"{"$contains": [1, 1]}"#, "[1, 2]", "no element left that matches 1"),
      (#"{"$contains": [{"id": 1}, {"id": 1, "b": 2}]}"#, #"[{"id": 1, "b": 2}, {"id": 1}]"#, nil),
      (
        #"{"$contains": {"id": 1, "b": 3, "c": 4}}"#, #"[{"id": 9}, {"id": 1, "b": 2, "c": 4}]"#,
        "the nearest does not fit: $[1].b is 2, not 3"
      ),
      (#"{"$contains": 1}"#, #"{"0": 1}"#, "not [1]"),
      (#"{"$contains": 1}"#, "[]", "no element left"),
      (#"{"$contains": {"$is": {"type": "string"}}}"#, #"[1, "x"]"#, nil),
      (#"{"$each": {"$is": {"type": "integer"}}}"#, "[1, 2]", nil),
      (#"{"$each": {"$is": {"type": "integer"}}}"#, "[]", "has no element"),
      (#"{"$each": {"$is": {"type": "integer"}}}"#, #"[1, "2"]"#, #"$[1] is "2""#),
      (
        #"{"$each": {"tags": {"$each": {"$matches": "^t"}}}}"#, #"[{"tags": ["t", "u"]}]"#,
        "$[0].tags[1]"
      ),
      (#"{"$each": 1}"#, #""1""#, "not an array"),
      (#"{"$exactly": [{"$contains": {"a": 1}}]}"#, #"[[{"a": 1, "b": 2}]]"#, "no element left"),
      (
        #"{"$exactly": {"l": {"$each": {"a": {"$is": true}}}}}"#, #"{"l": [{"a": 1, "b": 2}]}"#,
        "$.l[0].b"
      ),
      (#"{"$unordered": [{"$contains": 1}, {"$contains": 2}]}"#, "[[2], [2, 1]]", nil),
    ] as [(String, String, String?)])
  func arrays(_ matcher: String, _ content: String, _ part: String?) throws {
    try check(matcher, content, part)
  }

  @Test(
    "what a text holds is judged within it",
    arguments: [
      (#"{"b": {"$json": {"a": 1}}}"#, #"{"b": "{\"a\": 1.0, \"c\": 2}"}"#, nil),
      (
        #"{"b": {"$json": {"a": [1, 2]}}}"#, #"{"b": "{\"a\": [1, 3]}"}"#,
        "$.b holds JSON in which $.a[1] is 3, not 2"
      ),
      (#"{"b": {"$json": {"a": 1}}}"#, #"{"b": "{a: 1}"}"#, "is not JSON"),
      (#"{"b": {"$json": {"a": 1}}}"#, #"{"b": {"a": 1}}"#, "not a string with JSON"),
      (
        #"{"b": {"$json": {"a": 1}}}"#, #"{"b": "{\"a\": 1, \"a\": 2}"}"#, "two members of one name"
      ),
      (#"{"b": {"$json": {"$json": 7}}}"#, #"{"b": "\"7\""}"#, nil),
      (#"{"b": {"$base64": "hello"}}"#, #"{"b": "aGVsbG8="}"#, nil),
      (#"{"b": {"$base64": "hello"}}"#, #"{"b": "aGVsbG8"}"#, nil),
      (#"{"b": {"$base64": "a>?b~~"}}"#, #"{"b": "YT4_Yn5-"}"#, nil),
      (#"{"b": {"$base64": "a>?b~~"}}"#, #"{"b": "YT4/Yn5+"}"#, nil),
      (#"{"b": {"$base64": "hello"}}"#, #"{"b": "aGVs*G8="}"#, "is not base64"),
      (#"{"b": {"$base64": "hello"}}"#, #"{"b": "/w=="}"#, "not UTF-8"),
      (#"{"b": {"$base64": {"$json": {"n": 2}}}}"#, #"{"b": "eyJuIjogMX0="}"#, "$.n is 1, not 2"),
    ] as [(String, String, String?)])
  func held(_ matcher: String, _ content: String, _ part: String?) throws {
    try check(matcher, content, part)
  }

  /// `{"alg":"RS256"}`, `{"sub":"u1","scope":"read","exp":1700000000}`
  private static let token =
    "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1MSIsInNjb3BlIjoicmVhZCIsImV4cCI6MTcwMDAwMDAwMH0.c2ln"

  @Test(
    "$jwt judges header and claims of a token",
    arguments: [
      (#"{"header": {"alg": "RS256"}, "claims": {"sub": "u1"}}"#, token, nil),
      (#"{"claims": {"exp": {"$time": {"after": "2023-11-14T22:13:20Z"}}}}"#, token, nil),
      (
        #"{"header": {"alg": "HS256"}, "claims": {"sub": "u1"}}"#, token,
        #"holds a JSON Web Token in which $.header.alg is "RS256""#
      ),
      (#"{"claims": {"scope": "write"}}"#, token, #"$.claims.scope is "read""#),
      (#"{"claims": {"sub": "u1"}}"#, "a.b", "it has 2 parts"),
      (#"{"claims": {"sub": "u1"}}"#, "YQ.YQ.YQ", "its header part"),
      (#"{"claims": {"sub": "u1"}}"#, String(token.dropLast(3)) + "/+/", "its signature"),
    ] as [(String, String, String?)])
  func webToken(_ matcher: String, _ token: String, _ part: String?) throws {
    try check("{\"t\": {\"$jwt\": \(matcher)}}", "{\"t\": \"\(token)\"}", part)
  }
}
