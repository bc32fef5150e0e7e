import Testing

@Suite("Mistakes in what is expected")
struct ExpectMistakeTests {
  @Test("are told with their place", arguments: mistakes + matcherMistakes + assertionMistakes)
  func mistake(_ mistake: Mistake) throws { try mistake.check() }

  static let mistakes = [
    Mistake(
      .expect, "«{}»", "no-expectation", "'expect' says nothing", note: "add a 'status'"),
    Mistake(
      .expect, #"«{"headers": {}, "assert": []}»"#, "no-expectation", "'expect' says nothing",
      note: "add a 'status'"),
    Mistake(
      .expect, #"{"assert": [{"path": "$[*]", "each": 1, "count": 0, «"orNone"»: true}]}"#,
      "contradiction", "'count' says already how many nodes there must be",
      note: "take 'orNone' out, or 'count'"),
    Mistake(
      .expect, #"{"assert": [{"path": "$[*]", "distinct": 1, «"orNone"»: true}]}"#,
      "contradiction", "'orNone' is said of 'each', and there is none"),
    Mistake(
      .expect, #"{"status": «600»}"#, "wrong-value", "600 is no status code",
      note: "write a code from 100 to 599 such as 409, or \"2xx\""),
    Mistake(
      .expect, #"{"status": [200, «"6xx"»]}"#, "wrong-value", "\"6xx\" is no status code",
      note: "write a code from 100 to 599 such as 409, or \"2xx\""),
    Mistake(
      .expect, #"{"status": «200.5»}"#, "wrong-value", "200.5 is no status code",
      note: "write a code from 100 to 599 such as 409, or \"2xx\""),
    Mistake(.expect, #"{"status": «[]»}"#, "wrong-value", "no status would be right"),
    Mistake(
      .expect, #"{"status": «true»}"#, "wrong-type",
      "'status' must be a code such as 409, \"2xx\", or a list, not a boolean"),
    Mistake(
      .expect, #"{"headers": {«"Content Type"»: "a"}}"#, "wrong-value",
      "'Content Type' is not a field name (RFC 9110, section 5.1)"),
    Mistake(
      .expect, #"{«"stauts"»: 200, "json": {}}"#, "unknown-key", "'expect' has no key 'stauts'",
      note: "did you mean 'status'?"),
    Mistake(
      .expect, #"{"anyOf": «[{"status": 200}]»}"#, "wrong-value",
      "'anyOf' must be an array of two or more answers"),
    Mistake(
      .expect, #"{"anyOf": [{"status": 200}, «{}»]}"#, "no-expectation",
      "an answer of 'anyOf' says nothing", note: "add a 'status'"),
  ]

  static let matcherMistakes = [
    Mistake(
      .matcher, #"{"a": {«"$iss"»: 1}}"#, "unknown-operator", "there is no matcher '$iss'",
      note: "did you mean '$is'?"),
    Mistake(
      .matcher, #"{«"$schema"»: "x"}"#, "unknown-operator", "there is no matcher '$schema'",
      note: "known: $is, $absent, $exactly, $unordered, $not, $anyOf, $allOf, $matches, $contains, "
        + "$each, $sorted, $near, $time, $json, $base64, $jwt, $same, $lines; "
        + "a member of that name is written with two: '$$schema'"),
    Mistake(
      .matcher, #"{"b": 1, «"$is"»: true}"#, "operator-with-members",
      "'$is' stands alone in its object"),
    Mistake(
      .matcher, #"{"$absent": «false»}"#, "wrong-value", "'$absent' takes only true",
      note: "for any value at all write {\"$is\": true}"),
    Mistake(
      .matcher, #"{"$unordered": «{}»}"#, "wrong-type",
      "'$unordered' must be an array, not an object"),
    Mistake(
      .matcher, #"{"$is": {«"typ"»: "string"}}"#, "schema",
      "no keyword `typ` in JSON Schema 2020-12; did you mean `type`?"),
    Mistake(
      .matcher, ##"{"$is": {"$ref": «"#/schemas/custmer"»}}"##, "schema",
      ##""#/schemas/custmer" points to nothing"##),
    Mistake(
      .matcher, ##"{"$is": {"$ref": «"common/x.json#/a"»}}"##, "schema",
      #"there is no document "common/x.json""#),
    Mistake(
      .matcher, ##"{"$is": {"$ref": "x.json#/a"}}"##, "schema", #"no type "text" in JSON Schema"#,
      besides: ["x.json": #"{"a": {"type": «"text"»}}"#]),
    Mistake(.matcher, #"{"$is": {"type": «"text"»}}"#, "schema", #"no type "text" in JSON Schema"#),
    Mistake(
      .matcher, #"{"$is": {"pattern": «"("»}}"#, "schema",
      "the pattern is not a regular expression of ECMA-262: the group has no closing ')'"),
  ]

  static let assertionMistakes = [
    Mistake(
      .expect, #"{"assert": [«{»"value": 1}]}"#, "missing-key", "an assertion needs 'path'"),
    Mistake(
      .expect, #"{"assert": [«{"path": "$.a"}»]}"#, "no-expectation",
      "the assertion says nothing of what is selected",
      note: "add 'value', 'each', 'count' or 'distinct'"),
    Mistake(
      .expect, #"{"assert": [{"path": "$.items[?«]»", "value": 1}]}"#, "path-syntax",
      "expected a query from '@' or '$', a function or a literal",
      note: "queries are JSONPath (RFC 9535), as in \"$.gid\""),
    Mistake(
      .expect, #"{"assert": [{"path": "$\u002Eab «c»", "value": 1}]}"#, "path-syntax",
      "expected '.', '..' or '[' here",
      note: "queries are JSONPath (RFC 9535), as in \"$.gid\""),
  ]
}
