import Foundation
import LoopbackServers
import Testing

@Suite("Interrupting a run")
struct InterruptionTests {
  @Test(
    "ends it at once, with complete reports and a status of its own",
    arguments: [(SIGINT, Int32(130)), (SIGTERM, Int32(143))])
  func endsWithCompleteReports(_ signal: Int32, status: Int32) throws {
    let folder = try TemporaryFolder()
    try folder.write(SlowScenarios.text, to: "slow.scenarios.json")
    let server = try AnsweringServer { request in
      request.head.hasPrefix("GET /quick") ? .json(200, "{}") : .nothing
    }
    defer { server.stop() }
    let run = try Binary.start(
      ["run", "--base-url", server.url, "--jobs", "1", "."], in: folder.url)
    try waitForSlowRequest(server)
    run.interrupt(with: signal)
    let outcome = run.outcome()
    #expect(outcome.status == status)
    let report = try folder.text("reports/junit.xml")
    #expect(report.contains(#"tests="3" failures="0" errors="0" skipped="2""#))
    #expect(report.contains("interrupted"))
  }

  @Test("a second signal ends it without waiting for anything")
  func secondSignalKills() throws {
    let folder = try TemporaryFolder()
    try folder.write(SlowScenarios.text, to: "slow.scenarios.json")
    let server = try AnsweringServer { _ in .nothing }
    defer { server.stop() }
    let run = try Binary.start(["run", "--base-url", server.url, "."], in: folder.url)
    try waitForSlowRequest(server)
    run.interrupt(with: SIGINT)
    run.interrupt(with: SIGINT)
    #expect(run.outcome().status == 130)
  }

  private func waitForSlowRequest(_ server: AnsweringServer) throws {
    let deadline = Date.now.addingTimeInterval(60)
    while !server.requests.contains(where: { $0.head.hasPrefix("GET /slow") }) {
      try #require(Date.now < deadline, "the run sent nothing")
      Thread.sleep(forTimeInterval: 0.01)
    }
  }
}
