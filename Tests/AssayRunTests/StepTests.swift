import AssayJSON
import AssayRun
import AssayText
import AssayVerdict
import BlockingTests
import LoopbackServers
import Synchronization
import Testing

@Suite("Steps", .prompt)
struct StepTests {
  @Test("stop at the first that fails, but what cleans up runs")
  func stop() async throws {
    let suite = try suite(
      scenarios: scenario(
        "a", [get("/1"), get("/2", 201), get("/3")],
        #""finally": [\#(get("/clean1", 404)), \#(get("/clean2"))], "#))
    try await withServer { server in
      let ran = try await run(suite, at: server.url)
      #expect(server.targets == ["/1", "/2", "/clean1", "/clean2"])
      #expect(ran.stepVerdicts == ["passed", "failed", "failed", "passed"])
      #expect(ran.sentences == ["the status is 200, not 201"])
    }
  }

  @Test("that clean up are judged where nothing else failed")
  func cleanUp() async throws {
    let suite = try suite(
      scenarios: scenario("a", [get("/1")], #""finally": [\#(get("/clean", 404))], "#))
    try await withServer { server in
      let ran = try await run(suite, at: server.url)
      #expect(ran.verdicts == ["failed"])
    }
  }

  @Test("hand values on to those behind them, with their types")
  func captures() async throws {
    let suite = try suite(
      scenarios: scenario(
        "a",
        [
          get("/1", 200, #", "capture": {"gid": "$.gid", "place": {"header": "Location"}}"#),
          #"{"request": {"method": "POST", "path": "{{place}}", "json": ["{{gid}}", "x{{gid}}"]}, "#
            + #""expect": {"json": {"gid": "{{gid}}"}}}"#,
        ]))
    try await withServer { _ in
      .json(200, #"{"gid": 1.50}"#, "Location: /made\r\n")
    } body: { server in
      let ran = try await run(suite, at: server.url)
      #expect(ran.verdicts == ["passed"])
      #expect(server.requests.last?.target == "/made")
      #expect(server.requests.last?.content == #"[1.50,"x1.50"]"#)
    }
  }

  @Test("fail where there is nothing to capture")
  func nothingToCapture() async throws {
    let suite = try suite(
      scenarios: scenario(
        "a", [get("/1", 200, #", "capture": {"gid": "$.gid"}"#), get("/{{gid}}")]))
    try await withServer { server in
      let ran = try await run(suite, at: server.url)
      #expect(ran.sentences == ["$.gid selects 0 values, expected one to capture as 'gid'"])
      #expect(server.targets == ["/1"])
    }
  }

  /// A step without a name of its own.
  private func unnamed(_ path: String, _ members: String = "") -> String {
    #"{"request": {"method": "GET", "path": "\#(path)"}, "expect": {"status": 200}\#(members)}"#
  }

  @Test("without a name are called by method and path, what is generated as it is written")
  func names() async throws {
    let suite = try suite(
      scenarios: scenario(
        "a", [unnamed("/{{v}}/{{uuid}}"), unnamed("/{{index}}", #", "repeat": 2"#)],
        #""variables": {"v": 7}, "#))
    try await withServer { server in
      let ran = try await run(suite, at: server.url)
      #expect(ran.scenarios[0].steps.map(\.name) == ["GET /7/{{uuid}}", "GET /{{index}}"])
      #expect(server.targets.dropFirst() == ["/0", "/1"])
    }
  }

  @Test("are sent again as often as they say, until one fails")
  func repeats() async throws {
    let suite = try suite(
      scenarios: scenario("a", [unnamed("/{{index}}", #", "repeat": 5"#)]) + ","
        + scenario("b", [unnamed("/b{{index}}", #", "repeat": 5"#)]))
    try await withServer {
      .json($0.target == "/b2" ? 500 : 200, "{}")
    } body: { server in
      let ran = try await run(suite, at: server.url) { $0.jobs = 1 }
      #expect(server.targets == ["/0", "/1", "/2", "/3", "/4", "/b0", "/b1", "/b2"])
      #expect(ran.verdicts == ["passed", "failed"])
      #expect(
        ran.scenarios[1].verdict.mismatches.map(\.message)
          == ["in exchange 3, the status is 500, not 200"])
    }
  }

  @Test("are retried until they hold, and no longer than they may")
  func retry() async throws {
    let retry = #", "retry": {"within": "5s", "every": "1ms"}"#
    let suite = try suite(scenarios: scenario("a", [get("/", 200, retry)]))
    let count = Mutex(0)
    try await withServer { _ in
      count.withLock { $0 += 1 }
      return .json(count.withLock { $0 } < 4 ? 404 : 200, "{}")
    } body: { server in
      let ran = try await run(suite, at: server.url)
      #expect(ran.verdicts == ["passed"])
      #expect(ran.scenarios.first?.steps.first?.exchanges.count == 4)
    }
    let short = #", "retry": {"within": "100ms", "every": "30ms"}"#
    try await withServer { _ in
      .json(404, "{}")
    } body: { server in
      let ran = try await run(
        try AssayRunTests.suite(scenarios: scenario("a", [get("/", 200, short)])), at: server.url)
      #expect(ran.sentences.first == "the status is 404, not 200")
      let tried = ran.sentences.last
      #expect(tried?.hasPrefix("tried \(counted(server.requests.count, "time")) in ") == true)
      #expect(1...4 ~= server.requests.count)
    }
  }

  @Test("are not retried where an answer says that it is in vain")
  func unless() async throws {
    let retry = #", "retry": {"within": "5s", "every": "1ms", "unless": {"status": "5xx"}}"#
    let suite = try suite(scenarios: scenario("a", [get("/", 200, retry)]))
    try await withServer { _ in
      .json(500, "{}")
    } body: { server in
      let ran = try await run(suite, at: server.url)
      #expect(ran.verdicts == ["failed"])
      #expect(server.requests.count == 1)
    }
  }

  @Test("are sent at once over as many connections, and judged each and together")
  func concurrently() async throws {
    let step = #"""
      {"request": {"method": "POST", "path": "/{{index}}", "json": {"n": "{{index}}"}},
       "concurrently": 4, "expect": {"status": 200, "json": {"n": "{{index}}"}},
       "together": [{"path": "$[*].json.n", "distinct": 4}, {"path": "$[*]", "count": 4}]}
      """#
    let suite = try suite(scenarios: scenario("a", [step]))
    try await withServer { request in
      var reply = AnsweringServer.Reply.json(200, request.content)
      reply.delay = 0.3
      return reply
    } body: { server in
      let ran = try await run(suite, at: server.url)
      #expect(ran.verdicts == ["passed"])
      #expect(server.mostUnderWay == 4)
      #expect(Set(server.targets) == ["/0", "/1", "/2", "/3"])
    }
    try await withServer {
      .json($0.target == "/2" ? 500 : 200, #"{"n": 0}"#)
    } body: { server in
      let ran = try await run(suite, at: server.url)
      #expect(
        ran.sentences == [
          "in exchange 2, $.n is 0, not 1", "in exchange 3, the status is 500, not 200",
          "in exchange 3, $.n is 0, not 2", "in exchange 4, $.n is 0, not 3",
          "$[*].json.n of all answers selects 1 different value, expected 4",
        ])
    }
  }

  @Test("at once fail where one answer is wrong, though another never came")
  func wrongAndLost() async throws {
    let step =
      #"{"request": {"method": "GET", "path": "/{{index}}"}, "concurrently": 2, "#
      + #""expect": {"status": 200}}"#
    let suite = try suite(scenarios: scenario("a", [step]))
    try await withServer { request in
      if request.target == "/0" { return AnsweringServer.Reply(bytes: [], isLast: true) }
      return .json(500, "{}")
    } body: { server in
      let ran = try await run(suite, at: server.url)
      #expect(ran.verdicts == ["failed"])
    }
  }

  @Test("of one scenario share a connection, unless one asks for another")
  func connections() async throws {
    let suite = try suite(
      scenarios: scenario("a", [get("/1"), get("/2"), get("/3", 200, #", "connection": "new""#)]))
    try await withServer { server in
      _ = try await run(suite, at: server.url)
      #expect(server.requests.map(\.connection) == [0, 0, 1])
    }
  }
}
