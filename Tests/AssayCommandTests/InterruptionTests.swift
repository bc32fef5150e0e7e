import BlockingTests
import Foundation
import LoopbackServers
import Testing

@Suite("Interrupting a run", .blocking)
struct InterruptionTests {
  @Test(
    "ends it at once, with complete reports and a status of its own",
    arguments: [(SIGINT, Int32(130)), (SIGTERM, Int32(143)), (SIGHUP, Int32(129))])
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

  @Test(
    "a signal that comes twice within a second is one",
    arguments: [
      (SIGINT, SIGINT, 0.0), (SIGTERM, SIGTERM, 0.002), (SIGINT, SIGTERM, 0.02),
      (SIGHUP, SIGTERM, 0.3),
    ])
  func passedOnSignal(_ first: Int32, _ second: Int32, _ pause: Double) throws {
    let (folder, run, server) = try startedCleanUp { _ in
      var reply = AnsweringServer.Reply.json(200, "{}")
      reply.delay = 0.6
      return reply
    }
    defer { server.stop() }
    run.interrupt(with: first)
    Thread.sleep(forTimeInterval: pause)
    run.interrupt(with: second)
    #expect(run.outcome().status == 128 + first)
    #expect(try folder.text("reports/junit.xml").contains("the run was interrupted"))
    #expect(server.targets == ["/slow", "/early", "/late"])
  }

  @Test("a second one after that ends it at once, and the reports are there all the same")
  func secondSignal() throws {
    let (folder, run, server) = try startedCleanUp { _ in .nothing }
    defer { server.stop() }
    let start = Date.now
    run.interrupt(with: SIGINT)
    try waitForRequest("DELETE /early", server)
    Thread.sleep(forTimeInterval: 1.1)
    run.interrupt(with: SIGINT)
    #expect(run.outcome().status == 130)
    #expect(Date.now.timeIntervalSince(start) < 4.5)
    #expect(try folder.text("reports/junit.xml").contains("the run was interrupted"))
  }

  @Test("what cleans up has five seconds altogether")
  func graceEnds() throws {
    let (folder, run, server) = try startedCleanUp { _ in .nothing }
    defer { server.stop() }
    let start = Date.now
    run.interrupt(with: SIGTERM)
    #expect(run.outcome().status == 143)
    let duration = Date.now.timeIntervalSince(start)
    #expect(duration > 4.5 && duration < 15)
    #expect(try folder.text("reports/junit.xml").contains("the run was interrupted"))
  }

  @Test("nohup is obeyed: a run whose terminal goes away then runs on")
  func nohup() throws {
    let folder = try TemporaryFolder()
    try folder.write(SlowScenarios.text, to: "slow.scenarios.json")
    let server = try AnsweringServer { request in
      var reply = AnsweringServer.Reply.json(200, "{}")
      if request.head.hasPrefix("GET /slow") { reply.delay = 0.7 }
      return reply
    }
    defer { server.stop() }
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/sh")
    shell.arguments = [
      "-c", #"trap "" HUP; exec "$0" "$@""#, Binary.url.path, "run", "--base-url", server.url,
      folder.url.path, "--report-junit", folder.url.appending(path: "junit.xml").path,
    ]
    shell.standardOutput = FileHandle.nullDevice
    shell.standardError = FileHandle.nullDevice
    try shell.run()
    try waitForSlowRequest(server)
    kill(shell.processIdentifier, SIGHUP)
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 0)
  }

  /// Of which one is under way when the signal comes, and the other waits for its turn.
  private static let cleaning = """
    { "name": "Cleaning", "scenarios": [
      { "name": "one",
        "steps": [
          { "request": { "method": "GET", "path": "/slow" }, "expect": { "status": 200 } } ],
        "finally": [
          { "request": { "method": "DELETE", "path": "/early" }, "expect": { "status": 200 } },
          { "request": { "method": "DELETE", "path": "/late" }, "expect": { "status": 200 } } ] },
      { "name": "another",
        "steps": [
          { "request": { "method": "GET", "path": "/later" }, "expect": { "status": 200 } } ],
        "finally": [
          { "request": { "method": "DELETE", "path": "/never" }, "expect": { "status": 200 } } ] }
    ] }
    """

  /// A run whose only scenario under way hangs.
  ///
  /// - Parameter answer: what comes of its steps that clean up.
  private func startedCleanUp(
    _ answer: @escaping @Sendable (ReceivedRequest) -> AnsweringServer.Reply
  ) throws -> (TemporaryFolder, RunningCommand, AnsweringServer) {
    let folder = try TemporaryFolder()
    try folder.write(Self.cleaning, to: "cleaning.scenarios.json")
    let server = try AnsweringServer { request in
      request.head.hasPrefix("DELETE") ? answer(request) : .nothing
    }
    let run = try Binary.start(
      ["run", "--base-url", server.url, "--jobs", "1", "."], in: folder.url)
    try waitForSlowRequest(server)
    return (folder, run, server)
  }

  private func waitForRequest(_ head: String, _ server: AnsweringServer) throws {
    let deadline = Date.now.addingTimeInterval(60)
    while !server.requests.contains(where: { $0.head.hasPrefix(head) }) {
      try #require(Date.now < deadline, "the run did not send \(head)")
      Thread.sleep(forTimeInterval: 0.01)
    }
  }

  private func waitForSlowRequest(_ server: AnsweringServer) throws {
    try waitForRequest("GET /slow", server)
  }
}
