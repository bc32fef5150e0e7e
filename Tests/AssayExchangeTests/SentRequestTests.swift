import AssayExchange
import BlockingTests
import Testing

@Suite("A request", .prompt)
struct SentRequestTests {
  @Test("goes out with the caller's fields and what HTTP needs, and is reported as sent")
  func asSent() async throws {
    try await withServer([.receive, answer(), .hold]) { server, lane in
      let request = Request(
        method: "POST", url: server.url("//customers/../a%20b?x=1&y"),
        headers: [
          HeaderField(name: "X-Twice", value: "1"), HeaderField(name: "Empty", value: ""),
          HeaderField(name: "X-Twice", value: "ü"),
        ], body: Array("{\"a\":1}".utf8))
      let sent = try await lane.exchange(request).request
      #expect(
        sent.lines == [
          "POST //customers/../a%20b?x=1&y HTTP/1.1", "Host: 127.0.0.1:\(server.port)",
          "Accept: */*", "X-Twice: 1", "Empty:", "X-Twice: ü", "Content-Length: 7",
        ])
      #expect(server.requests == [String(decoding: sent.head, as: UTF8.self) + "{\"a\":1}"])
      #expect(sent.body == request.body)
      #expect(sent.attempts == 1)
    }
  }

  @Test("carries content, or none, with any method, on one handle after another")
  func methods() async throws {
    let cases: [(method: String, body: String?, length: String?)] = [
      ("POST", "abc", "3"), ("GET", nil, nil), ("GET", "abc", "3"), ("HEAD", nil, nil),
      ("POST", nil, "0"), ("PUT", "", "0"), ("DELETE", nil, nil), ("PATCH", "", "0"),
      ("PATCH", "abc", "3"), ("BREW-it", nil, nil), ("POST", "", "0"),
      ("PUT", nil, "0"), ("GET", nil, nil), ("PATCH", nil, "0"),
    ]
    let once = [ScriptedServer.Step.receive, .send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")]
    let script = cases.flatMap { _ in once } + [.hold]
    try await withServer(script) { server, lane in
      for (method, body, length) in cases {
        let exchange = try await lane.exchange(
          Request(method: method, url: server.url(), body: body.map { Array($0.utf8) }))
        let lines = exchange.request.lines
        #expect(lines.first == "\(method) / HTTP/1.1")
        #expect(
          lines.first { $0.hasPrefix("Content-Length") } == length.map { "Content-Length: \($0)" })
        #expect(server.requests.last?.hasSuffix("\r\n\r\n\(body ?? "")") == true)
      }
      #expect(server.connectionCount == 1)
    }
  }

  @Test("leaves out what is suppressed, and asks for no 100-continue before large content")
  func suppressed() async throws {
    try await withServer([.receive, answer()]) { server, lane in
      let request = Request(
        method: "PUT", url: server.url(), suppressedHeaders: ["accept", "Host"],
        body: [UInt8](repeating: 0x61, count: 3_000_000))
      let sent = try await lane.exchange(request).request
      #expect(sent.lines == ["PUT / HTTP/1.1", "Content-Length: 3000000"])
    }
  }

  @Test("sends its own fields, and not those of the one before")
  func changingFields() async throws {
    let once = [ScriptedServer.Step.receive, answer()]
    try await withServer(once + once + once + once + [.hold]) { server, lane in
      var request = Request(
        method: "GET", url: server.url(), suppressedHeaders: ["Accept", "Host"])
      for value in ["1", "1", "2"] {
        request.headers = [HeaderField(name: "A", value: value)]
        let sent = try await lane.exchange(request).request
        #expect(sent.lines == ["GET / HTTP/1.1", "A: \(value)"])
      }
      request.headers = []
      let sent = try await lane.exchange(request).request
      #expect(sent.lines == ["GET / HTTP/1.1"])
      #expect(server.connectionCount == 1)
    }
  }

  @Test("lets the caller's fields stand in for libcurl's")
  func replaced() async throws {
    try await withServer([.receive, answer()]) { server, lane in
      let request = Request(
        method: "POST", url: server.url(),
        headers: [
          HeaderField(name: "host", value: "api.test"), HeaderField(name: "accept", value: "a/b"),
          HeaderField(name: "Content-Type", value: "text/plain"),
          HeaderField(name: "Accept-Encoding", value: "gzip"),
        ], body: [0x61])
      let sent = try await lane.exchange(request).request
      #expect(
        sent.lines == [
          "POST / HTTP/1.1", "Host: api.test", "accept: a/b", "Content-Type: text/plain",
          "Accept-Encoding: gzip", "Content-Length: 1",
        ])
    }
  }

  @Test(
    "with a method that is none, or cannot have content, is refused",
    arguments: [
      Request(method: "GET X", url: "http://127.0.0.1/"),
      Request(method: "", url: "http://127.0.0.1/"),
      Request(method: "GET\r\nA:b", url: "http://127.0.0.1/"),
      Request(method: "HEAD", url: "http://127.0.0.1/", body: [0x61]),
    ])
  func badMethods(_ request: Request) async throws {
    try await expectRefusal(request, .invalidMethod)
  }

  @Test(
    "with a field that is none is refused",
    arguments: [
      ("A", "1\r\nB: 2"), ("A", "1\nB: 2"), ("A", "a\u{0}"), ("A\r\nB", "1"), ("A:", "1"),
      ("", "1"),
      ("A B", "1"), ("Ä", "1"),
    ])
  func badFields(name: String, value: String) async throws {
    let url = "http://127.0.0.1/"
    let field = HeaderField(name: name, value: value)
    try await expectRefusal(Request(method: "GET", url: url, headers: [field]), .invalidHeader)
    guard value == "1" else { return }
    let suppressing = Request(method: "GET", url: url, suppressedHeaders: [name])
    try await expectRefusal(suppressing, .invalidHeader)
  }

  @Test(
    "to something else than an http URL is refused",
    arguments: [
      ("file:///etc/passwd", TransportError.Kind.unsupportedScheme),
      ("ftp://a/", .unsupportedScheme),
      ("HTTPX://a/", .unsupportedScheme), ("127.0.0.1/", .invalidURL), ("", .invalidURL),
      ("://a", .invalidURL), ("localhost:80/", .invalidURL), ("http://a/b c", .invalidURL),
      ("http://a/\r\nX: y", .invalidURL), ("http://a/\u{0}", .invalidURL), ("http://", .invalidURL),
      ("http://[::1/", .invalidURL), ("http://a:99999/", .invalidURL),
    ])
  func badURLs(url: String, kind: TransportError.Kind) async throws {
    try await expectRefusal(Request(method: "GET", url: url), kind)
  }

  @Test("with an option that C would cut short is refused")
  func badOptions() async throws {
    var request = Request(method: "GET", url: "http://127.0.0.1/")
    request.options.proxy = "http://a\u{0}b"
    try await expectRefusal(request, .invalidOption)
    request.options.proxy = nil
    request.options.resolve = ["a:80:\u{0}"]
    try await expectRefusal(request, .invalidOption)
  }

  private func expectRefusal(_ request: Request, _ kind: TransportError.Kind) async throws {
    try await withLoop { loop in
      let error = try await loop.lane().failure(request)
      #expect(error.kind == kind)
      #expect(!error.message.isEmpty)
      #expect(error.request?.head ?? [] == [])
    }
  }
}
