import AssayJSON
import AssaySuite
import Testing

@Suite("Remarks")
struct RemarkTests {
  /// Files in which `?` stands where an object of the format may have one more member.
  private static let places = [
    (Frame.file, #"{?, "scenarios": [\#(Frame.plainScenario)]}"#),
    (.top, #""defaults": {?}"#),
    (.top, #""defaults": {"options": {?}}"#),
    (.top, #""requests": {"r": {?, "method": "GET", "path": "/"}}"#),
    (.top, #""flows": {"f": {?, "steps": [\#(Frame.plainStep)]}}"#),
    (.scenario, "?"),
    (.scenario, #""examples": {?, "keeping": {"properties": {"a": {"enum": ["b", "c"]}}}}"#),
    (.steps, #"{?, "request": \#(Frame.plainRequest), "expect": {"status": 200}}"#),
    (.request, #"{?, "method": "GET", "path": "/"}"#),
    (.request, #"{"method": "POST", "path": "/", "multipart": {"a": {?, "text": "b"}}}"#),
    (.expect, #"{?, "status": 200}"#),
    (.expect, #"{"assert": [{?, "path": "$", "count": 1}]}"#),
    (.expect, #"{"anyOf": [{?, "status": 200}, {"status": 201}]}"#),
    (
      .steps,
      #"\#(Frame.plainStep), {"request": \#(Frame.plainRequest), "expect": {"status": 200}, "#
        + #""retry": {?, "within": "1s"}}"#
    ),
  ]

  @Test("stand in every object of the format", arguments: 0..<places.count)
  func everyObject(_ index: Int) throws {
    let (frame, part) = Self.places[index]
    for remark in [#""$comment": "as {{they}} want it""#, #""$comment": ["one", "two"]"#] {
      _ = try load(frame.file(around: part.replacing("?", with: remark)))
    }
  }

  @Test("stand in an included file, a contract and its clauses")
  func otherFiles() throws {
    _ = try load(
      Frame.top.file(around: #""include": ["x.json"], "contract": "contract.json""#),
      besides: [
        "x.json": #"{"$comment": "shared", "description": "what all need"}"#,
        "contract.json": #"""
        {"$comment": "v2", "description": "the page", "clauses": [
          {"$comment": "?", "id": "a", "text": "A."}]}
        """#,
      ])
  }

  @Test("that are none are told", arguments: mistakes)
  func mistake(_ mistake: Mistake) throws { try mistake.check() }

  static let mistakes = [
    Mistake(
      .scenario, #""$comment": «{"tags": []}»"#, "wrong-type",
      "'$comment' must be a string, or an array of its lines, not an object"),
    Mistake(
      .top, #"«"$coment"»: "x""#, "unknown-key", "a scenario file has no key '$coment'",
      note: "did you mean '$comment'?"),
    Mistake(
      .expect, #"«{"$comment": "nothing else"}»"#, "no-expectation", "'expect' says nothing",
      note: "add a 'status'"),
    Mistake(
      .matcher, #"{«"$comment"»: "x"}"#, "unknown-operator", "there is no matcher '$comment'",
      note: "known: $is, $absent, $exactly, $unordered, $not, $anyOf, $allOf, $matches, $contains, "
        + "$each, $sorted, $near, $time, $json, $base64, $jwt, $same, $lines; "
        + "a member of that name is written with two: '$$comment'"),
    Mistake(
      .top, #""description": «5»"#, "wrong-type",
      "'description' must be a string, not a number"),
    Mistake(
      .top, #""flows": {"f": {«"note"»: "x", "steps": [\#(Frame.plainStep)]}}"#, "unknown-key",
      "a flow has no key 'note'", note: "known: description, steps, $comment"),
    Mistake(
      .top, #""flows": {"f": «{»"description": "x"}}"#, "missing-key", "a flow needs 'steps'"),
    Mistake(
      .top, #""flows": {"f": {"steps": «[]»}}"#, "no-steps", "the flow has no step"),
  ]

  @Test("of that name are sent where they are content")
  func content() throws {
    let sent = #"{"$comment": "x", "a": [{"$comment": 1}]}"#
    let file = try load(
      Frame.request.file(around: #"{"method": "POST", "path": "/", "json": \#(sent)}"#))
    #expect(
      try request(of: file).content
        == Array(#"{"$comment":"x","a":[{"$comment":1}]}"#.utf8))
  }

  @Test("do not change what a flow with a description is")
  func flow() throws {
    let file = try load(
      #"""
      {"flows": {"f": {"description": "two", "steps": [\#(Frame.plainStep), \#(Frame.plainStep)]}},
       "scenarios": [{"name": "a", "steps": [{"flow": "f", "description": "both"}]}]}
      """#)
    #expect(file.scenarios.first?.steps.count == 2)
  }
}
