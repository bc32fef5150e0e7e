import BlockingTests
import Foundation
import LoopbackServers
import Testing

@Suite("A mistake in a file that several include", .blocking)
struct SharedMistakeTests {
  private static let user = """
    { "include": ["common.json"], "scenarios": [ { "name": "a", "steps": [
      { "flow": "login", "with": { "who": "me" } },
      { "request": { "use": "get" }, "expect": { "status": 200 } },
      { "request": { "method": "GET", "path": "/{{shared}}" }, "expect": { "status": 200 } } ] } ] }
    """

  private static let step = """
    { "request": { "method": "GET", "path": "/{{who}}" }, "expect": { "status": 200 } }
    """

  /// The shared file, and the code of its one mistake.
  static let texts: [(text: String, code: String)] = [
    ("{", "json-syntax"),
    (#"{ "variabels": { "shared": 1 } }"#, "unknown-key"),
    (
      #"{ "flows": { "login": [ { "request": { "method": "GET", "path": "/" } } ] } }"#,
      "no-expectation"
    ),
    (#"{ "flows": { "login": 1 } }"#, "wrong-type"),
    (#"{ "include": ["none.json"], "flows": { "login": [\#(step)] } }"#, "unreadable-file"),
    (#"{ "requests": { "get": { "method": "GET", "path": "/{{" } } }"#, "placeholder-syntax"),
  ]

  private func folder(_ text: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "common.json")
    for name in ["a", "b", "c"] { try folder.write(Self.user, to: "\(name).scenarios.json") }
    return folder
  }

  @Test("is counted and told once, and nothing that comes of it beside it", arguments: texts)
  func once(_ text: String, _ code: String) throws {
    let folder = try folder(text)
    let check = try Binary.run(["check", "."], in: folder.url)
    #expect(check.status == 3)
    #expect(check.output == "3 files, 0 scenarios: 1 error, 0 warnings\n", "\(check.errors)")
    #expect(check.errors.components(separatedBy: " error: ").count == 2, "\(check.errors)")
    #expect(check.errors.contains("[\(code)]"), "\(check.errors)")
    let run = try Binary.run(
      ["run", ".", "--base-url", "http://127.0.0.1:1", "--report-markdown", "m"], in: folder.url,
      environment: ["GITHUB_ACTIONS": "true"])
    #expect(run.status == 3)
    #expect(run.output.components(separatedBy: "[\(code)]").count == 2, "\(run.output)")
    #expect(run.output.components(separatedBy: "::error").count == 2, "\(run.output)")
    #expect(!run.output.contains("more at this place"))
    #expect(try folder.text("m").components(separatedBy: "cannot be loaded").count == 2)
  }

  @Test("does not hide what is wrong in the files themselves")
  func ownMistakes() throws {
    let folder = try folder("{")
    try folder.write(
      Self.user.replacing(#""status": 200"#, with: #""stauts": 200"#), to: "b.scenarios.json")
    let check = try Binary.run(["check", "."], in: folder.url)
    #expect(check.output == "3 files, 0 scenarios: 3 errors, 0 warnings\n", "\(check.errors)")
  }

  @Test("is none in a flow that is there: one without a step is told where it stands")
  func emptyFlow() throws {
    let folder = try folder(
      #"{ "variables": { "shared": 1 }, "flows": { "login": [] }, "requests": { "get": "#
        + #"{ "method": "GET", "path": "/" } } }"#)
    let check = try Binary.run(["check", "."], in: folder.url)
    #expect(check.errors.contains("the flow has no step"), "\(check.errors)")
    #expect(check.output.contains("1 error,"), "\(check.errors)")
  }
}
