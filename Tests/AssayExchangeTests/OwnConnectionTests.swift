import AssayExchange
import BlockingTests
import Testing

@Suite("A request that frames itself", .prompt)
struct OwnConnectionTests {
  @Test(
    "has a connection of its own, which nobody uses after it",
    arguments: [
      "Content-Length: 1", "content-length: 30", "Transfer-Encoding: chunked",
      "TRANSFER-ENCODING: identity", "Connection: keep-alive", "Connection: close", "Upgrade: x",
    ])
  func ownConnection(_ line: String) async throws {
    let parts = line.split(separator: ": ").map(String.init)
    let field = HeaderField(name: parts[0], value: parts[1])
    try await withServer(
      [.receive, answer("1"), .receive, answer("3"), .hold], [.awaitBytes, answer("2"), .hold],
      [.awaitBytes, answer("2"), .hold]
    ) { server, lane in
      let first = try await lane.get(server.url())
      for _ in 0..<2 {
        let request = Request(
          method: "POST", url: server.url(), headers: [field], body: Array("Hello".utf8))
        let own = try await lane.exchange(request)
        #expect(own.response.text == "2")
        #expect(!own.connection.isReused)
      }
      let last = try await lane.get(server.url())
      #expect(last.response.text == "3")
      #expect(last.connection.identity == first.connection.identity)
      #expect(server.connectionCount == 3)
    }
  }

  @Test("has one also where it only leaves its length out")
  func suppressed() async throws {
    try await withServer(
      [.awaitBytes, answer(), .hold], [.receive, answer("next"), .hold]
    ) { server, lane in
      let request = Request(
        method: "POST", url: server.url(), suppressedHeaders: ["content-length"], body: [0x61])
      _ = try await lane.exchange(request)
      let response = try await lane.get(server.url()).response
      #expect(response.text == "next")
    }
  }

  @Test("keeps the connections of requests at once apart from those that come after")
  func atOnce() async throws {
    try await withServer([.awaitBytes, answer(), .hold]) { server, lane in
      let field = HeaderField(name: "Connection", value: "keep-alive")
      let request = Request(method: "GET", url: server.url(), headers: [field])
      let exchanges = try await lane.exchangesAtOnce([request, request]).map { try $0.get() }
      #expect(Set(exchanges.map(\.connection.identity)).count == 2)
      #expect(server.connectionCount == 2)
    }
  }

  @Test(
    "and expects 100-continue is sent once, and a 417 is its answer",
    arguments: ["", "no expectations here"])
  func refusedExpectation(_ content: String) async throws {
    let refusal =
      "HTTP/1.1 417 Expectation Failed\r\nContent-Length: \(content.utf8.count)\r\n\r\n\(content)"
    let scripts: [[ScriptedServer.Step]] = [
      [.awaitBytes, .send(refusal), .hold], [.receive, answer("next"), .hold],
    ]
    let server = try ScriptedServer(scripts)
    defer { server.stop() }
    try await withLoop { loop in
      let lane = loop.lane()
      var request = Request(
        method: "POST", url: server.url(),
        headers: [HeaderField(name: "Expect", value: "100-continue")], body: Array("{}".utf8))
      request.options.followsRedirects = true
      let exchange = try await lane.exchange(request)
      #expect(exchange.response.statusCode == 417)
      #expect(exchange.response.text == content)
      #expect(exchange.request.attempts == 1)
      #expect(exchange.request.lines.contains("Expect: 100-continue"))
      #expect(server.connectionCount == 1)
      let response = try await lane.get(server.url()).response
      #expect(response.text == "next")
    }
  }

  @Test("and is told to go on sends its content")
  func continued() async throws {
    let script: [ScriptedServer.Step] = [
      .awaitBytes, .send("HTTP/1.1 100 Continue\r\n\r\n"), .awaitBytes, answer(), .hold,
    ]
    try await withServer(script) { server, lane in
      let request = Request(
        method: "PUT", url: server.url(),
        headers: [HeaderField(name: "Expect", value: "100-continue")], body: Array("{}".utf8))
      let response = try await lane.exchange(request).response
      #expect(response.statusCode == 200)
    }
  }

  @Test("and gets a 417 without having expected anything, has an answer like any other")
  func unasked() async throws {
    let refusal = "HTTP/1.1 417 No\r\nContent-Length: 0\r\n\r\n"
    try await withServer([.receive, .send(refusal), .hold]) { server, lane in
      let exchange = try await lane.exchange(
        Request(method: "POST", url: server.url(), body: [0x61]))
      #expect(exchange.response.statusCode == 417)
      #expect(server.requests.count == 1)
    }
  }
}
