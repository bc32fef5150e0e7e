import AssayJSON
import AssaySuite
import Testing

@Suite("Products of rows")
struct ProductTests {
  private func names(_ examples: String, besides files: [String: String] = [:]) throws -> [String] {
    let step =
      #"{"request": {"method": "GET", "path": "/{{a}}/{{b ?? \"\"}}/{{c ?? \"\"}}"}, "#
      + #""expect": {"status": 200}}"#
    let file = try load(
      #"{"scenarios": [{"name": "n", "examples": \#(examples), "steps": [\#(step)]}]}"#,
      besides: files)
    return file.scenarios.map(\.name)
  }

  @Test("have each of the one with each of the other, in order")
  func order() throws {
    let rows = #"[[{"a": 1}, {"a": 2}], [{"b": "x"}, {"b": "y"}], [{"c": true}]]"#
    #expect(
      try names(#"{"product": \#(rows)}"#)
        == [
          "n (a: 1, b: x, c: true)", "n (a: 1, b: y, c: true)", "n (a: 2, b: x, c: true)",
          "n (a: 2, b: y, c: true)",
        ])
  }

  @Test("take rows from wherever rows come")
  func sources() throws {
    let made = #"{"keeping": {"properties": {"m": {"enum": ["p", "q"]}}}}"#
    let nested = #"{"product": [[{"a": 1}, {"a": 2}], {"file": "rows.csv"}]}"#
    let step =
      #"{"request": {"method": "GET", "path": "/{{a}}{{b}}", "json": {}, "patch": "{{patch}}"}, "#
      + #""expect": {"status": 200}}"#
    let file = try load(
      #"""
      {"scenarios": [{"name": "{{a}} {{b}} {{case}}",
        "examples": {"product": [\#(nested), \#(made)]}, "steps": [\#(step)]}]}
      """#, besides: ["rows.csv": "b\nx\ny\n"])
    #expect(file.scenarios.count >= 8)
    #expect(file.scenarios.count % 4 == 0)
    #expect(Set(file.scenarios.map(\.name)).count == file.scenarios.count)
  }

  @Test("that are none are told at their place", arguments: mistakes)
  func mistake(_ mistake: Mistake) throws { try mistake.check() }

  private static let many = "[\((0..<400).map { #"{"a": \#($0)}"# }.joined(separator: ", "))]"
  private static let others = many.replacing("\"a\"", with: "\"b\"")

  static let mistakes = [
    Mistake(
      .scenario, #""examples": {"product": «[[{"a": 1}]]»}"#, "wrong-value",
      "'product' needs two lists of rows at least",
      note: "write the rows themselves as 'examples'"),
    Mistake(
      .scenario, #""examples": {"product": «{}»}"#, "wrong-type",
      "'product' must be an array, not an object"),
    Mistake(
      .scenario, #""examples": {"product": [[{"a": 1}], [{"b": 2, «"a"»: 3}]]}"#,
      "repeated-column", "another list of the product has the column 'a' too"),
    Mistake(
      .scenario, #""examples": {"product": [[{"a": 1}], «[]»]}"#, "no-rows",
      "without a row the scenario would never run"),
    Mistake(
      .scenario, #""examples": {"product": [[{"a": 1}], [{"b": 2}]], «"except"»: []}"#,
      "unknown-key", "'examples' with 'product' has no key 'except'",
      note: "known: product, $comment"),
    Mistake(
      .scenario, #""examples": «{"product": [\#(many), \#(others)]}»"#, "too-many-rows",
      "the product has more than 100000 rows"),
  ]
}
