import AssayExchange
import BlockingTests
import Testing

@Suite(
  "A hostile server over TLS", .blocking,
  .enabled(if: OpenSSLServer.isAvailable, "there is no openssl"))
struct HostileTLSTests {
  /// What is wrong with a server that speaks TLS, and how the exchange must end.
  struct Wrong: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let kind: TransportError.Kind
    var name = "127.0.0.1"
    var isExpired = false
    var isTrusted = true
    var scheme = "https"
    var arguments: [String] = []
  }

  @Test(
    "gets no request where its certificate or protocol is not right",
    arguments: [
      Wrong(testDescription: "untrusted", kind: .tls, isTrusted: false),
      Wrong(testDescription: "expired", kind: .tls, isExpired: true),
      Wrong(testDescription: "another host's", kind: .tls, name: "other.test"),
      Wrong(testDescription: "another address's", kind: .tls, name: "127.0.0.2"),
      Wrong(testDescription: "an old protocol", kind: .tls, arguments: ["-tls1_1"]),
      Wrong(testDescription: "TLS where none was due", kind: .connectionLost, scheme: "http"),
    ])
  func refused(_ wrong: Wrong) async throws {
    let server = try await OpenSSLServer(
      name: wrong.name, isExpired: wrong.isExpired, arguments: wrong.arguments)
    defer { server.stop() }
    try await withLoop { loop in
      var request = Request(method: "GET", url: "\(wrong.scheme)://127.0.0.1:\(server.port)/")
      if wrong.isTrusted { request.options.certificateAuthorityFile = server.certificate }
      let error = try await loop.lane().failure(request)
      #expect(error.kind == wrong.kind, "\(error)")
      #expect(error.request?.head.isEmpty == (wrong.scheme == "https"))
      #expect(error.partialResponse == nil)
    }
  }

  @Test(
    "ends the exchange where it does not go on as TLS does",
    arguments: [
      ("hanging", [.hold], .timedOut), ("closed", [.awaitBytes], .tls),
      ("reset", [.awaitBytes, .reset], .tls),
      ("plain", [.send("HTTP/1.1 400 Bad Request\r\n\r\n"), .hold], .tls),
      ("broken", [.awaitBytes, .send([22, 3, 3, 0, 4, 2, 0, 0, 90]), .hold], .timedOut),
      ("noise", [.awaitBytes, .send([22, 3, 3, 255, 255, 0, 0, 0, 0]), .hold], .tls),
      ("an alert", [.awaitBytes, .send([21, 3, 3, 0, 2, 2, 40]), .hold], .tls),
      (
        "very many alerts",
        [
          .awaitBytes, .send(String(repeating: "\u{15}\u{3}\u{3}\0\u{2}\u{1}\0", count: 999)),
          .hold,
        ], .tls
      ),
    ] as [(String, [ScriptedServer.Step], TransportError.Kind)])
  func handshake(_ name: String, _ steps: [ScriptedServer.Step], _ kind: TransportError.Kind)
    async throws
  {
    try await withServer(steps) { server, lane in
      var request = Request(method: "GET", url: "https://127.0.0.1:\(server.port)/")
      request.options.timeout = kind == .timedOut ? .seconds(1) : .seconds(60)
      let error = try await lane.failure(request)
      #expect(error.kind == kind, "\(error)")
    }
  }

  /// Without a length it is the end of the connection that says that all has come, and only TLS
  /// itself says whether that is so.
  @Test("cannot pass what was cut off for a whole answer", arguments: [100, 3_000, 50_000, 99_000])
  func cut(_ limit: Int) async throws {
    let server = try await OpenSSLServer(
      name: "127.0.0.1", arguments: ["-WWW"], file: String(repeating: "x", count: 100_000))
    defer { server.stop() }
    let relay = try CuttingRelay(to: server.port, after: limit)
    defer { relay.stop() }
    let whole = try CuttingRelay(to: server.port, after: .max)
    defer { whole.stop() }
    try await withLoop { loop in
      var request = Request(method: "GET", url: "https://127.0.0.1:\(relay.port)/file")
      request.options.certificateAuthorityFile = server.certificate
      let error = try await loop.lane().failure(request)
      #expect(error.kind == (limit < 200 ? .tls : .connectionLost), "\(error)")
      request.url = "https://127.0.0.1:\(whole.port)/file"
      let response = try await loop.lane().exchange(request).response
      #expect(response.body.count == 100_000)
    }
  }
}
