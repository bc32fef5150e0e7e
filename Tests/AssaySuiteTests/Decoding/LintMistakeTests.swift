import AssayJSON
import AssaySuite
import Testing

@Suite("What has the right shape and still no sense")
struct LintMistakeTests {
  @Test("is told with its place", arguments: mistakes)
  func mistake(_ mistake: Mistake) throws { try mistake.check() }

  private static let take = "use it as a placeholder, or take it out"

  static let mistakes = [
    Mistake(
      .scenario, #""examples": [{«"x"»: 1}]"#, "unused-column", "no step reads the column 'x'",
      note: take),
    Mistake(
      .scenario, #""variables": {«"x"»: 1}"#, "unused-variable",
      "nothing reads the variable 'x'", note: take),
    Mistake(
      .top, #""variables": {«"x"»: 1}"#, "unused-variable", "no scenario reads the variable 'x'",
      note: take),
    Mistake(
      .steps,
      #"{"request": \#(Frame.plainRequest), "expect": {"status": 200}, "#
        + #""capture": {«"gid"»: "$.gid"}}"#,
      "unused-capture", "no later step reads the capture 'gid'", note: take),
    Mistake(
      .expect, #"{"status": {"$is": «{"minimum": 100}»}}"#, "never-fails",
      "every status fits this"),
    Mistake(
      .expect, #"{"status": {"$is": «{"minimum": 600}»}}"#, "never-holds", "no status fits this"),
    Mistake(
      .expect, #"{"status": «{"$absent": true}»}"#, "never-holds", "every answer has a status"),
    Mistake(
      .matcher, #"{"a": {"$is": «false»}}"#, "never-holds", "no value fits the schema false",
      note: "that a value must not be there is {\"$absent\": true}"),
    Mistake(
      .request,
      #"{"method": "POST", "path": "/", "json": {"a": 1}, "#
        + #""patch": [{"op": "remove", "path": «"/b"»}]}"#,
      "impossible-patch",
      "the patch cannot be applied to its request: the document has no member 'b'"),
    Mistake(
      .file,
      #"{"scenarios": [{"name": "{{a}}", "examples": [{"a": "x"}, {"a": "y"}], "steps": [{"#
        + #""request": {"method": "POST", "path": "/", "json": {"x": 1}, "#
        + #""patch": [{"op": "remove", "path": «"/{{a}}"»}]}, "expect": {"status": 200}}]}]}"#,
      "impossible-patch",
      "the patch cannot be applied to its request: the document has no member 'y'",
      note: "in the scenario 'y'"),
    Mistake(
      .expect, #"{"assert": [{"path": "$[?match(@.a, «'a('»)]", "count": 1}]}"#, "invalid-pattern",
      "the pattern matches nothing: the group has no closing ')'",
      note: "queries take regular expressions as in RFC 9485 (I-Regexp)"),
    Mistake(
      .matcher, #"{"a": {"$is": {«"maxLength"»: 3}}}"#, "untyped-schema",
      "'maxLength' says nothing about values that are no strings: they all fit",
      note: "add \"type\": \"string\""),
    Mistake(
      .matcher, #"{"a": {"$is": {"type": "array", "items": {«"multipleOf"»: 2}}}}"#,
      "untyped-schema", "'multipleOf' says nothing about values that are no numbers: they all fit",
      note: "add \"type\": \"number\""),
    Mistake(
      .matcher, #"{"a": {"$is": «{"title": "A", "examples": [1]}»}}"#, "never-fails",
      "every value fits this schema, for none of its keywords judges",
      note: "for any value at all write {\"$is\": true}"),
    Mistake(
      .matcher, #"{"a": {"$is": {"const": "{{uuid}}", "allOf": [{«"maxLenght"»: 3}]}}}"#,
      "schema", "no keyword `maxLenght` in JSON Schema 2020-12; did you mean `maxLength`?"),
    Mistake(
      .matcher, #"{"a": {"$is": {"enum": ["{{uuid}}"], "minItems": «"2"»}}}"#,
      "schema", "`minItems` takes a whole number that is not negative"),
    Mistake(
      .request,
      #"{"method": "GET", "path": "/", "headers": {"#
        + #""Authorization": «"Bearer 9f8e7d6c5b4a39281706fedcba"»}}"#,
      "literal-secret", "this looks like a secret that stands in the file",
      note: "write {{token}} for it, and give it with --secret token=VALUE"),
  ]

  @Test("is a warning where it may be meant")
  func warnings() throws {
    let request =
      #"{"method": "GET", "path": "/", "headers": {"Cookie": "id=9f8e7d6c5b4a39281706fedcba"}}"#
    let file = try #require(
      SuiteLoader(
        files: MemoryFiles(["a.scenarios.json": Frame.request.file(around: request)])
      ).suite(at: ["a.scenarios.json"]).files.first)
    #expect(file.diagnostics.map(\.severity) == [.warning])
    #expect(!file.hasErrors)
    #expect(file.scenarios.count == 1)
  }

  @Test("one slip is told once, however many scenarios and rows it touches")
  func once() {
    let text = """
      {"variables": {"a": "{{b}}"}, "scenarios": [
        {"name": "1 {{x}}", "examples": [{"x": 1}, {"x": 2}], "steps": [\(Frame.plainStep)]},
        {"name": "2", "steps": [\(Frame.plainStep)]}]}
      """
    let suite = SuiteLoader(files: MemoryFiles(["a.scenarios.json": text]))
      .suite(at: ["a.scenarios.json"])
    #expect(suite.diagnostics.map(\.code) == ["undefined-variable"])
  }

  @Test("slips at the same offset of two files are both told")
  func sameOffset() {
    let slip =
      #"{"flows": {"f": [{"request": {"method": "GET", "path": "/{{x}}"}, "expect": {"status": 200}}]}"#
    let files = [
      "a.scenarios.json": slip
        + #", "include": ["b.json"], "scenarios": [{"name": "a", "steps": [{"flow": "f"}, {"flow": "g"}]}]}"#,
      "b.json": slip.replacing(#""f""#, with: #""g""#) + "}",
    ]
    let suite = SuiteLoader(files: MemoryFiles(files)).suite(at: ["a.scenarios.json"])
    #expect(suite.diagnostics.map(\.code) == ["undefined-variable", "undefined-variable"])
    #expect(suite.diagnostics.map { $0.place?.source.name } == ["a.scenarios.json", "b.json"])
  }

  @Test("a placeholder that cannot be read does not make its variable unused")
  func noCascade() throws {
    try Mistake(
      .file,
      #"{"variables": {"n": 1}, "scenarios": [{"name": "a", "steps": [{"request": "#
        + #"{"method": "GET", "path": "/«{{n»"}, "expect": {"status": 200}}]}]}"#,
      "placeholder-syntax", "the placeholder has no closing '}}'",
      note: #"to send '{{' itself, write {{"{{"}}, in a JSON text {{\"{{\"}}"#
    ).check()
  }
}
