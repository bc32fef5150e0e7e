import AssayJSON
import AssaySuite
import Testing

@Suite("Rows from a file")
struct ExampleFileTests {
  private static let scenarios = """
    {"scenarios": [{"name": "{{name}}", "examples": {"file": "data/rows.csv"}, "steps": [{
      "request": {"method": "GET", "path": "/"}, "expect": {"status": 200}}]}]}
    """

  @Test(
    "are the lines of a CSV file below its header, as RFC 4180 has it",
    arguments: [
      ("name,city\nJane,Porto\nJoe,Faro\n", [["Jane", "Porto"], ["Joe", "Faro"]]),
      ("name,city\r\nJane,Porto\r\nJoe,Faro", [["Jane", "Porto"], ["Joe", "Faro"]]),
      ("name,city\n\"Doe, Jane\",\"a \"\"b\"\"\"\n", [["Doe, Jane", "a \"b\""]]),
      ("name,city\n\"Jane\r\nDoe\",\n", [["Jane\r\nDoe", ""]]),
      ("\u{FEFF}name,city\n1, 2 \n", [["1", " 2 "]]),
      ("\"name\",city\n{{x}},ü😀\n", [["{{x}}", "ü😀"]]),
      ("name,city\na\rb,\"\"\n", [["a\rb", ""]]),
      ("name,city\nJane,Porto\n\n", [["Jane", "Porto"]]),
      ("name,city\r\nJane,Porto\r\n\r\n \t\r\n", [["Jane", "Porto"]]),
      ("name,city\nJane,Porto\nJoe,\n\n", [["Jane", "Porto"], ["Joe", ""]]),
    ])
  func csv(_ text: String, _ expected: [[String]]) throws {
    let file = try load(Self.scenarios, besides: ["data/rows.csv": text])
    let rows = file.scenarios.map { $0.row.map { $0.value.stringValue ?? "" } }
    #expect(rows == expected)
    #expect(file.scenarios.map(\.name) == expected.map { $0[0] })
    #expect(file.scenarios[0].row.map(\.name) == ["name", "city"])
  }

  @Test(
    "end before blank lines, where a column is alone too; a quoted nothing is a row",
    arguments: [
      ("name\na\n\n", ["a"]), ("name\r\na\r\n\r\n", ["a"]), ("name\na\n\n \n\n", ["a"]),
      ("name\na\n\"\"\n", ["a", ""]), ("name\na\n\nb\n\n", ["a", "", "b"]),
    ])
  func blankLines(_ text: String, _ expected: [String]) throws {
    let file = try load(
      Self.scenarios.replacing("{{name}}", with: "a {{name}}"), besides: ["data/rows.csv": text])
    #expect(file.scenarios.map { $0.row[0].value.stringValue ?? "none" } == expected)
  }

  @Test("are the elements of a JSON file, with their types")
  func jsonFile() throws {
    let file = try load(
      Self.scenarios.replacing("rows.csv", with: "rows.json"),
      besides: ["data/rows.json": #"[{"name": "a", "more": {"b": [1]}}, {"name": "b", "more": 2}]"#]
    )
    #expect(file.scenarios.map(\.name) == ["a", "b"])
    #expect(file.scenarios.map { $0.row[1].value.description } == [#"{"b":[1]}"#, "2"])
  }

  @Test(
    "are refused where the file is wrong, at the place in it",
    arguments: [
      wrong(
        "name\nJa«\"»ne\n", "csv-syntax",
        "a quote inside a cell that does not begin with one (RFC 4180, section 2)",
        note: "put the whole cell in double quotes, and write a quote in it twice"),
      wrong(
        "name\n\"Jane\"« »,\n", "csv-syntax",
        "text behind the quote that closes the cell (RFC 4180, section 2)",
        note: "put the whole cell in double quotes, and write a quote in it twice"),
      wrong("name\n«\"»Jane\n", "csv-syntax", "the quote is never closed"),
      wrong(
        "name,city\nJane,Porto\n«Joe»\n", "ragged-row",
        "the row has 1 cell, and the header has 2",
        note: "a cell with a comma, a quote or a line break in it stands in double quotes"),
      wrong(
        "name\n\"Jane\nDoe\"\nJane,« Doe»\n", "ragged-row",
        "the row has 2 cells, and the header has 1",
        note: "a cell with a comma, a quote or a line break in it stands in double quotes"),
      wrong("name,«name»\na,b\n", "repeated-column", "two columns are named 'name'"),
      wrong(
        "name,«first name»\na,b\n", "invalid-name",
        "'first name' cannot be a variable's name",
        note: "names are letters, digits, '_', '-' and '.', a letter or '_' first"),
      wrong(
        "name,«uuid»\na,b\n", "reserved-name",
        "'uuid' has a meaning of its own in placeholders"),
      wrong(
        "name,city\nJane,Porto\n« »\nJoe,Faro\n", "ragged-row",
        "the row has 1 cell, and the header has 2",
        note: "a cell with a comma, a quote or a line break in it stands in double quotes"),
      wrong("«name,city»\n\n\n", "no-rows", "there is no line below the header"),
      wrong("«name,city»\n", "no-rows", "there is no line below the header"),
      wrong("«»", "no-rows", "the file is empty", note: "its first line names the columns"),
      Mistake(
        .scenario, #""examples": {"file": "rows.json"}"#, "json-syntax",
        "expected a JSON value; strings stand in double quotes",
        besides: ["rows.json": "[1, «x»]"]),
      Mistake(
        .scenario, #""examples": {"file": "rows.json"}"#, "extra-column",
        "the first row has no 'nme'", note: "did you mean 'name'?",
        besides: ["rows.json": #"[{"name": 1}, {"name": 1, «"nme"»: 2}]"#]),
      Mistake(
        .scenario, #""examples": {"file": "rows.json"}"#, "wrong-type",
        "a file of examples must be an array of objects, not an object",
        besides: ["rows.json": "«{}»"]),
      Mistake(
        .scenario, #""examples": {"file": «"rows.tsv"»}"#, "wrong-value",
        "rows are read from .csv and .json files", besides: ["rows.tsv": "a"]),
      Mistake(
        .scenario, #""examples": {"file": «"../rows.csv"»}"#, "outside-folder",
        "'../rows.csv' leads out of the working folder",
        note: "name a file in the folder of assay.json, or without one in the folder where the "
          + "command is run, by its path from this one"),
      Mistake(
        .scenario, #""examples": {"file": «"rows.csv"»}"#, "unreadable-file",
        "cannot read rows.csv: No such file or directory"),
    ])
  func mistake(_ mistake: Mistake) throws { try mistake.check() }

  private static func wrong(
    _ text: String, _ code: String, _ message: String, note: String? = nil
  ) -> Mistake {
    Mistake(
      .scenario, #""examples": {"file": "rows.csv"}"#, code, message, note: note,
      besides: ["rows.csv": text])
  }

  @Test("are refused where the file is not UTF-8")
  func encoding() throws {
    var files = MemoryFiles(["a.scenarios.json": Self.scenarios])
    files.contents["data/rows.csv"] = Array("name\nJos".utf8) + [0xE9, 0x0A]
    let suite = SuiteLoader(files: files).suite(at: ["a.scenarios.json"])
    let diagnostic = try #require(suite.diagnostics.first)
    #expect(diagnostic.code == "csv-syntax")
    #expect(diagnostic.place?.description == "data/rows.csv:2:4")
  }
}
