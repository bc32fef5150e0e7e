import AssayRun
import AssaySuite
import AssayVerdict
import BlockingTests
import LoopbackServers
import Testing

@Suite("What met nothing", .prompt)
struct IdleTests {
  private static let each = #""path": "$.rows[*]", "each": {"$is": {"type": "integer"}}"#
  private static let orNone = #"{"assert": [{\#(each), "orNone": true}]}"#

  /// What is expected of an answer, its content, and what comes of the scenario.
  static let cases: [(expect: String, content: String, verdict: String)] = [
    (#"{"assert": [{\#(each)}]}"#, #"{"rows": []}"#, "failed"),
    (#"{"status": 200, "assert": [{\#(each)}]}"#, #"{"rows": []}"#, "failed"),
    (orNone, #"{"rows": []}"#, "skipped"),
    (orNone, #"{}"#, "skipped"),
    (orNone, #"{"rows": [1, 2]}"#, "passed"),
    (orNone, #"{"rows": [1, "2"]}"#, "failed"),
    (orNone, "no JSON", "failed"),
    (#"{"status": 200, "assert": [{\#(each), "orNone": true}]}"#, #"{"rows": []}"#, "passed"),
    (#"{"assert": [{\#(each), "count": 0}]}"#, #"{"rows": []}"#, "passed"),
    (#"{"assert": [{\#(each), "orNone": true, "distinct": 0}]}"#, #"{"rows": []}"#, "passed"),
    (
      #"{"assert": [{\#(each), "orNone": true}, {"path": "$.next", "count": 0}]}"#,
      #"{"rows": []}"#,
      "passed"
    ),
    (#"{"anyOf": [{"status": 404}, \#(orNone)]}"#, #"{"rows": []}"#, "skipped"),
    (#"{"anyOf": [{"status": 200}, \#(orNone)]}"#, #"{"rows": []}"#, "passed"),
  ]

  private func step(_ expect: String, _ members: String = "") -> String {
    #"{"request": {"method": "GET", "path": "/"}, "expect": \#(expect)\#(members)}"#
  }

  @Test("is no judgement: a scenario of nothing else is skipped", arguments: cases)
  func alone(_ expect: String, _ content: String, _ verdict: String) async throws {
    let suite = try suite(scenarios: scenario("a", [step(expect)], #""finally": [\#(get("/"))], "#))
    try await withServer { _ in
      .json(200, content)
    } body: { server in
      let ran = try await run(suite, at: server.url) { $0.retries = 1 }
      #expect(ran.verdicts == [verdict])
      #expect(ran.result.judgedNothing == (verdict == "skipped"))
      if verdict == "skipped" {
        #expect(ran.sentences == ["nothing was judged: '$.rows[*]' selects nothing"])
        #expect(ran.scenarios.first?.earlierTries.isEmpty == true)
      }
    }
  }

  @Test("is passed over where another step judges something")
  func beside() async throws {
    let suite = try suite(scenarios: scenario("a", [step(Self.orNone), get("/")]))
    try await withServer { _ in
      .json(200, "{}")
    } body: { server in
      let ran = try await run(suite, at: server.url)
      #expect(ran.verdicts == ["passed"])
      #expect(ran.stepVerdicts == ["skipped", "passed"])
    }
  }

  @Test(
    "among the answers of requests that are sent together, and again",
    arguments: [
      (
        #", "concurrently": 2, "together": [{"path": "$[*].json.x", "each": 1, "orNone": true}]"#,
        ""
      ),
      (#", "repeat": 2"#, ""),
      (#", "concurrently": 2, "together": [{"path": "$[*].status", "each": 200}]"#, "passed"),
    ])
  func several(_ members: String, _ verdict: String) async throws {
    let suite = try suite(scenarios: scenario("a", [step(Self.orNone, members)]))
    try await withServer { _ in
      .json(200, #"{"rows": []}"#)
    } body: { server in
      let ran = try await run(suite, at: server.url)
      #expect(ran.verdicts == [verdict.isEmpty ? "skipped" : verdict])
    }
  }

  @Test("proves no clause")
  func clause() async throws {
    let steps = [
      step(Self.orNone, #", "covers": ["rows"]"#), get("/", 200, #", "covers": ["up"]"#),
    ]
    let suite = try suite([
      #"{"contract": "1.scenarios.json", "scenarios": ["# + scenario("a", steps) + "]}",
      #"{"clauses": [{"id": "rows", "text": "."}, {"id": "up", "text": "."}]}"#,
    ])
    try await withServer { _ in
      .json(200, "{}")
    } body: { server in
      let ran = try await run(suite, at: server.url)
      let states = ran.result.clauses.map { "\($0.clause.id) \($0.state.rawValue)" }
      #expect(states == ["rows untested", "up held"])
    }
  }
}
