import BlockingTests
import Foundation
import LoopbackServers
import Synchronization
import Testing

@Suite("Scenarios that a command line picks", .blocking)
struct PickingTests {
  /// Lines 3 to 5, 6 to 8 and 9 to 14.
  private static let suite = """
    { "name": "Some: lists", "scenarios": [
      {
        "name": "a list", "id": "L-1", "steps": [
          { "request": { "method": "GET", "path": "/a" }, "expect": { "status": 200 } } ] },
      {
        "name": "a list is gone", "id": "L-2", "steps": [
          { "request": { "method": "GET", "path": "/b" }, "expect": { "status": 200 } } ] },
      {
        "name": "row {{n}} (x|y)", "id": "R-{{n}}",
        "examples": [ { "n": 1 },
          { "n": 2 } ],
        "steps": [
          { "request": { "method": "GET", "path": "/r{{n}}" }, "expect": { "status": 200 } } ] }
    ] }

    """

  private let folder: TemporaryFolder
  private let server: AnsweringServer

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Self.suite, to: "d/some.scenarios.json")
    try folder.write(
      Self.suite.replacingOccurrences(of: "Some: lists", with: "Others")
        .replacingOccurrences(of: "\"L-", with: "\"M-").replacingOccurrences(of: "R-", with: "S-")
        .replacingOccurrences(of: "\"/", with: "\"/o/"), to: "d/others.scenarios.json")
    server = try AnsweringServer { _ in .json(200, "{}") }
  }

  /// The command's words, and the paths of the requests that it sends.
  private static let picks: [(words: [String], paths: Set<String>)] = [
    (["d/some.scenarios.json:2"], ["/a"]),
    (["d/some.scenarios.json:4"], ["/a"]),
    (["./d/some.scenarios.json:5:7"], ["/b"]),
    (["d/some.scenarios.json:12"], ["/r1", "/r2"]),
    (["d/some.scenarios.json:4", "d/some.scenarios.json:6"], ["/a", "/b"]),
    (["d/some.scenarios.json:4", "d/others.scenarios.json:6"], ["/a", "/o/b"]),
    (["d", "--name", "a list"], ["/a", "/o/a"]),
    (["d", "--name", "Some: lists: a list"], ["/a"]),
    (["d", "--name", "d/others.scenarios.json: a list is gone"], ["/o/b"]),
    (["d", "--name", "Others: row 2 (x|y)", "--name", "Others: a list"], ["/o/r2", "/o/a"]),
    (["d", "--name", "Others: a list [2/3]"], ["/o/a"]),
    (["d", "--id", "L-2", "--id", "S-1"], ["/b", "/o/r1"]),
    (["d", "--id", "L-2", "--name", "Others: a list"], ["/b", "/o/a"]),
    (["d", "--filter", "^Some: lists: a list$"], ["/a"]),
    (["d", "--filter", "lists: row [0-9]"], ["/r1", "/r2"]),
  ]

  @Test("are run, and no other", arguments: picks.indices)
  func picked(_ index: Int) throws {
    defer { server.stop() }
    let (words, paths) = Self.picks[index]
    let outcome = try Binary.run(["run", "--base-url", server.url] + words, in: folder.url)
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    #expect(Set(server.requests.map(\.target)) == paths)
    #expect(server.requests.count == paths.count)
  }

  private static let mistakes: [(words: [String], message: String)] = [
    (
      ["d/some.scenarios.json:999"],
      "d/some.scenarios.json:999: no scenario stands at this line; the nearest begins at line 8"
    ),
    (["d", "--name", "a lost"], "--name: no scenario is called 'a lost'; did you mean 'a list'?"),
    (["d", "--id", "L-3"], "--id: no scenario has the id 'L-3'; did you mean 'L-1'?"),
    (
      ["d", "--filter", "^a list$"], "--filter: no scenario matches, as 'FILE NAME: SCENARIO NAME'"
    ),
    (["d/some.scenarios.json:0"], "there is no such file or folder"),
  ]

  @Test("and are not there are wrong usage, or a file that is missing", arguments: mistakes.indices)
  func mistake(_ index: Int) throws {
    defer { server.stop() }
    let (words, message) = Self.mistakes[index]
    for command in [["run", "--base-url", server.url], ["list"]] {
      let outcome = try Binary.run(command + words, in: folder.url)
      #expect([2, 3].contains(outcome.status))
      let printed = outcome.output + outcome.errors
      #expect(printed.contains(message), "\(printed)")
    }
    #expect(server.requests.isEmpty)
  }

  @Test("may come from standard input")
  func standardInput() throws {
    defer { server.stop() }
    let input = folder.url.appendingPathComponent("d/some.scenarios.json")
    let run = try Binary.run(
      ["run", "-", "--base-url", server.url, "--report-junit", "j.xml"], in: folder.url,
      input: input)
    #expect(run.status == 0 && run.output.contains("ok: 4 passed"), "\(run.output)\(run.errors)")
    try folder.write(
      Self.suite.replacingOccurrences(of: "\"expect\"", with: "\"expcet\""), to: "wrong.json")
    let check = try Binary.run(
      ["check", "-"], in: folder.url, input: folder.url.appendingPathComponent("wrong.json"))
    #expect(check.status == 3)
    #expect(check.errors.contains("-:4:"), "\(check.errors)")
    #expect(check.errors.contains("a step has no key 'expcet'"))
  }

  @Test("are found again by their ids after a rename")
  func rename() throws {
    server.stop()
    let isGood = Mutex(false)
    let server = try AnsweringServer { request in
      .json(isGood.withLock { $0 } || request.target != "/b" ? 200 : 500, "{}")
    }
    defer { server.stop() }
    let first = try Binary.run(
      [
        "run", "d", "--base-url", server.url, "--report-json", "r.jsonl", "--report-junit",
        "j.xml",
      ],
      in: folder.url)
    #expect(first.status == 1)
    let junit = try folder.text("j.xml")
    #expect(junit.contains(#"<property name="test_id" value="L-2"/>"#))
    #expect(junit.components(separatedBy: "\"test_id\"").count == 9)
    let renamed = try folder.text("d/some.scenarios.json")
      .replacingOccurrences(of: "a list is gone", with: "a list has gone")
    try folder.write(renamed, to: "d/some.scenarios.json")
    isGood.withLock { $0 = true }
    let before = server.requests.count
    let again = try Binary.run(
      ["run", "--base-url", server.url, "--rerun", "r.jsonl", "--report-json", "s.jsonl"],
      in: folder.url)
    #expect(again.status == 0, "\(again.output)\(again.errors)")
    #expect(server.requests.dropFirst(before).map(\.target) == ["/b"])
    let merged = try Binary.run(
      ["merge", "r.jsonl", "s.jsonl", "--report-junit", "m.xml"], in: folder.url)
    #expect(merged.status == 0, "\(merged.output)\(merged.errors)")
  }
}
