import AssayReference
import Foundation
import Testing

@Suite("The server", .timeLimit(.minutes(1)))
struct ServerTests {
  private func configuration(
    tokens: [String] = ["alpha"], host: String = "127.0.0.1", port: Int = 0
  ) -> ReferenceConfiguration {
    ReferenceConfiguration(tokens: tokens, host: host, port: port)
  }

  @Test("It tells when it is ready, serves until it is cancelled, and ends without an error")
  func cancellation() async throws {
    let (ports, ready) = AsyncStream.makeStream(of: Int.self)
    let server = try ReferenceServer(configuration: configuration())
    let task = Task { try await server.run { ready.yield($0) } }
    var iterator = ports.makeAsyncIterator()
    let caller = Caller(port: try #require(await iterator.next()))
    #expect(try await caller.register(minimal()).status == 201)

    task.cancel()
    try await task.value
    await #expect(throws: WireError.self) { try await caller.retrieve("1") }
  }

  @Test(
    "A connection does not hold the server up when it stops",
    arguments: [
      "", "GET /heal", "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n",
      "POST /customers HTTP/1.1\r\nAuthorization: Bearer alpha\r\nContent-Length: 9\r\n\r\n{",
    ])
  func openConnection(_ text: String) async throws {
    let connection = try await ReferenceServer.serve(configuration()) { baseURL in
      let port = try #require(URL(string: baseURL)?.port)
      return try await onThread {
        let connection = OpenConnection(try WireConnection(port: port))
        try connection.wire.send(text)
        if text.hasSuffix("\r\n\r\n") { #expect(try connection.wire.reply().status == 200) }
        return connection
      }
    }
    #expect(try await onThread { try connection.wire.isClosed() })
  }

  /// Used by one thread after the other, never by two at once: each call is awaited.
  private final class OpenConnection: @unchecked Sendable {
    var wire: WireConnection

    init(_ wire: consuming WireConnection) {
      self.wire = wire
    }
  }

  @Test("An error of who uses the server is thrown on, and the server is gone")
  func bodyThrows() async throws {
    struct Trouble: Error {}
    var port = 0
    await #expect(throws: Trouble.self) {
      try await ReferenceServer.serve(configuration()) { baseURL in
        port = try #require(URL(string: baseURL)?.port)
        throw Trouble()
      }
    }
    let caller = Caller(port: port)
    await #expect(throws: WireError.self) { try await caller.retrieve("1") }
  }

  @Test("An error of who is told that the server is ready stops it")
  func onReadyThrows() async throws {
    struct Trouble: Error {}
    let server = try ReferenceServer(configuration: configuration())
    await #expect(throws: Trouble.self) { try await server.run { _ in throw Trouble() } }
  }

  @Test("A port that is taken is said to be")
  func portInUse() async throws {
    try await withReference { caller in
      let taken = try ReferenceServer(configuration: configuration(port: caller.port))
      let error = await #expect(throws: ReferenceError.self) { try await taken.run { _ in } }
      #expect(error == .portInUse(host: "127.0.0.1", port: caller.port))
      #expect(error?.description == "Port \(caller.port) of 127.0.0.1 is in use.")
    }
  }

  @Test(
    "A host that is not this machine's, or nobody's, cannot be listened on",
    arguments: [
      ("192.0.2.1", "assign requested address"),
      ("no such host", "the name of the host cannot be resolved"),
    ])
  func otherHost(_ host: String, _ reason: String) async throws {
    let server = try ReferenceServer(configuration: configuration(host: host))
    let error = await #expect(throws: ReferenceError.self) { try await server.run { _ in } }
    guard case .cannotListen(host, 0, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(error?.description.localizedCaseInsensitiveContains(reason) == true)
  }

  @Test("A port that is no port is refused", arguments: [-1, 65_536])
  func noPort(_ port: Int) {
    #expect(throws: ReferenceError.portOutOfRange(port)) {
      try ReferenceServer(configuration: configuration(port: port))
    }
  }

  @Test(
    "A token that no request could carry is refused, and not shown",
    arguments: [
      "", "two words", "tökén", "a=b", "=secret", "comma,", "line\n",
    ])
  func unusableToken(_ token: String) {
    let error = #expect(throws: ReferenceError.self) {
      try ReferenceServer(configuration: configuration(tokens: ["alpha", token]))
    }
    #expect(error == .unusableToken(index: 1))
    #expect(token.isEmpty || error?.description.contains(token) == false)
  }

  @Test("Two servers in one process have nothing in common")
  func twoServers() async throws {
    try await withReference { one in
      try await withReference { other in
        let first = try await one.register(minimal())
        let second = try await other.register(minimal())
        #expect(first.status == 201)
        #expect(second.status == 201)
      }
    }
  }
}
