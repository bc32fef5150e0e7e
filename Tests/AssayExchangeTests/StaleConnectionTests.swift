import AssayExchange
import BlockingTests
import Testing

@Suite("A kept connection that the server has given up", .prompt, .timeLimit(.minutes(2)))
struct StaleConnectionTests {
  private static let laneCount = 8
  private static let pool = 4

  /// How a server gives up a connection after an answer.
  static let kinds: [(String, [ScriptedServer.Step])] = [
    ("closed", []),
    ("reset", [.reset]),
    ("closed once the next request was read", [.receive]),
    ("reset once the next request was read", [.receive, .reset]),
    ("reset while the next request comes", [.awaitBytes, .reset]),
    ("closed while the next request comes", [.awaitBytes]),
  ]

  @Test(
    "does no harm though all others that are kept are dead as well, on many lanes at once",
    arguments: kinds.map(\.0), [2, 8_000_000])
  func pool(_ kind: String, _ contentSize: Int) async throws {
    let end = try #require(Self.kinds.first { $0.0 == kind }).1
    let count = Self.laneCount * Self.pool
    let dying = [.receive, .awaitRequests(count), answer()] + end
    let scripts = Array(repeating: dying, count: count) + [[.receive, answer("fresh"), .hold]]
    let server = try ScriptedServer(scripts)
    defer { server.stop() }
    try await withLoop { loop in
      let lanes = (0..<Self.laneCount).map { _ in loop.lane() }
      let url = server.url()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for lane in lanes {
          for _ in 0..<Self.pool { group.addTask { _ = try await lane.get(url) } }
        }
        try await group.waitForAll()
      }
      try await withThrowingTaskGroup(of: Exchange.self) { group in
        for lane in lanes {
          group.addTask {
            let content = [UInt8](repeating: 0x61, count: contentSize)
            return try await lane.exchange(Request(method: "POST", url: url, body: content))
          }
        }
        for try await exchange in group {
          #expect(exchange.response.text == "fresh")
          #expect(!exchange.connection.isReused)
          #expect(exchange.request.attempts <= 2)
        }
      }
    }
  }

  @Test(
    "does no harm where every answer is followed by a quiet end, however many requests there are")
  func everyAnswer() async throws {
    try await withServer([.receive, answer()]) { server, lane in
      let url = server.url()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<16 {
          group.addTask { for _ in 0..<20 { _ = try await lane.get(url) } }
        }
        try await group.waitForAll()
      }
    }
  }

  @Test("does no harm to a request that a redirect has led to, and nothing is sent thrice")
  func behindRedirect() async throws {
    let other = try ScriptedServer([
      [.receive, answer(), .receive], [.receive, answer("fresh"), .hold],
    ])
    defer { other.stop() }
    try await withServer([.receive, redirect(to: other.url("/x")), .hold]) { server, lane in
      _ = try await lane.get(other.url())
      let exchange = try await lane.get(server.url()) { $0.followsRedirects = true }
      #expect(exchange.response.text == "fresh")
      #expect(exchange.request.attempts == 2)
      #expect(server.requests.count == 1)
      #expect(other.requests.count == 3)
    }
  }
}
