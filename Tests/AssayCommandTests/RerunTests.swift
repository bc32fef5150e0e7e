import BlockingTests
import Foundation
import LoopbackServers
import Synchronization
import Testing

@Suite("A run and its reruns", .blocking)
struct RerunTests {
  private static let suite = """
    { "name": "Some", "scenarios": [
      \(["good", "soon", "later", "never"].map(scenario).joined(separator: ",\n"))
    ] }
    """

  private static func scenario(_ name: String) -> String {
    """
    { "name": "\(name)", "steps": [
      { "request": { "method": "GET", "path": "/\(name)" }, "expect": { "status": 200 } } ] }
    """
  }

  /// Answers `/soon` rightly from the second time on, `/later` from the third, `/never` never.
  private func server() throws -> AnsweringServer {
    let counts = Mutex<[String: Int]>([:])
    return try AnsweringServer { request in
      let count = counts.withLock { counts in
        counts[request.target, default: 0] += 1
        return counts[request.target] ?? 0
      }
      let needed = ["/good": 1, "/soon": 2, "/later": 3][request.target] ?? .max
      return .json(count >= needed ? 200 : 500, "{}")
    }
  }

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Self.suite, to: "some.scenarios.json")
  }

  private func run(_ server: AnsweringServer, _ words: String) throws -> Binary.Outcome {
    try Binary.run(
      ["run", "--base-url", server.url] + words.split(separator: " ").map(String.init),
      in: folder.url)
  }

  private func merge(_ words: String) throws -> Binary.Outcome {
    try Binary.run(
      ["merge"] + words.split(separator: " ").map(String.init) + ["--report-junit", "m.xml"],
      in: folder.url)
  }

  @Test("make one report, in which the later tries count", arguments: ["1 2 3", "3 1 2", "1 3 2"])
  func oneReport(_ order: String) throws {
    let server = try server()
    defer { server.stop() }
    #expect(try run(server, "some.scenarios.json --report-json 1").status == 1)
    #expect(try run(server, "--rerun 1 --report-json 2").status == 1)
    // A second passes: the order of reruns is that of their times.
    Thread.sleep(forTimeInterval: 1.1)
    #expect(try run(server, "--rerun 2 --report-json 3").status == 1)
    let once = try merge("1 2")
    #expect(once.status == 1)
    #expect(once.output.contains("2 passed (1 flaky), 2 failed"), "\(once.output)")
    let twice = try merge(order)
    #expect(twice.output.contains("3 passed (2 flaky), 1 failed"), "\(twice.output)\(twice.errors)")
    let report = try folder.text("m.xml")
    #expect(report.contains(#"tests="4" failures="1""#))
    #expect(report.components(separatedBy: "<flakyFailure").count == 4)
  }

  @Test("are those of a sharded run too")
  func sharded() throws {
    let server = try server()
    defer { server.stop() }
    for part in ["1", "2"] {
      let words = "some.scenarios.json --seed 1 --shard \(part)/2 --report-json \(part)"
      #expect(try run(server, words).status == 1)
    }
    _ = try run(server, "--rerun 1 --report-json again1")
    _ = try run(server, "--rerun 2 --report-json again2")
    let merged = try merge("again2 1 2 again1")
    #expect(merged.output.contains("2 passed (1 flaky), 2 failed"), "\(merged.errors)")
    #expect(merged.status == 1)
  }

  @Test("where nothing failed: the reports are there, and tell the run")
  func nothingFailed() throws {
    let server = try server()
    defer { server.stop() }
    #expect(try run(server, "some.scenarios.json --filter good --report-json 1").status == 0)
    let again = try run(server, "--rerun 1 --report-junit again.xml --report-json 2")
    #expect(again.status == 0)
    #expect(again.output.contains("nothing failed in 1: there is nothing to run again"))
    #expect(try folder.text("again.xml").contains(#"tests="1" failures="0""#))
    #expect(server.requests.count == 1)
    let merged = try merge("1 2")
    #expect(merged.status == 0)
    #expect(merged.output.contains("ok: 1 passed"), "\(merged.output)\(merged.errors)")
  }

  @Test("take in what could not be loaded before")
  func mendedFile() throws {
    let server = try server()
    defer { server.stop() }
    try folder.write("{", to: "other.scenarios.json")
    #expect(try run(server, ". --filter good|other --report-json 1").status == 3)
    try folder.write(
      #"{ "name": "Other", "scenarios": [ \#(Self.scenario("good")) ] }"#,
      to: "other.scenarios.json")
    #expect(try run(server, "--rerun 1 --report-json 2").status == 0)
    let merged = try merge("1 2")
    #expect(merged.status == 0)
    #expect(merged.output.contains("ok: 2 passed"), "\(merged.output)\(merged.errors)")
  }

  @Test("are told from what is not of one run")
  func strangers() throws {
    let server = try server()
    defer { server.stop() }
    try folder.write(
      #"{ "name": "Other", "scenarios": [ \#(Self.scenario("never")) ] }"#,
      to: "other.scenarios.json")
    _ = try run(server, "some.scenarios.json --report-json 1")
    _ = try run(server, "other.scenarios.json --report-json o")
    _ = try run(server, "--rerun o --report-json 2")
    let merged = try merge("1 2")
    #expect(merged.status == 2)
    #expect(merged.errors.contains("rerun with the scenario 'never'"), "\(merged.errors)")
    #expect(try merge("1 o").status == 2)
  }
}
