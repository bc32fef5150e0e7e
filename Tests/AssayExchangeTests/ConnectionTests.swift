import AssayExchange
import BlockingTests
import Testing

@Suite("The connections of a lane", .prompt)
struct ConnectionTests {
  @Test("one after another, exchanges share one")
  func shared() async throws {
    try await withServer([.receive, answer(), .receive, answer(), .hold]) { server, lane in
      let first = try await lane.get(server.url()).connection
      let second = try await lane.get(server.url()).connection
      #expect(!first.isReused)
      #expect(second.isReused)
      #expect(first.identity == second.identity)
      #expect(first.remoteAddress == second.remoteAddress)
      #expect(server.connectionCount == 1)
    }
  }

  @Test("where the server closes after each answer, each exchange opens one")
  func closing() async throws {
    try await withServer([.receive, answer()]) { server, lane in
      let first = try await lane.get(server.url()).connection
      let second = try await lane.get(server.url())
      #expect(!second.connection.isReused)
      #expect(first.identity != second.connection.identity)
      #expect(second.request.attempts <= 2)
    }
  }

  @Test("`freshConnection` opens another")
  func fresh() async throws {
    try await withServer([.receive, answer(), .receive, answer(), .hold]) { server, lane in
      let first = try await lane.get(server.url()).connection
      let second = try await lane.get(server.url()) { $0.freshConnection = true }.connection
      #expect(!second.isReused)
      #expect(first.identity != second.identity)
      #expect(server.connectionCount == 2)
    }
  }

  @Test("two lanes never share one, and a later lane takes over what an earlier one left")
  func lanes() async throws {
    let serving = Array(repeating: [ScriptedServer.Step.receive, answer()], count: 4)
    let server = try ScriptedServer([serving.flatMap(\.self) + [.hold]])
    defer { server.stop() }
    try await withLoop { loop in
      var left: ConnectionInfo?
      do {
        let (one, other) = (loop.lane(), loop.lane())
        let first = try await one.get(server.url()).connection
        let second = try await other.get(server.url()).connection
        #expect(!second.isReused)
        #expect(first.identity != second.identity)
        left = try await one.get(server.url()).connection
        #expect(left?.identity == first.identity)
        withExtendedLifetime(other) {}
      }
      let (one, other) = (loop.lane(), loop.lane())
      let warm = [try await one.get(server.url()), try await other.get(server.url())]
      #expect(warm.allSatisfy { $0.connection.isReused })
      #expect(warm.contains { $0.connection.identity == left?.identity })
      #expect(server.connectionCount == 2)
    }
  }

  @Test("a request that a dying connection swallowed is sent once more, on a fresh one")
  func swallowed() async throws {
    try await withServer(
      [.receive, answer(), .receive], [.receive, answer("fresh"), .hold]
    ) { server, lane in
      _ = try await lane.get(server.url("/first"))
      let request = Request(method: "POST", url: server.url("/second"), body: Array("x".utf8))
      let second = try await lane.exchange(request)
      #expect(second.response.text == "fresh")
      #expect(second.request.attempts == 2)
      #expect(!second.connection.isReused)
      #expect(second.request.lines.filter { $0.hasPrefix("POST") }.count == 1)
    }
  }

  @Test("a request is not sent again once a line of the answer has come")
  func answered() async throws {
    try await withServer(
      [.receive, answer(), .receive, .send("HTTP/1.1 200 OK\r\n")],
      [.receive, answer("fresh"), .hold]
    ) { server, lane in
      _ = try await lane.get(server.url("/first"))
      let error = try await lane.failure(Request(method: "GET", url: server.url("/second")))
      #expect(error.kind == .connectionLost)
      #expect(error.request?.attempts == 1)
      #expect(server.requests.count == 2)
    }
  }

  @Test("a server that drops a request on every connection gets it twice, not more")
  func twice() async throws {
    let kept: [ScriptedServer.Step] = [.receive, .awaitRequests(4), answer(), .receive]
    try await withServer(kept, kept, kept, kept, [.receive]) { server, lane in
      let url = server.url()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<4 { group.addTask { _ = try await lane.get(url) } }
        try await group.waitForAll()
      }
      #expect(server.connectionCount == 4)
      let error = try await lane.failure(Request(method: "POST", url: url, body: [0x61]))
      #expect(error.kind == .connectionLost)
      #expect(error.request?.attempts == 2)
      #expect(server.requests.filter { $0.hasPrefix("POST") }.count == 2)
    }
  }

  @Test("exchanges at once have one each, and the next ones the same", arguments: [1, 64, 256])
  func concurrent(_ count: Int) async throws {
    try await withServer([
      .receive, .awaitRequests(count), answer(), .receive, .awaitRequests(2 * count), answer(),
      .hold,
    ]) { server, lane in
      let url = server.url()
      var identities: [Set<UInt64>] = []
      for _ in 0..<2 {
        let connections = try await withThrowingTaskGroup(of: ConnectionInfo.self) { group in
          for _ in 0..<count { group.addTask { try await lane.get(url).connection } }
          return try await group.reduce(into: []) { $0.append($1) }
        }
        identities.append(Set(connections.map(\.identity)))
      }
      #expect(identities[0].count == count)
      #expect(identities[0] == identities[1])
      #expect(server.connectionCount == count)
    }
  }
}
