import AssayRun
import AssaySuite
import AssayVerdict
import BlockingTests
import LoopbackServers
import Testing

@Suite("Counting", .prompt)
struct CountingTests {
  private static let contract =
    #"{"clauses": [{"id": "held", "text": "."}, {"id": "broken", "text": "."}, "#
    + #"{"id": "errored", "text": "."}, {"id": "skipped", "text": "."}, {"id": "mixed", "text": "."}]}"#

  @Test("clauses hold, break, or stay untested by what became of the scenarios that cover them")
  func clauses() async throws {
    let port = try closedPort()
    let scenarios = [
      scenario("a", [get("/ok")], #""covers": ["held", "mixed"], "#),
      scenario("b", [get("/ok")], #""covers": ["held", "broken"], "#),
      scenario("c", [get("/ok", 404)], #""covers": ["broken"], "#),
      scenario("d", [get("http://127.0.0.1:\(port)/")], #""covers": ["errored", "mixed"], "#),
      scenario("e", [get("/ok")], #""covers": ["skipped"], "skip": "why", "#),
    ]
    let suite = try suite([
      #"{"contract": "1.scenarios.json", "scenarios": [\#(scenarios.joined(separator: ","))]}"#,
      Self.contract,
    ])
    try await withServer { server in
      let ran = try await run(suite, at: server.url)
      #expect(ran.verdicts == ["passed", "passed", "failed", "errored", "skipped"])
      let states = ran.result.clauses.map { "\($0.clause.id) \($0.state.rawValue)" }
      #expect(
        states == [
          "held held", "broken broken", "errored untested", "skipped untested", "mixed untested",
        ])
      #expect(ran.result.counts.requests == 4)
      #expect(ran.result.counts.total == 5 + 1)
      #expect(ran.result.latency.count == 3)
    }
  }

  /// Of a flow that sets up, a scenario's own proof and a use of the flow that is a proof itself.
  @Test(
    "a clause is broken by the step that proves it, and by no step before or after",
    arguments: [
      ("", "set held, use held, own held, whole held"),
      ("/set", "set broken, use untested, own untested, whole untested"),
      ("/own", "set held, use held, own broken, whole untested"),
      ("/use", "set held, use broken, own untested, whole untested"),
      ("/else", "set held, use held, own held, whole broken"),
      ("/clean", "set held, use held, own held, whole broken"),
    ])
  func steps(_ failing: String, _ states: String) async throws {
    let steps = [
      #"{"flow": "ask", "with": {"path": "set"}}"#,
      #"{"flow": "ask", "with": {"path": "use"}, "covers": ["use"]}"#,
      get("/own", 200, #", "covers": ["own"]"#), get("/else"),
    ]
    let whole = #""covers": ["whole"], "finally": [\#(get("/clean"))], "#
    let suite = try suite([
      #"{"contract": "1.scenarios.json", "flows": {"ask": ["#
        + get("/{{path}}", 200, #", "covers": ["set"]"#)
        + #"]}, "scenarios": [\#(scenario("a", steps, whole))]}"#,
      #"{"clauses": [{"id": "set", "text": "."}, {"id": "use", "text": "."}, "#
        + #"{"id": "own", "text": "."}, {"id": "whole", "text": "."}]}"#,
    ])
    try await withServer {
      .json($0.target == failing ? 500 : 200, "{}")
    } body: { server in
      let ran = try await run(suite, at: server.url)
      let found = ran.result.clauses.map { "\($0.clause.id) \($0.state.rawValue)" }
      #expect(found.joined(separator: ", ") == states)
    }
  }

  @Test("what is retried passes on a later try, with values of its own each time")
  func retries() async throws {
    let suite = try suite(scenarios: scenario("a", [get("/{{uuid}}")]))
    try await withServer { [counter = Counter()] _ in
      .json(counter.next() < 2 ? 500 : 200, "{}")
    } body: {
      server in
      let ran = try await run(suite, at: server.url) { $0.retries = 3 }
      #expect(ran.verdicts == ["passed"])
      #expect(ran.scenarios[0].earlierTries.map(\.verdict.isFailed) == [true, true])
      #expect(Set(server.targets).count == 3)
      #expect(ran.result.counts.requests == 3 && ran.result.latency.count == 3)
    }
  }

  @Test("the first failure ends the run where that was asked for")
  func failFast() async throws {
    let suite = try suite(
      scenarios: (0..<6).map { scenario("s\($0)", [get("/\($0)")]) }.joined(separator: ","))
    try await withServer {
      .json($0.target == "/2" ? 500 : 200, "{}")
    } body: { server in
      let ran = try await run(suite, at: server.url) { settings in
        settings.jobs = 1
        settings.failsFast = true
      }
      #expect(ran.verdicts == ["passed", "passed", "failed", "skipped", "skipped", "skipped"])
      #expect(server.targets == ["/0", "/1", "/2"])
    }
  }
}
