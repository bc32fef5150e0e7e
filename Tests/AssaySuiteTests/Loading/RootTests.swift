import AssayJSON
import AssaySuite
import Foundation
import Testing

@Suite("The root out of which no named file leads")
struct RootTests {
  /// Files of a suite in two folders that share a third.
  private static let files = [
    "suite/common/all.json": #"{"include": ["../more/names.json"], "variables": {"a": 1}}"#,
    "suite/more/names.json": #"{"variables": {"b": "{{file \"../data/text.txt\"}}"}}"#,
    "suite/common/schemas.json": #"""
    {"schemas": {"id": {"$ref": "../more/types.json#/id"}}}
    """#,
    "suite/more/types.json": #"{"id": {"type": "integer"}}"#,
    "suite/data/rows.csv": "column\n1\n2\n",
    "suite/data/text.txt": "text",
    "beside.json": "{}",
    "beside.txt": "secret",
  ]

  /// Members of a file in `suite/orders`, and what is told of them.
  private static let named: [(members: String, request: String, expect: String, code: String?)] = [
    (#""include": ["../common/all.json"], "#, #""json": ["{{a}}", "{{b}}"]"#, "200", nil),
    ("", #""file": "../data/text.txt""#, "200", nil),
    ("", #""text": "{{file \"../data/text.txt\"}}""#, "200", nil),
    ("", #""text": """#, #"{"$ref": "../common/schemas.json#/schemas/id"}"#, nil),
    (#""include": ["../../beside.json"], "#, #""text": """#, "200", "outside-folder"),
    (#""include": ["../linked.json"], "#, #""text": """#, "200", "outside-folder"),
    ("", #""file": "../../beside.txt""#, "200", "outside-folder"),
    ("", #""file": "../linked/beside.txt""#, "200", "outside-folder"),
    ("", #""text": "{{file \"../../beside.txt\"}}""#, "200", "unreadable-file"),
    ("", #""text": """#, #"{"$ref": "../../beside.json"}"#, "schema"),
  ]

  private func withFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appendingPathComponent("assay-\(UUID().uuidString.lowercased())")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in Self.files { try write(text, to: name, in: folder) }
    let suite = folder.appendingPathComponent("suite").path
    for (link, target) in [("linked.json", "../beside.json"), ("linked", "..")] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(suite)/\(link)", withDestinationPath: target)
    }
    return try body(folder)
  }

  private func write(_ text: String, to name: String, in folder: URL) throws {
    let url = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  @Test(
    "is the folder that is given, or that of assay.json", arguments: 0..<named.count,
    [false, true])
  func root(_ index: Int, _ hasProject: Bool) throws {
    let (members, request, expect, code) = Self.named[index]
    let matcher = expect == "200" ? "" : #", "json": {"$is": \#(expect)}"#
    let text =
      #"{\#(members)"scenarios": [{"name": "a", "examples": {"file": "../data/rows.csv"}, "#
      + #""steps": [{"request": {"method": "POST", "path": "/{{column}}", \#(request)}, "#
      + #""expect": {"status": 200\#(matcher)}}]}]}"#
    let suite = try withFolder { folder in
      try write(text, to: "suite/orders/a.scenarios.json", in: folder)
      let root = folder.appendingPathComponent("suite").path
      return hasProject
        ? SuiteLoader(root: root).suite(at: ["\(root)/orders/a.scenarios.json"])
        : SuiteLoader().suite(at: [root])
    }
    #expect(suite.diagnostics.map(\.code) == [code].compactMap(\.self), "\(suite.rendered)")
    if code == nil { #expect(suite.files.first?.scenarios.count == 2) }
  }

  @Test("is the folder of a file that is given alone")
  func file() throws {
    let text = Frame.top.file(around: #""include": ["../common/all.json"]"#)
    let suite = try withFolder { folder in
      try write(text, to: "suite/orders/a.scenarios.json", in: folder)
      return SuiteLoader().suite(
        at: [folder.appendingPathComponent("suite/orders/a.scenarios.json").path])
    }
    #expect(suite.diagnostics.map(\.code) == ["outside-folder"])
  }

  @Test("of assay.json holds all scenario files")
  func outside() throws {
    let suite = try withFolder { folder in
      try write(Frame.steps.file(around: Frame.plainStep), to: "b.scenarios.json", in: folder)
      return SuiteLoader(root: folder.appendingPathComponent("suite").path)
        .suite(at: [folder.appendingPathComponent("b.scenarios.json").path])
    }
    #expect(suite.diagnostics.map(\.code) == ["unreadable-file"])
    #expect(suite.rendered.contains("the folder of assay.json"))
  }

  @Test("is the working folder for what is below it, and a schema's mistake names its file")
  func workingFolder() throws {
    let text = Frame.matcher.file(around: #"{"$is": {"$ref": "../../x/t.json#/nothing"}}"#)
    let suite = SuiteLoader(files: MemoryFiles(["s/o/a.scenarios.json": text, "x/t.json": "{}"]))
      .suite(at: ["s/o/a.scenarios.json"])
    #expect(suite.diagnostics.map(\.code) == ["schema"])
    #expect(suite.rendered.contains("../../x/t.json#/nothing"), "\(suite.rendered)")
  }
}
