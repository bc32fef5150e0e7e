import AssayJSON
import AssaySuite
import Testing

@Suite("Examples")
struct ExampleTests {
  private func names(_ name: String, _ examples: String) throws -> [String] {
    let column = #""{{a}}{{b ?? 1}}""#
    let file = try load(
      """
      {"scenarios": [{"name": \(name), "examples": \(examples), "steps": [{"request":
        {"method": "POST", "path": "/", "json": [\(column), "{{a}}"]}, "expect": {"status": 200}}]}]}
      """)
    return file.scenarios.map(\.name)
  }

  @Test("give a scenario each, named by its values")
  func names() throws {
    #expect(
      try names(#""a {{a}}.""#, #"[{"a": "x"}, {"a": 1.0}, {"a": true}, {"a": null}]"#)
        == ["a x.", "a 1.0.", "a true.", "a null."])
    #expect(
      try names(#""of {{a}}""#, #"[{"a": {"k": [1, "é"]}}, {"a": []}]"#)
        == [#"of {"k":[1,"é"]}"#, "of []"])
    #expect(
      try names(#""plain""#, #"[{"a": "x", "b": 1}, {"a": null, "b": "y"}]"#)
        == ["plain (a: x, b: 1)", "plain (a: null, b: y)"])
    #expect(try names(#""alone""#, #"[{"a": "x"}]"#) == ["alone"])
  }

  @Test("may give their columns in any order")
  func order() throws {
    #expect(
      try names(#""{{b}}""#, #"[{"a": "1", "b": "2"}, {"b": "3", "a": "4"}]"#) == ["2", "3"])
  }

  @Test("share the scenario's steps, tags and clauses, with those of the file before them")
  func shared() throws {
    let file = try load(
      #"""
      {"tags": ["file"], "contract": "contract.json", "scenarios": [{"name": "{{a}}",
        "tags": ["own"], "covers": ["c"], "examples": [{"a": 1}, {"a": 2}],
        "steps": [\#(Frame.plainStep)]}]}
      """#,
      besides: ["contract.json": #"{"clauses": [{"id": "c", "text": "C."}]}"#])
    #expect(file.scenarios.map(\.tags) == [["file", "own"], ["file", "own"]])
    #expect(file.scenarios.map(\.covers) == [["c"], ["c"]])
    #expect(file.scenarios.map(\.steps.count) == [1, 1])
  }
}
