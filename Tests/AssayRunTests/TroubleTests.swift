import AssayExchange
import AssayRun
import AssayVerdict
import BlockingTests
import LoopbackServers
import Testing

@Suite("What cannot be judged", .prompt)
struct TroubleTests {
  @Test("is errored, not failed: nobody listens")
  func refused() async throws {
    let suite = try suite(scenarios: scenario("a", [get("/"), get("/2")]))
    let ran = try await run(suite, at: "http://127.0.0.1:\(closedPort())")
    #expect(ran.verdicts == ["errored"])
    #expect(ran.stepVerdicts == ["errored"])
    guard case .errored(let trouble) = ran.scenarios[0].verdict,
      case .transport(_, let kind) = trouble.cause
    else {
      Issue.record("not errored by the transport")
      return
    }
    #expect(kind == "connect")
    #expect(ran.result.counts.errored == 1)
  }

  @Test("the time of an exchange is bounded")
  func exchangeTimeout() async throws {
    let suite = try suite(scenarios: scenario("a", [get("/")]))
    try await withServer { _ in
      .nothing
    } body: { server in
      let ran = try await run(suite, at: server.url) { $0.transport.timeout = .milliseconds(100) }
      #expect(ran.verdicts == ["errored"])
    }
  }

  @Test("a server that never answers is given up after a while, and what was not tried says so")
  func silence() async throws {
    let scenarios = (0..<40).map { scenario("\($0)", [get("/hold")]) }.joined(separator: ", ")
    try await withServer { _ in
      .nothing
    } body: { server in
      let ran = try await run(try suite(scenarios: scenarios), at: server.url) {
        $0.transport.timeout = .milliseconds(50)
        $0.jobs = 4
      }
      #expect(ran.result.counts.errored >= 16)
      #expect(ran.result.counts.errored <= 16 + 4)
      #expect(ran.result.counts.total == 40)
      guard case .skipped(let reason) = ran.scenarios[39].verdict else {
        Issue.record("tried to the end")
        return
      }
      #expect(reason.hasPrefix("16 scenarios in a row got no answer in time"))
    }
  }

  @Test("a server that answers now and then is not given up")
  func fitfulness() async throws {
    // Only what gets no answer has little time, for on a busy machine any answer may take long.
    let held =
      #"{"request": {"method": "GET", "path": "/hold", "timeout": "50ms"}, "#
      + #""expect": {"status": 200}}"#
    let scenarios = (0..<40).map { scenario("\($0)", [$0 % 10 == 9 ? get("/") : held]) }
    try await withServer { request in
      request.target == "/hold" ? .nothing : .json(200, "{}")
    } body: { server in
      let ran = try await run(
        try suite(scenarios: scenarios.joined(separator: ", ")), at: server.url
      ) {
        $0.jobs = 1
      }
      #expect(ran.result.counts.errored == 36)
      #expect(ran.result.counts.passed == 4)
    }
  }

  @Test(
    "the time of a scenario is bounded, whatever it waits for, and it still cleans up",
    arguments: [
      get("/hold"), get("/", 200, #", "delay": "1h""#),
      get("/", 404, #", "retry": {"within": "1h", "every": "30m"}"#),
      get("/", 404, #", "retry": {"within": "1h", "every": "10ms"}"#),
      get("/slow", 200, #", "repeat": 10000"#),
      get("/hold", 200, #", "concurrently": 2"#),
    ])
  func scenarioTimeout(_ step: String) async throws {
    let suite = try suite(
      scenarios: scenario(
        "a", [step, get("/never")], #""timeout": "1s", "finally": [\#(get("/clean"))], "#))
    try await withServer { request in
      if request.target == "/hold" { return .nothing }
      var reply = AnsweringServer.Reply.json(200, "{}")
      if request.target == "/slow" { reply.delay = 0.02 }
      return reply
    } body: { server in
      let ran = try await run(suite, at: server.url)
      #expect(ran.verdicts != ["passed"])
      #expect(ran.scenarios[0].duration < .seconds(120))
      #expect(server.targets.last == "/clean")
      #expect(!server.targets.contains("/never"))
      #expect(ran.scenarios[0].steps.last?.verdict.isPassed == true)
      if case .errored(let trouble) = ran.scenarios[0].verdict {
        #expect(trouble.message == "the scenario took longer than its time-out")
      }
    }
  }

  @Test("is a scenario whose values have no meaning, and nothing of it is sent")
  func meaningless() async throws {
    let steps = [
      #"{"request": {"method": "POST", "path": "/", "text": "a{{none}}"}, "expect": {"status": 200}}"#,
      #"{"request": {"method": "{{bad}}", "path": "/"}, "expect": {"status": 200}}"#,
      #"{"request": {"method": "GET", "path": "/", "headers": {"X": "{{line}}"}}, "expect": {"status": 200}}"#,
      #"{"request": {"method": "GET", "path": "/a{{line}}"}, "expect": {"status": 200}}"#,
      #"{"request": {"method": "GET", "path": "/tags/{{sharp}}"}, "expect": {"status": 200}}"#,
    ]
    for (step, values) in zip(steps, ["none", "bad", "line", "line", "sharp"]) {
      let value =
        ["none": "null", "bad": #""GE T""#, "line": #""a\r\nX: b""#, "sharp": #""c#""#][values]
        ?? ""
      let suite = try suite(
        scenarios: scenario("a", [step], #""examples": [{"\#(values)": \#(value)}], "#))
      try await withServer { server in
        let ran = try await run(suite, at: server.url)
        #expect(ran.verdicts == ["errored"])
        #expect(server.requests.isEmpty)
      }
    }
  }

  @Test("a run that is cancelled ends soon, complete, with what did not end skipped")
  func cancelled() async throws {
    let suite = try suite(
      scenarios: (0..<12).map { number in
        scenario("s\(number)", [get(number < 3 ? "/quick" : "/hold")])
      }.joined(separator: ","))
    try await withServer { request in
      request.target == "/hold"
        ? .nothing : .json(200, "{}")
    } body: { server in
      let task = Task {
        try await run(suite, at: server.url) { settings in
          settings.jobs = 4
          settings.transport.timeout = .seconds(60)
        }
      }
      while !server.targets.contains("/hold") || server.targets.count < 7 {
        try await Task.sleep(for: .milliseconds(5))
      }
      task.cancel()
      let ran = try await task.value
      #expect(ran.result.scenarios.count == 12)
      #expect(ran.verdicts.count == 12)
      #expect(ran.verdicts.prefix(3) == ["passed", "passed", "passed"])
      #expect(ran.verdicts.dropFirst(3).allSatisfy { $0 == "skipped" })
      #expect(ran.result.counts.skipped == 9)
      guard case .runFinished = ran.events.last else {
        Issue.record("the run has no end")
        return
      }
    }
  }
}
