import AssayRun
import AssayVerdict
import BlockingTests
import LoopbackServers
import Testing

@Suite("The order of a run", .prompt)
struct OrderTests {
  /// Sixteen scenarios, of which the earlier ones take longer.
  private static let suite = try? AssayRunTests.suite(
    scenarios: (0..<16).map { scenario("s\($0)", [get("/\($0)")]) }.joined(separator: ","))

  private static let slowFirst: @Sendable (ReceivedRequest) -> AnsweringServer.Reply = {
    request in
    var reply = AnsweringServer.Reply.json(200, "{}")
    reply.delay = request.target < "/2" ? 0.1 : 0.01
    return reply
  }

  @Test("of results is that of the plan, whatever ends first")
  func planOrder() async throws {
    let suite = try #require(Self.suite)
    try await withServer(Self.slowFirst) { server in
      let ran = try await run(suite, at: server.url)
      #expect(ran.result.scenarios.map(\.index) == Array(0..<16))
      #expect(ran.verdicts == Array(repeating: "passed", count: 16))
      let finished = ran.events.compactMap { event -> Int? in
        if case .scenarioFinished(let result) = event { result.index } else { nil }
      }
      #expect(finished != finished.sorted())
    }
  }

  @Test("of events has the run around its scenarios, and each start before its end")
  func eventOrder() async throws {
    let suite = try #require(Self.suite)
    try await withServer(Self.slowFirst) { server in
      let ran = try await run(suite, at: server.url)
      var open: Set<Int> = []
      var closed: Set<Int> = []
      for (position, event) in ran.events.enumerated() {
        switch event {
        case .runStarted(let plan):
          #expect(position == 0)
          #expect(plan.scenarios.count == 16)
        case .scenarioStarted(let index):
          #expect(open.insert(index).inserted && !closed.contains(index))
        case .scenarioFinished(let result):
          #expect(open.remove(result.index) != nil)
          #expect(closed.insert(result.index).inserted)
        case .runFinished(let result):
          #expect(position == ran.events.count - 1)
          #expect(result.counts.passed == 16)
        }
      }
      #expect(open.isEmpty)
      #expect(closed.count == 16)
    }
  }

  @Test("has as many scenarios in flight as there are jobs", arguments: [1, 3, 40])
  func jobs(_ jobs: Int) async throws {
    let suite = try #require(Self.suite)
    try await withServer { _ in
      var reply = AnsweringServer.Reply.json(200, "{}")
      reply.delay = 0.05
      return reply
    } body: { server in
      _ = try await run(suite, at: server.url) { $0.jobs = jobs }
      #expect(server.mostUnderWay <= jobs)
      #expect(server.requests.count == 16)
      if jobs == 1 { #expect(server.targets == (0..<16).map { "/\($0)" }) }
      if jobs > 1 { #expect(server.mostUnderWay > 1) }
    }
  }

  @Test("of a shuffled plan hangs on the seed, and the results stay in plan order")
  func shuffled() async throws {
    let suite = try #require(Self.suite)
    var orders: [[String]] = []
    for seed in [UInt64(1), 1, 2] {
      try await withServer { server in
        let ran = try await run(
          suite, at: server.url,
          { settings in
            settings.jobs = 1
            settings.seed = seed
          }, plan: { $0.shuffle() })
        #expect(ran.result.scenarios.map(\.index) == Array(0..<16))
        orders.append(server.targets)
      }
    }
    #expect(orders[0] == orders[1])
    #expect(orders[0] != orders[2])
    #expect(orders[0].sorted() == orders[2].sorted())
  }

  @Test("nothing is said of a suite without scenarios but its beginning and its end")
  func empty() async throws {
    let ran = try await run(try AssayRunTests.suite(["{}"]), at: "http://127.0.0.1:9")
    #expect(ran.events.count == 2)
    #expect(ran.result.counts.errored == 1)
    #expect(ran.result.plan.brokenFiles.map(\.path) == ["0.scenarios.json"])
  }
}
