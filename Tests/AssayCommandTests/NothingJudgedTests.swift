import BlockingTests
import LoopbackServers
import Testing

@Suite("A run that judged nothing", .blocking)
struct NothingJudgedTests {
  private static let scenarios = [
    "idle": #""skip": "the contract is silent""#,
    "poor": #""requires": ["other_key"]"#,
    "elsewhere": #""when": {"stage": "live"}"#,
    "right": #""tags": ["right"]"#,
    "wrong": #""tags": ["wrong"]"#,
  ]

  private static let known = "Some: wrong\n"

  private func folder(of names: [String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let scenarios = names.map { name in
      """
      { "name": "\(name)", \(Self.scenarios[name] ?? ""), "steps": [
        { "request": { "method": "GET", "path": "/\(name)" }, "expect": { "status": 200 } } ] }
      """
    }
    try folder.write(
      #"{ "name": "Some", "scenarios": [ \#(scenarios.joined(separator: ",\n")) ] }"#,
      to: "some.scenarios.json")
    try folder.write(Self.known, to: "known.txt")
    return folder
  }

  private func server() throws -> AnsweringServer {
    try AnsweringServer { .json($0.target == "/wrong" ? 500 : 200, "{}") }
  }

  private func assay(
    _ words: String, in folder: TemporaryFolder, at server: AnsweringServer
  ) throws -> Binary.Outcome {
    let words = words.replacing("RUN", with: "run some.scenarios.json --base-url \(server.url)")
    return try Binary.run(words.split(separator: " ").map(String.init), in: folder.url)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var names: String
    var options = ""
    var status: Int32
    var said: [String] = []

    var testDescription: String { "\(names) \(options)" }
  }

  @Test(
    "ends with 4 and says why; what was judged, a known failure too, ends as it came out",
    arguments: [
      Case(names: "idle", status: 4, said: ["NOTHING RAN", "the contract is silent"]),
      Case(names: "poor", status: 4, said: ["NOTHING RAN", "needs 'other_key'"]),
      Case(names: "elsewhere", status: 4, said: ["NOTHING RAN", "only when 'stage' is"]),
      Case(names: "idle poor", options: "--quiet", status: 4, said: ["silent", "'other_key'"]),
      Case(names: "idle poor", options: "--repeat 2 --retries 1", status: 4, said: ["4 skipped"]),
      Case(names: "idle right", options: "--exclude-tag right", status: 4, said: ["NOTHING RAN"]),
      Case(names: "idle right", status: 0, said: ["ok: 1 passed, 1 skipped"]),
      Case(names: "idle wrong", status: 1, said: ["FAILED"]),
      Case(names: "wrong", options: "--known-failures known.txt", status: 0, said: ["ok: 0"]),
      Case(
        names: "idle wrong", options: "--known-failures known.txt", status: 0, said: ["2 skipped"]),
    ])
  func status(_ example: Case) throws {
    let server = try server()
    defer { server.stop() }
    let folder = try folder(of: example.names.split(separator: " ").map(String.init))
    let run = try assay(
      "RUN --report-json r --report-markdown m \(example.options)", in: folder, at: server)
    #expect(run.status == example.status, "\(run.output)\(run.errors)")
    for text in example.said { #expect(run.output.contains(text), "\(run.output)") }
    // The record says the same.
    #expect(try assay("report r", in: folder, at: server).status == example.status)
    let isSaid = try folder.text("m").contains("nothing was judged")
    #expect(isSaid == (example.status == 4))
  }

  @Test(
    "of parts merge says it, for the others may have run",
    arguments: [("idle poor", 4), ("idle right", 0), ("idle wrong", 1)] as [(String, Int32)])
  func parts(_ names: String, _ status: Int32) throws {
    let server = try server()
    defer { server.stop() }
    let folder = try folder(of: names.split(separator: " ").map(String.init))
    let first = try assay("RUN --seed 1 --shard 1/2 --report-json 1", in: folder, at: server)
    #expect(first.status == 0, "\(first.output)")
    #expect(first.output.contains("assay merge says what came of all parts"), "\(first.output)")
    #expect(try assay("report 1", in: folder, at: server).status == 0)
    _ = try assay("RUN --seed 1 --shard 2/2 --report-json 2", in: folder, at: server)
    let merged = try assay("merge 1 2 --report-junit m.xml", in: folder, at: server)
    #expect(merged.status == status, "\(merged.output)\(merged.errors)")
  }

  @Test("is none the greener for a rerun in which nothing is left to run")
  func rerun() throws {
    let server = try server()
    defer { server.stop() }
    let folder = try folder(of: ["idle", "poor"])
    #expect(try assay("RUN --report-json 1", in: folder, at: server).status == 4)
    let again = try assay("RUN --rerun 1 --report-json 2", in: folder, at: server)
    #expect(again.status == 4, "\(again.output)")
    #expect(try assay("merge 1 2 --report-junit m", in: folder, at: server).status == 4)
  }

  @Test("is told from known failures, whatever editor wrote their list")
  func listFromWindows() throws {
    let server = try server()
    defer { server.stop() }
    let folder = try folder(of: ["wrong"])
    try folder.write("\u{FEFF}Some: wrong\r\n\r\n# remark\r\n", to: "list.txt")
    let run = try assay("RUN --known-failures list.txt --report-json r", in: folder, at: server)
    #expect(run.status == 0, "\(run.output)\(run.errors)")
  }

  @Test("is an annotation in GitHub Actions")
  func annotation() throws {
    let server = try server()
    defer { server.stop() }
    let folder = try folder(of: ["idle", "poor"])
    let run = try Binary.run(
      ["run", "some.scenarios.json", "--base-url", server.url], in: folder.url,
      environment: ["GITHUB_ACTIONS": "true"])
    #expect(run.status == 4)
    #expect(
      run.output.contains("::error title=nothing was judged::every scenario was skipped"),
      "\(run.output)")
  }
}
