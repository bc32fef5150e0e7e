import BlockingTests
import Foundation
import LoopbackServers
import Testing

@Suite("A run that a CI system reads along", .blocking)
struct HeartbeatTests {
  /// A run that stands still at its second scenario until it has printed `text`.
  private func output(_ options: [String], until text: String?) throws -> String {
    let folder = try TemporaryFolder()
    let scenarios = ["ok", "gate", "ok"].enumerated().map { number, path in
      """
      { "name": "\(number)", "steps": [
        { "request": { "method": "GET", "path": "/\(path)" }, "expect": { "status": 200 } } ] }
      """
    }
    try folder.write(
      #"{ "name": "A", "scenarios": [ \#(scenarios.joined(separator: ",")) ] }"#,
      to: "a.scenarios.json")
    let gate = DispatchSemaphore(value: 0)
    let server = try AnsweringServer { request in
      if request.head.hasPrefix("GET /gate") {
        gate.wait()
        gate.signal()
      }
      return .json(200, "{}")
    }
    defer { server.stop() }
    let command = try Binary.start(
      ["run", "--base-url", server.url, "--jobs", "1"] + options + ["."], in: folder.url)
    if let text { #expect(command.prints(text)) }
    gate.signal()
    let outcome = command.outcome()
    #expect(outcome.status == 0)
    return outcome.output
  }

  @Test("says now and then how far it is, and nothing after its end")
  func says() throws {
    let output = try output(["--heartbeat", "1"], until: "running for 2 s: 1 of 3 scenarios done")
    #expect(output.contains("running for 1 s: 1 of 3 scenarios done"))
    let lines = output.split(separator: "\n")
    #expect(lines.last?.hasPrefix("ok: 3 passed") == true)
  }

  @Test("says nothing of that where it is not to", arguments: [["--heartbeat", "0"], []])
  func isSilent(_ options: [String]) throws {
    #expect(!(try output(options, until: nil)).contains("running for"))
  }

  @Test("says so when the number is none", arguments: ["-1", "90000", "often"])
  func wrong(_ number: String) throws {
    let folder = try TemporaryFolder()
    let outcome = try Binary.run(
      ["run", "--base-url", "http://127.0.0.1:1", "--heartbeat=\(number)", "."], in: folder.url)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("heartbeat"))
  }
}
