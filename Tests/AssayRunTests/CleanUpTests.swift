import AssayJSON
import AssayRun
import AssaySuite
import AssayVerdict
import BlockingTests
import LoopbackServers
import Testing

@Suite("Steps of finally", .prompt)
struct CleanUpTests {
  private static let making = get("/make", 201, #", "capture": {"id": "$.id"}"#)

  struct Case: Sendable {
    var main: [String]
    var finally: [String]
    /// What the server is asked.
    var targets: [String]
    /// What comes of each step.
    var steps: [String]
  }

  static let cases = [
    Case(
      main: [making], finally: [get("/drop/{{id}}")], targets: ["/make"],
      steps: ["failed", "skipped"]),
    Case(
      main: [making], finally: [get("/drop/{{id}}"), get("/log")], targets: ["/make", "/log"],
      steps: ["failed", "skipped", "passed"]),
    Case(
      main: [making], finally: [#"{"flow": "drop", "with": {"what": "{{id}}"}}"#],
      targets: ["/make"], steps: ["failed", "skipped", "skipped"]),
    Case(
      main: [making], finally: [failing, get("/{{b}}"), get("/c/{{id ?? 1}}")],
      targets: ["/make", "/a", "/c/1"], steps: ["failed", "failed", "skipped", "passed"]),
    Case(
      main: [get("/up")], finally: [failing, get("/{{b}}")], targets: ["/up", "/a"],
      steps: ["passed", "failed", "skipped"]),
    Case(
      main: [making], finally: [get("/drop/{{id ?? 0}}")], targets: ["/make", "/drop/0"],
      steps: ["failed", "passed"]),
  ]

  private static let failing = get("/a", 404, #", "capture": {"b": "$.b"}"#)

  private static let flows = """
    "flows": {"drop": [\(get("/drop/{{what}}")), \(get("/gone/{{what}}"))]}
    """

  /// What came of a suite, and what the server was asked.
  private func outcome(
    _ suite: Suite, values: [String: JSONNode] = [:]
  ) async throws -> (ran: Ran, targets: [String]) {
    let server = try AnsweringServer { _ in .json(200, "{}") }
    defer { server.stop() }
    let ran = try await run(suite, at: server.url, values: values)
    return (ran, server.targets)
  }

  @Test("are passed over where what they need never came", arguments: cases)
  func passedOver(_ example: Case) async throws {
    let finally = example.finally.joined(separator: ", ")
    let text = scenario("a", example.main, "\"finally\": [\(finally)], ")
    let suite = try suite(["{" + Self.flows + ", \"scenarios\": [" + text + "]}"])
    #expect(!suite.hasErrors)
    let (ran, targets) = try await outcome(suite)
    #expect(targets == example.targets)
    #expect(ran.stepVerdicts == example.steps)
    #expect(ran.verdicts == ["failed"])
    #expect(ran.sentences.count == 1)
    for step in ran.scenarios[0].steps {
      guard case .skipped(let reason) = step.verdict else { continue }
      #expect(reason.hasSuffix("was never given a value, for something failed before"))
      #expect(step.name.contains("{{"))
    }
  }

  @Test("are in error where their value is wrong rather than missing")
  func wrongValue() async throws {
    let step = #"{"request": {"method": "GET", "path": "/{{slice \"ab\" count}}{{id ?? 1}}"}}"#
    let text = scenario("a", [Self.making], "\"finally\": [" + step + "], ")
    let suite = try suite(scenarios: text, given: ["count"])
    let (ran, _) = try await outcome(suite, values: ["count": .string("many")])
    #expect(ran.stepVerdicts == ["failed", "errored"])
  }
}
