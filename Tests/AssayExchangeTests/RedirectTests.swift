import AssayExchange
import BlockingTests
import Testing

@Suite("A redirect", .prompt)
struct RedirectTests {
  private static let secrets = [
    HeaderField(name: "Authorization", value: "Bearer s"), HeaderField(name: "Cookie", value: "c"),
    HeaderField(name: "X-Kept", value: "k"),
  ]

  @Test("is not followed unless asked, and is an answer like any other")
  func off() async throws {
    try await withServer([.receive, redirect(to: "/next"), .hold]) { server, lane in
      let exchange = try await lane.get(server.url())
      #expect(exchange.response.statusCode == 302)
      #expect(exchange.response.headers.firstValue(of: "location") == "/next")
      #expect(server.requests.count == 1)
    }
  }

  @Test("that is followed leaves the last request and the last answer")
  func followed() async throws {
    let script: [ScriptedServer.Step] = [
      .receive, redirect(to: "/a"), .receive, redirect(to: "/b?c", "307 Again"), .receive,
      answer("end"), .hold,
    ]
    try await withServer(script) { server, lane in
      var request = Request(
        method: "POST", url: server.url("/"), headers: Self.secrets, body: [0x61])
      request.options.followsRedirects = true
      let exchange = try await lane.exchange(request)
      #expect(exchange.response.text == "end")
      #expect(exchange.response.headers == [HeaderField(name: "Content-Length", value: "3")])
      #expect(exchange.request.url == server.url("/b?c"))
      #expect(exchange.request.method == "GET")
      #expect(exchange.request.body == nil)
      #expect(exchange.request.attempts == 1)
      #expect(exchange.request.lines.first == "GET /b?c HTTP/1.1")
      #expect(exchange.request.lines.contains("Authorization: Bearer s"))
    }
  }

  @Test(
    "changes the method as its status says",
    arguments: [
      ("POST", "301 Moved", "GET"), ("POST", "302 Found", "GET"), ("POST", "307 Again", "POST"),
      ("POST", "303 See", "GET"), ("PUT", "301 Moved", "PUT"), ("PUT", "302 Found", "PUT"),
      ("PUT", "303 See", "GET"), ("PUT", "308 Moved", "PUT"), ("DELETE", "303 See", "GET"),
    ])
  func method(before: String, status: String, after: String) async throws {
    let script: [ScriptedServer.Step] = [
      .receive, redirect(to: "/next", status), .receive, answer("end"), .hold,
    ]
    try await withServer(script) { server, lane in
      let content: [UInt8]? = before == "DELETE" ? nil : [0x61]
      var request = Request(method: before, url: server.url("/"), body: content)
      request.options.followsRedirects = true
      let sent = try await lane.exchange(request).request
      #expect(sent.method == after)
      #expect(sent.lines.first == "\(after) /next HTTP/1.1")
      #expect(sent.body == (after == "GET" ? nil : content))
      #expect(server.requests.last?.hasSuffix("\r\n\r\n\(after == "GET" ? "" : "a")") == true)
    }
  }

  @Test(
    "that makes a GET of it leaves out what spoke of the content",
    arguments: [
      ("POST", "303 See"), ("PUT", "303 See"), ("POST", "301 Moved"), ("POST", "302 Found"),
    ]
  )
  func contentFields(method: String, status: String) async throws {
    let script: [ScriptedServer.Step] = [
      .receive, redirect(to: "/next", status), .receive, answer(),
    ]
    try await withServer(script + [.hold]) { server, lane in
      let fields = [
        "Content-Type", "content-language", "Content-Encoding", "Digest", "X-Kept", "Last-Modified",
      ]
      var request = Request(
        method: method, url: server.url("/"),
        headers: fields.map { HeaderField(name: $0, value: "x") }, body: [0x61])
      request.options.followsRedirects = true
      let sent = try await lane.exchange(request).request
      #expect(
        sent.lines == [
          "GET /next HTTP/1.1", "Host: 127.0.0.1:\(server.port)", "Accept: */*", "X-Kept: x",
        ])
    }
  }

  @Test(
    "leads to what its Location stands for",
    arguments: [
      ("/a b", "/a%20b"), ("/a/../b", "/a/../b"), ("?q", "/dir/old?q"), ("new", "/dir/new"),
      ("/x#part", "/x"), ("/\u{FC}", "/%c3%bc"), ("  /blank\t ", "/blank"),
    ])
  func location(_ location: String, _ target: String) async throws {
    let script: [ScriptedServer.Step] = [
      .receive, redirect(to: location), .receive, answer("end"), .hold,
    ]
    try await withServer(script) { server, lane in
      let exchange = try await lane.get(server.url("/dir/old")) { $0.followsRedirects = true }
      #expect(exchange.request.lines.first == "GET \(target) HTTP/1.1")
    }
  }

  @Test("has all the time that is left, and no more")
  func timeout() async throws {
    try await withServer([.receive, redirect(to: "/next"), .hold]) { server, lane in
      var request = Request(method: "GET", url: server.url())
      request.options.followsRedirects = true
      request.options.timeout = .milliseconds(300)
      let error = try await lane.failure(request)
      #expect(error.kind == .timedOut)
      #expect(error.timings.total >= .milliseconds(250))
    }
  }

  @Test("to another origin takes no credentials along")
  func crossOrigin() async throws {
    let other = try ScriptedServer([[.receive, answer("other")]])
    defer { other.stop() }
    try await withServer([.receive, redirect(to: other.url("/x"))]) { server, lane in
      let url = "http://user:pass@127.0.0.1:\(server.port)/"
      for headers in [Self.secrets, [Self.secrets[2]]] {
        var request = Request(method: "GET", url: url, headers: headers)
        request.options.followsRedirects = true
        let exchange = try await lane.exchange(request)
        #expect(exchange.response.text == "other")
        #expect(
          exchange.request.lines == [
            "GET /x HTTP/1.1", "Host: 127.0.0.1:\(other.port)", "Accept: */*", "X-Kept: k",
          ])
      }
      #expect(server.requests.allSatisfy { $0.contains("Authorization: ") })
    }
  }

  @Test(
    "to another scheme is an error",
    arguments: ["file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1:1/x", "data:,x"])
  func otherScheme(location: String) async throws {
    try await withServer([.receive, redirect(to: location), .hold]) { server, lane in
      var request = Request(method: "GET", url: server.url())
      request.options.followsRedirects = true
      let error = try await lane.failure(request)
      #expect(error.kind == .unsupportedScheme)
      #expect(error.partialResponse?.statusCode == 302)
    }
  }

  @Test("without end is an error")
  func endless() async throws {
    try await withServer([.receive, redirect(to: "/")]) { server, lane in
      var request = Request(method: "GET", url: server.url())
      request.options.followsRedirects = true
      request.options.maxRedirects = 3
      let error = try await lane.failure(request)
      #expect(error.kind == .tooManyRedirects)
      #expect(server.requests.count == 4)
    }
  }
}
