import Testing

@Suite("Mistakes in a step")
struct StepMistakeTests {
  @Test("are told with their place", arguments: mistakes + captureMistakes)
  func mistake(_ mistake: Mistake) throws { try mistake.check() }

  private static let sources =
    #"write a query such as "$.gid", or {"header": "Location"}, {"text": "id=(\\d+)"}, "#
    + #"{"cookie": "sid"}, {"status": true} or {"url": true}"#

  /// A step with these members beside its request and its expectation.
  private static func step(_ members: String) -> String {
    #"{"request": \#(Frame.plainRequest), "expect": {"status": 200}, \#(members)}"#
  }

  static let mistakes = [
    Mistake(.steps, "«null»", "wrong-type", "a step must be an object, not null"),
    Mistake(
      .steps, #"«{»"expect": {"status": 200}}"#, "missing-key", "a step needs 'request'"),
    Mistake(
      .steps, #"«{»"request": \#(Frame.plainRequest)}"#, "no-expectation",
      "the step expects nothing, so it cannot fail", note: "add 'expect', at least with a 'status'"),
    Mistake(
      .steps, step(#"«"expected"»: {}"#), "unknown-key", "a step has no key 'expected'",
      note: "did you mean 'expect'?"),
    Mistake(
      .steps, #"«{»"request": \#(Frame.plainRequest), "concurrently": 2, "together": []}"#,
      "no-expectation", "the step expects nothing, so it cannot fail",
      note: "add 'expect', at least with a 'status'"),
    Mistake(
      .steps, step(#""concurrently": «1»"#), "wrong-value",
      "'concurrently' must be a whole number from 2 to 256"),
    Mistake(
      .steps, step(#""concurrently": «1e400000»"#), "wrong-value",
      "'concurrently' must be a whole number from 2 to 256"),
    Mistake(
      .steps, step(#""repeat": «2.5»"#), "wrong-value",
      "'repeat' must be a whole number from 2 to 10000"),
    Mistake(
      .file,
      #"{"flows": {"f": [{"request": {"method": "GET", "path": "/"}, "expect": {"status": 200}, "#
        + #""capture": {"id": "$.id"}}]}, "scenarios": [{"name": "a", "steps": ["#
        + #"{"flow": "f", "with": {«"id"»: 1}}, "#
        + #"{"request": {"method": "GET", "path": "/{{id}}"}, "expect": {"status": 200}}]}]}"#,
      "contradiction", "the flow 'f' captures 'id' itself",
      note: "'with' gives values to names that the flow only reads"),
    Mistake(
      .steps, step(#"«"together"»: []"#), "together-without-copies",
      "'together' judges the answers to several requests, and there is one",
      note: "add 'concurrently', 'repeat' or 'forEach', or use 'assert' inside 'expect'"),
    Mistake(
      .steps, step(#""concurrently": 2, «"repeat"»: 2"#), "contradiction",
      "'repeat' and 'concurrently' exclude each other"),
    Mistake(
      .steps, step(#""repeat": 2, «"retry"»: {"within": "1s"}"#), "contradiction",
      "'retry' and 'repeat' exclude each other"),
    Mistake(
      .steps, step(#""connection": «"old"»"#), "wrong-value", "'connection' takes only \"new\"",
      note: "without it the scenario's connection is used again"),
    Mistake(
      .steps, step(#""retry": «{»"every": "1s"}"#), "missing-key", "'retry' needs 'within'"),
    Mistake(
      .steps, step(#""retry": {"within": "1s", "every": «"0s"»}"#), "wrong-value",
      "'every' must be a millisecond at least",
      note: "so that a server which is not ready is not flooded with requests"),
  ]

  static let captureMistakes = [
    Mistake(
      .steps, step(#""capture": {"a": {"status": true, «"all"»: true}}"#), "contradiction",
      "there is one status, so 'all' says nothing"),
    Mistake(
      .steps, step(#""capture": {"gid": "$.«[»gid"}"#), "path-syntax",
      "expected a name of letters, digits and '_', or '*'; any other name is written ['name']",
      note: "queries are JSONPath (RFC 9535), as in \"$.gid\""),
    Mistake(
      .steps, step(#""capture": {"gid": «{}»}"#), "wrong-value", "a capture names one source",
      note: Self.sources),
    Mistake(
      .steps, step(#""capture": {"gid": «{"header": "A", "status": true}»}"#), "wrong-value",
      "a capture names one source",
      note: Self.sources),
    Mistake(
      .steps, step(#""capture": {"gid": «{"path": "$", "json": "$"}»}"#), "wrong-value",
      "a capture names one source",
      note: Self.sources),
    Mistake(
      .steps, step(#""capture": {"gid": «{"secret": true}»}"#), "wrong-value",
      "a capture names one source",
      note: Self.sources),
    Mistake(
      .steps, step(#""capture": {"gid": {"path": "$.«[»gid", "secret": true}}"#), "path-syntax",
      "expected a name of letters, digits and '_', or '*'; any other name is written ['name']",
      note: "queries are JSONPath (RFC 9535), as in \"$.gid\""),
    Mistake(
      .steps, step(#""capture": {"gid": {"path": "$.gid", "secret": «"yes"»}}"#), "wrong-type",
      "'secret' must be true or false, not a string"),
    Mistake(
      .steps, step(#""capture": {"code": {"status": «false»}}"#), "wrong-value",
      "'status' takes only true here"),
    Mistake(
      .steps, step(#""capture": {"place": {"header": «"Lo cation"»}}"#), "wrong-value",
      "'Lo cation' is not a field name (RFC 9110, section 5.1)"),
    Mistake(
      .steps, step(#""capture": {«"a b"»: "$"}"#), "invalid-name",
      "'a b' cannot be a variable's name",
      note: "names are letters, digits, '_', '-' and '.', a letter or '_' first"),
  ]
}
