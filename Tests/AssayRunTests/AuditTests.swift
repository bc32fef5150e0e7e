import AssayJSON
import AssayRun
import AssaySuite
import BlockingTests
import LoopbackServers
import Synchronization
import Testing

@Suite("An audit", .prompt)
struct AuditTests {
  private let subjects = [
    AuditSubject(.fault, name: "seen", clause: "a", sentence: "The second is wrong."),
    AuditSubject(.fault, name: "unseen", clause: "a", sentence: "Nothing is wrong."),
    AuditSubject(.fault, name: "silent", clause: "b", sentence: "The connection is cut."),
    AuditSubject(.liberty, name: "spared", clause: "c", sentence: "Nothing is wrong."),
    AuditSubject(.liberty, name: "accused", clause: "c", sentence: "The third is another."),
  ]

  /// Audits servers that answer each path with the status that `statuses` has for a subject's name;
  /// 0 cuts the connection.
  private func audit(
    _ scenarios: String, _ statuses: [String: [String: Int]], jobs: Int = 2, quick: Bool = false,
    onProgress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> AuditResult {
    var settings = RunSettings(baseURL: try BaseURL("http://127.0.0.1"), seed: 1, startedAt: 0)
    settings.failsFast = quick
    settings.jobs = 1
    let auditor = Auditor(
      try suite(scenarios: scenarios), selection: Selection(), settings: settings
    ) { subject, body in
      try await withServer({ request in
        let status = statuses[subject.name]?[request.target] ?? 200
        return status == 0 ? .init(bytes: [], isLast: true) : .json(status, "{}")
      }) { server in
        await body(try BaseURL(server.url))
      }
    }
    return try await auditor.audit(
      faults: subjects.filter { $0.kind == .fault },
      liberties: subjects.filter { $0.kind == .liberty }, jobs: jobs, progress: onProgress)
  }

  private let three = [
    scenario("one", [get("/1")]), scenario("two", [get("/2")]), scenario("three", [get("/3")]),
  ].joined(separator: ", ")

  @Test("tells caught faults from those that escaped and those that nobody could judge")
  func verdicts() async throws {
    let result = try await audit(
      three, ["seen": ["/2": 500], "silent": ["/1": 0], "accused": ["/3": 201]])
    #expect(result.faults.map { result.verdict(of: $0) } == [.caught, .escaped, .undecided])
    #expect(result.liberties.map { result.verdict(of: $0) } == [.spared, .accused])
    #expect(!result.isClean)
    #expect(result.requestCount == 18)
  }

  @Test("says which scenarios caught what, alone or with others, and which caught nothing")
  func matrix() async throws {
    let result = try await audit(
      three,
      ["seen": ["/1": 500, "/2": 500], "unseen": ["/2": 500], "silent": ["/2": 404]])
    #expect(result.faults.map { result.catches(of: $0).map(\.index) } == [[0, 1], [1], [1]])
    #expect(result.catchCounts.map(\.all) == [1, 3, 0])
    #expect(result.catchCounts.map(\.alone) == [0, 2, 0])
    #expect(result.idle.map(\.scenario.name) == ["three"])
    #expect(result.isClean)
  }

  @Test("names what a right server was accused of, with the place")
  func accusation() async throws {
    let result = try await audit(three, ["accused": ["/3": 201]])
    let failure = try #require(result.accused.first?.failures.first)
    #expect(result.accused.count == 1)
    #expect(failure.index == 2)
    #expect(failure.message == "the status is 201, not 200")
    #expect(failure.place?.hasPrefix("0.scenarios.json:") == true)
  }

  @Test("lets a scenario that fails on the reference catch nothing")
  func unsound() async throws {
    let wrong: [String: Int] = ["/2": 500]
    let result = try await audit(
      three,
      ["reference": wrong, "seen": wrong, "unseen": wrong, "silent": ["/2": 500, "/3": 500]])
    #expect(result.unsound == [1])
    #expect(result.verdict(of: result.reference) == .accused)
    #expect(result.faults.map { result.verdict(of: $0) } == [.escaped, .escaped, .caught])
    #expect(!result.isClean)
  }

  @Test("leaves a server at its first failure where it is told to be quick")
  func quick() async throws {
    let wrong = ["/1": 500, "/2": 500]
    let whole = try await audit(three, ["seen": wrong])
    #expect(whole.faults[0].failures.map(\.index) == [0, 1])
    let quick = try await audit(three, ["seen": wrong], quick: true)
    #expect(quick.faults[0].failures.map(\.index) == [0])
    #expect(quick.faults[0].requestCount == 1)
  }

  @Test("keeps the order of the subjects however many it audits at a time", arguments: [1, 3, 50])
  func order(_ jobs: Int) async throws {
    let progress = Mutex<[Int]>([])
    let result = try await audit(three, [:], jobs: jobs) { done in
      progress.withLock { $0.append(done) }
    }
    #expect((result.faults + result.liberties).map(\.subject) == subjects)
    #expect(progress.withLock { $0 } == [1, 2, 3, 4, 5, 6])
  }
}
