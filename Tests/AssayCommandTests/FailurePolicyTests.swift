import BlockingTests
import Foundation
import LoopbackServers
import Synchronization
import Testing

@Suite("What failures mean for a run", .blocking)
struct FailurePolicyTests {
  /// `count` scenarios that fail where the server answers with another status than 200.
  private static func file(_ count: Int) -> String {
    let scenarios = (1...count).map { number in
      """
      { "name": "s\(number)", "steps": [
        { "request": { "method": "GET", "path": "/\(number)" }, "expect": { "status": 200 } } ] }
      """
    }
    return #"{ "name": "A", "scenarios": [ \#(scenarios.joined(separator: ",")) ] }"#
  }

  private func run(
    _ options: [String], of count: Int, _ respond: @escaping @Sendable (String) -> Int,
    files: [String: String] = [:]
  ) throws -> (outcome: Binary.Outcome, folder: TemporaryFolder) {
    let folder = try TemporaryFolder()
    try folder.write(Self.file(count), to: "a.scenarios.json")
    for (name, text) in files { try folder.write(text, to: name) }
    let server = try AnsweringServer { .json(respond($0.head), "{}") }
    defer { server.stop() }
    let outcome = try Binary.run(
      ["run", "--base-url", server.url, "--jobs", "1", "."] + options, in: folder.url)
    return (outcome, folder)
  }

  @Test(
    "--max-failures stops after so many",
    arguments: [
      (1, "0 passed, 1 failed, 11 skipped"), (5, "0 passed, 5 failed, 7 skipped"),
      (12, "0 passed, 12 failed"), (100, "0 passed, 12 failed"),
    ])
  func most(_ number: Int, _ sums: String) throws {
    let outcome = try run(["--max-failures", "\(number)"], of: 12) { _ in 500 }.outcome
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("FAILED: \(sums);"))
    #expect(outcome.output.contains("--max-failures \(number)") == true)
    #expect(
      outcome.output.contains("failed before (--max-failures)") == sums.contains("skipped"))
  }

  @Test("--max-failures counts failures alone", arguments: ["0", "-3"])
  func wrongNumber(_ number: String) throws {
    let outcome = try run(["--max-failures=\(number)"], of: 1) { _ in 200 }.outcome
    #expect(outcome.status == 2)
    let passing = try run(["--max-failures", "1"], of: 3) { _ in 200 }.outcome
    #expect(passing.output.contains("ok: 3 passed;"))
  }

  @Test(
    "--fail-on-flaky fails where a later try was needed, also when the record is told again",
    arguments: [([], true, 0), (["--fail-on-flaky"], true, 1), (["--fail-on-flaky"], false, 0)]
      as [([String], Bool, Int32)])
  func flaky(_ options: [String], _ isFlaky: Bool, _ status: Int32) throws {
    let requests = Atomic(0)
    let (outcome, folder) = try run(
      ["--retries", "2", "--report-json", "r.jsonl"] + options, of: 2,
      { head in
        guard isFlaky, head.hasPrefix("GET /2") else { return 200 }
        return requests.add(1, ordering: .relaxed).oldValue == 0 ? 503 : 200
      })
    #expect(outcome.status == status)
    let told = try Binary.run(["report", "r.jsonl", "--report-junit", "j.xml"], in: folder.url)
    #expect(told.status == status)
    for text in [outcome.output, told.output] {
      #expect(text.contains("2 passed (1 flaky)") == isFlaky)
      #expect(text.contains("FAILED: 2 passed (1 flaky) (--fail-on-flaky)") == (status == 1))
    }
    let junit = try String(contentsOf: folder.url.appendingPathComponent("j.xml"), encoding: .utf8)
    #expect(junit.contains("<flakyFailure") == isFlaky)
  }

  @Test(
    "A known failure may have a reason, an issue, a last day, and be flaky",
    arguments: [
      // What is below the line of the scenario, whether it fails, the status, what is told.
      ("", true, 0, "a known failure (known.txt:2:1): the status is 500"),
      ("", false, 1, "the scenario passes, though it is listed as a known failure"),
      ("  because the cache is cold\n", true, 0, "(known.txt:2:1; the cache is cold): "),
      ("\tissue https://example.com/1\n", true, 0, "(known.txt:2:1; https://example.com/1): "),
      ("  until 2999-12-31\n", true, 0, "a known failure"),
      ("  until 2020-02-29\n", true, 1, "gives it until 2020-02-29"),
      ("  until 2020-02-29\n", false, 1, "take it off the list"),
      ("  flaky\r\n", true, 0, "a known flaky failure (known.txt:2:1): the status is 500"),
      ("  flaky\n", false, 0, "ok: 1 passed"),
      ("  # when?\n\n  flaky\n  until 2020-01-01\n", true, 1, "gives it until 2020-01-01"),
      ("  because a\n  issue http://e.com/1\n  flaky\n", true, 0, "; a; http://e.com/1): "),
    ] as [(String, Bool, Int32, String)])
  func known(_ remarks: String, _ fails: Bool, _ status: Int32, _ told: String) throws {
    let outcome = try run(
      ["--known-failures", "known.txt"], of: 1, { _ in fails ? 500 : 200 },
      files: ["known.txt": "# list\nA: s1\n" + remarks]
    ).outcome
    #expect(outcome.status == status)
    #expect(outcome.output.contains(told), "\(outcome.output)")
  }

  @Test(
    "Anything else below a known failure is an error with its line",
    arguments: [
      ("A: s1\n  untill 2027-01-31\n", 2, "says one of"), ("  flaky\nA: s1\n", 1, "above it"),
      ("A: s1\n  until 2027-02-29\n", 2, "a day of the calendar"),
      ("A: s1\n  until 2027-1-31\n", 2, "a day of the calendar"),
      ("A: s1\n  until\n", 2, "a day of the calendar"),
      ("A: s1\n  until 2027-01-31 or so\n", 2, "a day of the calendar"),
      ("A: s1\n  because\n", 2, "a reason must follow"),
      ("A: s1\n  issue 17\n", 2, "the address of an issue"),
      ("A: s1\n\n  flaky often\n", 3, "nothing follows"),
      ("A: s1\n  because a\n  because b\n", 3, "a second reason"),
      ("A: s1\n  A: s1\n", 2, "says one of"),
    ])
  func wrongLine(_ list: String, _ line: Int, _ told: String) throws {
    let outcome = try run(
      ["--known-failures", "known.txt"], of: 1, { _ in 500 }, files: ["known.txt": list]
    ).outcome
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("known.txt:\(line):1: '"), "\(outcome.errors)")
    #expect(outcome.errors.contains(told), "\(outcome.errors)")
  }
}
