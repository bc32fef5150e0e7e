import AssayExchange
import BlockingTests
import Testing

@Suite("An exchange", .prompt)
struct ExchangeTests {
  @Test("has the response's status, fields, raw head and content, and timings in order")
  func plain() async throws {
    let head =
      "HTTP/1.1 201 Created here\r\nContent-Type: application/json\r\nX-A: 1\r\nx-a:  two \r\n"
      + "Content-Length: 2\r\n\r\n"
    try await withServer([.receive, .send(head + "{}"), .hold]) { server, lane in
      let exchange = try await lane.get(server.url("/a"))
      let response = exchange.response
      #expect(response.statusCode == 201)
      #expect(response.reason == "Created here")
      #expect(response.httpVersion == "HTTP/1.1")
      #expect(response.headers.map(\.name) == ["Content-Type", "X-A", "x-a", "Content-Length"])
      #expect(response.headers.values(of: "X-a") == ["1", "two"])
      #expect(String(decoding: response.head, as: UTF8.self) == head)
      #expect(response.text == "{}")
      let timings = exchange.timings
      #expect(timings.tls == .zero)
      #expect(timings.connect <= timings.firstByte)
      #expect(timings.firstByte <= timings.total)
      #expect(timings.total > .zero)
      #expect(exchange.connection.remoteAddress == "127.0.0.1:\(server.port)")
    }
  }

  @Test(
    "keeps what a faulty head still says",
    arguments: [
      ("HTTP/1.1 204\r\n\r\n", "", []),
      ("HTTP/1.0 200 OK\r\nFolded: one\r\n  two\r\n\r\n", "OK", ["one two"]),
      ("HTTP/1.1 200 OK\nFolded: bare\n\n", "OK", ["bare"]),
      ("HTTP/1.1 200 \r\nFolded:\r\n\r\n", "", [""]),
    ])
  func oddHeads(head: String, reason: String, folded: [String]) async throws {
    try await withServer([.receive, .send(head)]) { server, lane in
      let response = try await lane.get(server.url()).response
      #expect(response.reason == reason)
      #expect(response.headers.values(of: "folded") == folded)
    }
  }

  @Test("joins chunks, and keeps the trailers apart from the fields")
  func chunked() async throws {
    let bytes =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
      + "3\r\nabc\r\n4;x=y\r\ndefg\r\n0\r\nChecksum: 7\r\n\r\n"
    try await withServer([.receive, .send(bytes), .hold]) { server, lane in
      let response = try await lane.get(server.url()).response
      #expect(response.text == "abcdefg")
      #expect(response.trailers == [HeaderField(name: "Checksum", value: "7")])
      #expect(response.headers.map(\.name) == ["Transfer-Encoding"])
    }
  }

  @Test(
    "passes over interim responses",
    arguments: ["100 Continue", "102 Processing", "103 Early Hints\r\nLink: </a>"])
  func interim(_ line: String) async throws {
    let interim = "HTTP/1.1 \(line)\r\n\r\n"
    try await withServer([.receive, .send(interim + interim), answer(), .hold]) { server, lane in
      let response = try await lane.get(server.url()).response
      #expect(response.statusCode == 200)
      #expect(response.headers == [HeaderField(name: "Content-Length", value: "2")])
      #expect(response.text == "ok")
    }
  }

  @Test("decodes content that the server encoded, though it was not asked for")
  func encoded() async throws {
    let gzip: [UInt8] = [
      31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 203, 72, 205, 201, 201, 87, 72, 175, 202, 44, 208, 81, 72,
      73, 77, 206, 79, 73, 77, 1, 0, 8, 182, 90, 98, 19, 0, 0, 0,
    ]
    let deflate: [UInt8] = [
      120, 156, 203, 72, 205, 201, 201, 87, 72, 73, 77, 203, 73, 44, 73, 5, 0, 35, 12, 5, 10,
    ]
    let script = [
      ScriptedServer.Step.receive, answer(gzip, ["Content-Encoding: gzip"]),
      .receive, answer(deflate, ["Content-Encoding: deflate"]), .hold,
    ]
    try await withServer(script) { server, lane in
      let texts = [try await lane.get(server.url()), try await lane.get(server.url())]
        .map(\.response.text)
      #expect(texts == ["hello gzip, decoded", "hello deflate"])
      #expect(server.requests.allSatisfy { !$0.lowercased().contains("accept-encoding") })
    }
  }

  @Test("ends without content where the response has none")
  func noContent() async throws {
    let script: [ScriptedServer.Step] = [
      .receive, .send("HTTP/1.1 204 No Content\r\n\r\n"),
      .receive, .send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n"),
      .receive, .send("HTTP/1.1 304 Not Modified\r\nContent-Length: 100\r\n\r\n"), .hold,
    ]
    try await withServer(script) { server, lane in
      let noContent = try await lane.get(server.url())
      #expect(noContent.response.statusCode == 204)
      let head = try await lane.exchange(Request(method: "HEAD", url: server.url()))
      #expect(head.response.body.isEmpty)
      #expect(head.response.headers.firstValue(of: "content-length") == "100")
      let notModified = try await lane.get(server.url())
      #expect(notModified.response.statusCode == 304)
      #expect(server.connectionCount == 1)
    }
  }
}
