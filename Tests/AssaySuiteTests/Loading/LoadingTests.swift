import AssayJSON
import AssaySuite
import Testing

@Suite("Loading")
struct LoadingTests {
  private static let good = Frame.steps.file(around: Frame.plainStep)

  private func diagnostics(_ files: MemoryFiles, at paths: [String]) -> [String] {
    SuiteLoader(files: files).suite(at: paths).diagnostics.map { "\($0.code): \($0.message)" }
  }

  @Test("finds scenario files in a folder and below, in order, and nothing hidden")
  func folder() {
    let files = MemoryFiles([
      "s/b.scenarios.json": Self.good, "s/a.scenarios.json": Self.good,
      "s/deep/er/c.scenarios.json": Self.good, "s/.git/d.scenarios.json": "no JSON",
      "s/contract.json": "no JSON", "s/scenarios.json": "no JSON",
    ])
    let suite = SuiteLoader(files: files).suite(at: ["s"])
    #expect(
      suite.files.map(\.path)
        == ["s/a.scenarios.json", "s/b.scenarios.json", "s/deep/er/c.scenarios.json"])
    #expect(!suite.hasErrors)
  }

  @Test("side by side gives the same in the same order")
  func sideBySide() async {
    var texts = ["s/common.json": #"{"variables": {"v": "{{w}}"}, "x": 1}"#]
    for number in 0..<50 {
      texts["s/\(number).scenarios.json"] = Frame.top.file(
        around: #""include": ["common.json"], "x\#(number)": 1, "tags": [{}]"#)
    }
    let loader = SuiteLoader(files: MemoryFiles(texts))
    let paths = ["s", "nothing", "s/7.scenarios.json", "s/common.json"]
    let suite = await loader.suiteSideBySide(at: paths)
    #expect(suite.files.map(\.path) == loader.suite(at: paths).files.map(\.path))
    #expect(suite.rendered == loader.suite(at: paths).rendered)
    #expect(suite.diagnostics.count > 100)
  }

  @Test("takes ids with their rows' values, which no two scenarios of a suite share")
  func ids() async throws {
    func file(_ id: String) -> String {
      Frame.scenario.file(around: #""id": "\#(id)", "examples": [{"n": 1}, {"n": 2}]"#)
    }
    let files = MemoryFiles([
      "s/a.scenarios.json": file("A-{{n}}"), "s/b.scenarios.json": file("B-{{n}}"),
      "s/c.scenarios.json": file("A-{{n}}"),
    ])
    let loader = SuiteLoader(files: files)
    for suite in [loader.suite(at: ["s"]), await loader.suiteSideBySide(at: ["s"])] {
      #expect(suite.files.map { $0.scenarios.map(\.id) } == [["A-1", "A-2"], ["B-1", "B-2"], []])
      let mistakes = suite.files[2].diagnostics
      #expect(
        mistakes.map(\.message)
          == ["two scenarios have the id 'A-1'", "two scenarios have the id 'A-2'"])
      #expect(mistakes.first?.notes.first?.place?.source.name == "s/a.scenarios.json")
    }
    #expect(!loader.suite(at: ["s/b.scenarios.json", "s/c.scenarios.json"]).hasErrors)
  }

  @Test("takes a file that is named, whatever its name, and each file once")
  func named() {
    let files = MemoryFiles(["s/x.json": Self.good, "./s/x.json": Self.good])
    let suite = SuiteLoader(files: files).suite(at: ["s/x.json", "./s/x.json", "s/x.json"])
    #expect(suite.files.map(\.path) == ["s/x.json"])
  }

  @Test("says what is missing")
  func missing() {
    #expect(
      diagnostics(MemoryFiles([:]), at: ["a.scenarios.json"])
        == ["unreadable-file: cannot read a.scenarios.json: there is no such file or folder"])
    #expect(
      diagnostics(MemoryFiles(["s/contract.json": "{}"]), at: ["s"])
        == ["unreadable-file: cannot read s: the folder has no *.scenarios.json in it"])
  }

  @Test(
    "points into a file that is no JSON",
    arguments: [
      ("«»", "the text is empty; expected a JSON value"),
      ("{\"scenarios\": [«,»]}", "expected a JSON value"),
      ("{\"scenarios\": «nul»}", "expected a JSON value; did you mean 'null'?"),
      ("«\u{FEFF}»{}", "the text begins with a byte order mark; save it as UTF-8 without one"),
      ("{\"a\": 1«,»}", "a comma must be followed by another item"),
      ("{«// no»\n}", "JSON has no comments"),
    ])
  func notJSON(_ source: String, _ message: String) throws {
    let marked = MarkedText(source)
    let suite = SuiteLoader(files: MemoryFiles(["a.scenarios.json": marked.text]))
      .suite(at: ["a.scenarios.json"])
    let diagnostic = try #require(suite.diagnostics.first)
    #expect(suite.diagnostics.count == 1)
    #expect(diagnostic.code == "json-syntax")
    #expect(diagnostic.message == message)
    #expect(diagnostic.place?.range.offsets.lowerBound == marked.marked?.lowerBound)
  }

  @Test("points at the byte that is not UTF-8")
  func notUTF8() {
    var files = MemoryFiles([:])
    files.contents["a.scenarios.json"] = Array("{\"name\": \"M".utf8) + [0xFC] + Array("\"}".utf8)
    let suite = SuiteLoader(files: files).suite(at: ["a.scenarios.json"])
    #expect(suite.diagnostics.map(\.message) == ["the text is not UTF-8"])
    #expect(suite.diagnostics.first?.place?.range.offsets.lowerBound == 11)
  }

  @Test("goes on with what is good when something is missing")
  func goodAmongMissing() {
    let files = MemoryFiles(["b.scenarios.json": Self.good])
    let suite = SuiteLoader(files: files).suite(
      at: ["a.scenarios.json", "b.scenarios.json", "c.scenarios.json"])
    #expect(
      suite.files.map(\.path) == ["a.scenarios.json", "b.scenarios.json", "c.scenarios.json"])
    #expect(suite.files.map(\.hasErrors) == [true, false, true])
  }

  @Test(
    "bears JSON nested as deep as the parser takes it, wherever it may stand",
    arguments: [
      #"{"scenarios": «»}"#,
      #"{"schemas": {"a": «»}, "scenarios": []}"#,
      #"{"variables": {"a": «»}, "scenarios": []}"#,
      #"{"scenarios": [{"name": "a", "examples": [{"a": «»}], "steps": []}]}"#,
      #"{"scenarios": [{"name": "a", "steps": [{"request": {"json": «»}}]}]}"#,
      #"{"scenarios": [{"name": "a", "steps": [{"request": {"json": 1, "patch": «»}}]}]}"#,
      #"{"scenarios": [{"name": "a", "steps": [{"expect": {"json": «»}}]}]}"#,
      #"{"scenarios": [{"name": "a", "steps": [{"expect": {"json": {"$is": «»}}}]}]}"#,
      #"{"scenarios": [{"name": "a", "steps": [{"expect": {"json": {"$exactly": «»}}}]}]}"#,
    ])
  func deep(_ source: String) {
    let nests = [
      ("[", "]", "\"{{x}}\""), (#"{"a": "#, "}", "\"{{x}}\""), (#"{"$unordered": ["#, "]}", "1"),
      (#"{"not": "#, "}", "true"), (#"{"$ref": "#, "}", "\"x.json\""),
    ]
    for (open, close, inner) in nests {
      for depth in [100, 480, 511, 600] {
        let value =
          String(repeating: open, count: depth) + inner + String(repeating: close, count: depth)
        let text = source.replacing("«»", with: value)
        let suite = SuiteLoader(files: MemoryFiles(["a.scenarios.json": text]))
          .suite(at: ["a.scenarios.json"])
        #expect(suite.hasErrors)
      }
    }
  }
}
