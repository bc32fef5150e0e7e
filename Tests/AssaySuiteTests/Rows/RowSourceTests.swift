import AssayJSON
import AssaySuite
import Testing

@Suite("The schema of rows")
struct RowSourceTests {
  @Test("may be a named one of the file")
  func named() throws {
    let file = try load(
      """
      {"schemas": {"text": {"type": "string"},
        "thing": {"type": "object", "properties": {"a": {"$ref": "#/schemas/text"}}}},
      "scenarios": [\(Self.scenario(##"{"breaking": {"$ref": "#/schemas/thing"}}"##))]}
      """)
    #expect(file.scenarios.map(\.name).contains("a thing: `a` is 12345"))
  }

  @Test("may stand in another file, and lead on from there")
  func elsewhere() throws {
    let file = try load(
      "{\"scenarios\": [\(Self.scenario(#"{"breaking": {"$ref": "common/a.json#/thing"}}"#))]}",
      besides: [
        "common/a.json": """
        {"thing": {"type": "object", "properties": {"a": {"$ref": "b.json#text"}}}}
        """,
        "common/b.json": #"{"$defs": {"t": {"$anchor": "text", "type": "string"}}}"#,
      ])
    #expect(file.scenarios.map(\.name).contains("a thing: `a` is 12345"))
  }

  @Test("leaves out the rows that are excepted by name, with * for any text")
  func exceptions() throws {
    let schema = #"{"type": "object", "properties": {"a": {"type": "boolean"}}}"#
    let all = try RowSchemas.rows("{\"breaking\": \(schema)}").map(\.name)
    let some = try RowSchemas.rows(
      "{\"breaking\": \(schema), \"except\": [\"`a` is 0\", \"the body*\", \"* is \\\"*\"]}"
    ).map(\.name)
    let gone = all.filter { $0 == "`a` is 0" || $0.hasPrefix("the body") || $0.contains(" is \"") }
    #expect(gone.count > 5)
    #expect(some == all.filter { !gone.contains($0) })
  }

  @Test("tells the kinds of a document apart, and makes rows of the one that is given")
  func given() throws {
    let kinds = """
      {"oneOf": [
        {"properties": {"kind": {"const": "x"}, "x": {"type": "string"}}, "required": ["kind"]},
        {"properties": {"kind": {"const": "y"}, "y": {"type": "string"}}, "required": ["kind"]}
      ], "type": "object"}
      """
    let both = try RowSchemas.rows("{\"breaking\": \(kinds)}").map(\.name)
    #expect(!both.contains("`y` is 0"))
    let one = try RowSchemas.rows("{\"breaking\": \(kinds), \"valid\": {\"kind\": \"y\"}}")
      .map(\.name)
    #expect(one.contains("`y` is 0"))
    #expect(!one.contains("`x` is 0"))
  }

  @Test(
    "has patterns for which texts are found",
    arguments: [
      "^[A-Z]{2}$", "^(?:PT|ES)[0-9]{9}$", "^(a|b)\\\\1$", "^(?=.*[0-9])(?=.*[a-z]).{8,}$",
      "^\\\\p{Script=Greek}+$", "^[^a-zA-Z0-9]+$", "colou?r", "^\\\\+?[0-9 ()-]{6,20}$", "",
      "^[\\\\u4E00-\\\\u9FFF]{3}$", "\\\\bword\\\\b", "^(([a-z]+)-)*[a-z]+$",
    ])
  func pattern(_ pattern: String) throws {
    let rows = try RowSchemas.rows(
      """
      {"breaking": {"type": "object", "required": ["a"], "properties":
        {"a": {"type": "string", "pattern": "\(pattern)"}}}}
      """)
    #expect(rows.contains { $0.name == "`a` is left out" })
  }

  @Test("gives requests their patches; what looks like a placeholder is sent as it is")
  func request() throws {
    let file = try load(
      """
      {"scenarios": [{
        "name": "a name that {{case}}",
        "examples": {"keeping": {"type": "object", "properties": {"a": {"type": "string"}}}},
        "steps": [{
          "request": {"method": "POST", "path": "/", "json": {"id": "x"}, "patch": "{{patch}}"},
          "expect": {"status": 200, "json": {"{{member}}": "{{value}}"}}
        }]
      }]}
      """)
    let scenario = try #require(
      file.scenarios.first { $0.name == "a name that `a` reads like a placeholder" })
    var scope = Scope(
      values: Dictionary(uniqueKeysWithValues: scenario.row.map { ($0.name, $0.value) }), seed: 1,
      identity: "", now: 0)
    let request = try scenario.steps[0].request.resolved(in: &scope)
    #expect(request.json == (try json(#"{"id": "x", "a": "{{name}}"}"#)))
    #expect(scenario.row.map(\.name) == ["case", "patch", "path", "member", "value"])
  }

  @Test("may have alternatives without number that lead back to it, and the work has an end")
  func alternatives() throws {
    let choice = """
      {"anyOf": [{"type": "object", "properties": {"x": {"$ref": "#"}, "y": {"$ref": "#"}}},
        {"type": "string", "maxLength": 5}]}
      """
    let schema = "{\"allOf\": [\(Array(repeating: choice, count: 40).joined(separator: ", "))]}"
    let names = try RowSchemas.rows("{\"breaking\": \(schema)}").map(\.name)
    #expect(names.contains("`x` is 0"))
  }

  private static func scenario(_ examples: String) -> String {
    """
    {"name": "a thing: {{case}}", "examples": \(examples), "steps": [{
      "request": {"method": "POST", "path": "/", "json": "{{patch}}"}, "expect": {"status": 422}}]}
    """
  }
}
