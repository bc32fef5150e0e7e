import AssayExchange
import BlockingTests
import Foundation
import LoopbackServers
import Testing

@Suite("Requests at once", .prompt, .timeLimit(.minutes(1)))
struct AtOnceTests {
  private static func post(_ url: String) -> Request {
    Request(
      method: "POST", url: url, headers: [HeaderField(name: "A", value: "b")],
      body: Array("content".utf8))
  }

  @Test("go over connections of their own that were open before", arguments: ["GET", "POST"])
  func openBefore(_ method: String) async throws {
    let count = 16
    try await withServer([.receive, .awaitRequests(count), answer(), .hold]) { server, lane in
      let request = Request(method: method, url: server.url())
      let exchanges = try await lane.exchangesAtOnce(Array(repeating: request, count: count))
        .map { try $0.get() }
      #expect(exchanges.count == count)
      #expect(Set(exchanges.map(\.connection.identity)).count == count)
      #expect(exchanges.allSatisfy { !$0.connection.isReused && $0.timings.connect == .zero })
      #expect(server.connectionCount == count)
      #expect(server.requests.count == count)
    }
  }

  @Test("are byte for byte what one alone is")
  func sameBytes() async throws {
    // One that begins late may go over the connection of one that has ended.
    let serving = Array(repeating: [ScriptedServer.Step.receive, answer()], count: 4)
    try await withServer(serving.flatMap(\.self) + [.hold]) { server, lane in
      let request = Self.post(server.url("/a/../b?c=d"))
      _ = try await lane.exchange(request)
      _ = await lane.exchangesAtOnce([request, request, request])
      #expect(server.requests.count == 4)
      #expect(Set(server.requests).count == 1)
    }
  }

  @Test("are not sent a second time where a server closes without an answer")
  func neverTwice() async throws {
    try await withServer([.receive]) { server, lane in
      let outcomes = await lane.exchangesAtOnce([Self.post(server.url()), Self.post(server.url())])
      for outcome in outcomes {
        let error = try #require(outcome.failure)
        #expect(error.kind == .connectionLost)
        #expect(error.request?.attempts == 1)
      }
      #expect(server.requests.count == 2)
    }
  }

  @Test("leave the lane's own connection as it is, also where each opens another")
  func laneKeepsItsConnection() async throws {
    try await withServer([.receive, answer(), .receive, answer(), .hold]) { server, lane in
      let before = try await lane.get(server.url()).connection
      var request = Self.post(server.url())
      request.options.freshConnection = true
      let between = try await lane.exchangesAtOnce([request, request]).map { try $0.get() }
      let after = try await lane.get(server.url()).connection
      #expect(before.identity == after.identity)
      #expect(!between.map(\.connection.identity).contains(before.identity))
      #expect(server.connectionCount == 3)
    }
  }

  @Test("fail one by one where there is no connection, and the others are sent")
  func noConnection() async throws {
    let port = try closedPort()
    try await withServer([.receive, answer()]) { server, lane in
      let outcomes = await lane.exchangesAtOnce(
        [Self.post(server.url()), Self.post("http://127.0.0.1:\(port)/"), Self.post("nowhere")])
      #expect(outcomes[0].failure?.kind == nil)
      #expect(outcomes[1].failure?.kind == .connect)
      #expect(outcomes[1].failure?.request?.attempts == 0)
      #expect(outcomes[2].failure?.kind == .invalidURL)
      #expect(server.requests.count == 1)
    }
  }

  @Test("do not wait longer than one alone for a server that never agrees on TLS")
  func silentTLS() async throws {
    try await withServer([.hold]) { server, lane in
      var request = Self.post("https://127.0.0.1:\(server.port)/")
      request.options.connectTimeout = .milliseconds(200)
      let outcomes = await lane.exchangesAtOnce([request, request])
      #expect(outcomes.map { $0.failure?.kind } == [.timedOut, .timedOut])
      #expect(outcomes.allSatisfy { $0.failure?.request?.head.isEmpty == true })
    }
  }

  @Test("end at once when their task is cancelled")
  func cancellation() async throws {
    try await withServer([.receive, .hold]) { server, lane in
      let request = Self.post(server.url())
      let task = Task { await lane.exchangesAtOnce([request, request]) }
      while server.requests.count < 2 { try await Task.sleep(for: .milliseconds(1)) }
      task.cancel()
      #expect(await task.value.map { $0.failure?.kind } == [.cancelled, .cancelled])
    }
  }
}

extension Result {
  fileprivate var failure: Failure? {
    if case .failure(let failure) = self { failure } else { nil }
  }
}
