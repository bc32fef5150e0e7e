import AssayJSON
import AssaySuite
import Testing

@Suite("Includes")
struct IncludeTests {
  @Test("that cannot be followed are told at their place", arguments: mistakes)
  func mistake(_ mistake: Mistake) throws { try mistake.check() }

  private static let within =
    "name a file in the folder of assay.json, or without one in the folder where the command is run, "
    + "by its path from this one"

  static let mistakes = [
    Mistake(
      .top, #""include": [«"../x.json"»]"#, "outside-folder",
      "'../x.json' leads out of the working folder", note: within),
    Mistake(
      .top, #""include": [«"common/../../x.json"»]"#, "outside-folder",
      "'common/../../x.json' leads out of the working folder", note: within),
    Mistake(
      .top, #""include": [«"/etc/passwd"»]"#, "outside-folder",
      "'/etc/passwd' leads out of the working folder", note: within),
    Mistake(
      .top, #""contract": «"../contract.json"»"#, "outside-folder",
      "'../contract.json' leads out of the working folder", note: within),
    Mistake(
      .top, #""include": [«"common/.env"»]"#, "outside-folder",
      "'common/.env' is hidden, and scenarios read no hidden files", note: within,
      besides: ["common/.env": "{}"]),
    Mistake(
      .top, #""include": [«""»]"#, "outside-folder",
      "'' leads out of the working folder", note: within),
    Mistake(
      .top, #""include": [«"x.json"»]"#, "unreadable-file",
      "cannot read x.json: No such file or directory"),
    Mistake(
      .top, #""include": ["x.json"]"#, "json-syntax", "expected a JSON value",
      besides: ["x.json": "«?»"]),
    Mistake(
      .top, #""include": ["x.json"]"#, "wrong-type",
      "an included file must be an object, not an array", besides: ["x.json": "«[]»"]),
    Mistake(
      .top, #""include": ["x.json"]"#, "unknown-key",
      "an included file has no key 'request'", note: "did you mean 'requests'?",
      besides: ["x.json": #"{«"request"»: {}}"#]),
    Mistake(
      .top, #""include": ["x.json"]"#, "include-circle", "the file includes itself in the end",
      besides: ["x.json": #"{"include": [«"./x.json"»]}"#]),
    Mistake(
      .top, #""include": ["d/x.json"]"#, "include-circle", "the file includes itself in the end",
      besides: [
        "d/x.json": #"{"include": ["y.json"]}"#, "d/y.json": #"{"include": [«"e/../x.json"»]}"#,
        "d/e/../x.json": "{}",
      ]),
    Mistake(
      .top, #""include": [«"a.scenarios.json"»]"#, "include-circle",
      "the file includes itself in the end"),
  ]

  @Test("are read from the folder of the file that names them, and bring in all they offer")
  func library() throws {
    let file = try load(
      #"""
      {"include": ["common/all.json"], "scenarios": [{"name": "a", "steps": [
        {"request": {"use": "get"}, "expect": {"status": 200}}]}]}
      """#,
      besides: [
        "common/all.json": #"{"include": ["deep/names.json"], "inputs": ["token"]}"#,
        "common/deep/names.json":
          #"{"variables": {"v": 1}, "requests": {"get": {"method": "GET", "path": "/{{v}}"}}}"#,
      ])
    #expect(file.inputs.map(\.name) == ["token"])
    #expect(file.scenarios.first?.variables.map(\.name) == ["v"])
    #expect(file.scenarios.first?.steps.first?.request.method?.constant == "GET")
  }

  @Test("the including file's own names win")
  func ownNames() throws {
    let file = try load(
      #"""
      {"include": ["x.json"], "variables": {"v": 2},
       "requests": {"get": {"method": "PUT", "path": "/{{v}}"}},
       "scenarios": [{"name": "a", "steps": [
        {"request": {"use": "get"}, "expect": {"status": 200}}]}]}
      """#,
      besides: [
        "x.json":
          #"{"variables": {"v": 1}, "requests": {"get": {"method": "GET", "path": "/{{v}}"}}}"#
      ])
    #expect(file.scenarios.first?.variables.count == 1)
    #expect(file.scenarios.first?.steps.first?.request.method?.constant == "PUT")
  }

  @Test("a file that many others include is read once, and its mistakes are told once")
  func diamonds() {
    // Each layer's two files include both files of the next: 2^28 ways lead to the last.
    var texts = ["a.scenarios.json": Frame.top.file(around: #""include": ["0a.json", "0b.json"]"#)]
    for layer in 0..<28 {
      let next = #"["\#(layer + 1)a.json", "\#(layer + 1)b.json"]"#
      texts["\(layer)a.json"] = #"{"include": \#(next)}"#
      texts["\(layer)b.json"] = #"{"include": \#(next)}"#
    }
    texts["28a.json"] = #"{"variabels": {}}"#
    texts["28b.json"] = "{}"
    let suite = SuiteLoader(files: MemoryFiles(texts)).suite(at: ["a.scenarios.json"])
    #expect(suite.diagnostics.map(\.code) == ["unknown-key"])
  }

  @Test("a chain of includes has an end")
  func chain() {
    var texts = ["a.scenarios.json": Frame.top.file(around: #""include": ["0.json"]"#)]
    for number in 0..<20_000 {
      texts["\(number).json"] = #"{"include": ["\#(number + 1).json"]}"#
    }
    texts["20000.json"] = "{}"
    let suite = SuiteLoader(files: MemoryFiles(texts)).suite(at: ["a.scenarios.json"])
    #expect(suite.diagnostics.map(\.code) == ["include-depth"])
  }

  @Test("flows that use flows cannot make steps without end")
  func flows() {
    var flows = [#""f0": [\#(Frame.plainStep)]"#]
    for number in 1..<40 {
      flows.append(#""f\#(number)": [{"flow": "f\#(number - 1)"}, {"flow": "f\#(number - 1)"}]"#)
    }
    let text = #"""
      {"flows": {\#(flows.joined(separator: ", "))},
       "scenarios": [{"name": "a", "steps": [{"flow": "f39"}]}]}
      """#
    let suite = SuiteLoader(files: MemoryFiles(["a.scenarios.json": text]))
      .suite(at: ["a.scenarios.json"])
    #expect(suite.diagnostics.first?.code == "too-many-steps")
  }
}
