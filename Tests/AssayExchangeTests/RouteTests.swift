import AssayExchange
import BlockingTests
import Foundation
import LoopbackServers
import Testing

@Suite("The way to the server", .prompt)
struct RouteTests {
  @Test("is direct whatever proxy the environment names")
  func environmentProxy() async {
    // In a process of its own: what other tests start would take the environment over.
    await #expect(processExitsWith: .success) {
      let proxy = try ScriptedServer([[.receive, answer("proxy")]])
      defer { proxy.stop() }
      for name in ["http_proxy", "all_proxy", "ALL_PROXY"] { setenv(name, proxy.url(), 1) }
      try await withServer([.receive, answer("direct"), .hold]) { server, lane in
        let exchange = try await lane.get(server.url())
        exit(exchange.response.text == "direct" && proxy.connectionCount == 0 ? 0 : 1)
      }
    }
  }

  @Test("leads through the proxy that is asked for")
  func proxy() async throws {
    try await withServer([.receive, answer("proxy"), .hold]) { server, lane in
      let exchange = try await lane.get("http://name.test/a") { $0.proxy = server.url() }
      #expect(exchange.response.text == "proxy")
      #expect(exchange.request.lines.first == "GET http://name.test/a HTTP/1.1")
    }
  }

  @Test("through a proxy's tunnel counts the proxy's answer as nobody's")
  func tunnel() async throws {
    let established = "HTTP/1.1 200 Connection established\r\nProxy: p\r\n\r\n"
    try await withServer([.receive, .send(established), .hold]) { server, lane in
      var request = Request(method: "GET", url: "https://name.test/")
      request.options.proxy = server.url()
      request.options.timeout = .seconds(2)
      request.headers = [HeaderField(name: "Authorization", value: "secret")]
      let error = try await lane.failure(request)
      #expect(error.kind == .timedOut)
      #expect(error.partialResponse == nil)
      #expect(error.request?.attempts == 0)
      #expect(server.requests.first?.hasPrefix("CONNECT name.test:443 HTTP/1.1") == true)
      #expect(server.requests.first?.contains("secret") == false)
    }
  }

  @Test("through a proxy that refuses says whom to ask", arguments: [403, 407, 502])
  func refusedTunnel(_ status: Int) async throws {
    let refusal = "HTTP/1.1 \(status) No\r\nContent-Length: 0\r\n\r\n"
    try await withServer([.receive, .send(refusal)]) { server, lane in
      var request = Request(method: "GET", url: "https://name.test/")
      request.options.proxy = "http://user:hidden@127.0.0.1:\(server.port)"
      let error = try await lane.failure(request)
      #expect(error.kind == .proxy)
      #expect(error.message.contains("the proxy 127.0.0.1:\(server.port) refused a tunnel"))
      #expect(error.message.contains("status \(status)"))
      #expect(!error.message.contains("hidden"))
    }
  }

  @Test("through a proxy that is not there says so")
  func absentProxy() async throws {
    let port = try closedPort()
    try await withLoop { loop in
      var request = Request(method: "GET", url: "http://name.test/")
      request.options.proxy = "http://127.0.0.1:\(port)"
      let error = try await loop.lane().failure(request)
      #expect(error.kind == .proxy)
      #expect(error.message.contains("the proxy http://127.0.0.1:\(port) cannot be used"))
    }
  }

  @Test(
    "takes names in other alphabets whatever the locale, in URLs, to proxies and as pinned ones",
    arguments: [
      ("b\u{FC}cher.example", "xn--bcher-kva.example"),
      ("BU\u{308}CHER.example", "xn--bcher-kva.example"), ("例え.テスト", "xn--r8jz45g.xn--zckzah"),
    ])
  func otherAlphabets(name: String, onTheWire: String) async throws {
    try await withServer([.receive, answer(), .receive, answer(), .hold]) { server, lane in
      let url = "http://\(name):\(server.port)/"
      let pinned = try await lane.get(url) { $0.resolve = ["\(name):\(server.port):127.0.0.1"] }
      #expect(pinned.request.lines[1] == "Host: \(onTheWire):\(server.port)")
      let connected = try await lane.get("http://\(name)/") {
        $0.connectTo = ["\(name):80:127.0.0.1:\(server.port)"]
      }
      #expect(connected.request.lines[1] == "Host: \(onTheWire)")
      let proxied = try await lane.get("http://\(name)/") { $0.proxy = server.url() }
      #expect(proxied.request.lines[0] == "GET http://\(onTheWire)/ HTTP/1.1")
    }
  }

  @Test("is pinned by `resolve` for those exchanges alone that ask for it")
  func resolve() async throws {
    try await withServer([.receive, answer(), .receive, answer(), .hold]) { server, lane in
      let host = String(repeating: "x", count: 64) + ".test"
      let url = "http://\(host):\(server.port)/"
      let pinned = try await lane.get(url) { $0.resolve = ["\(host):\(server.port):127.0.0.1"] }
      #expect(pinned.request.lines[1] == "Host: \(host):\(server.port)")
      let error = try await lane.failure(Request(method: "GET", url: url))
      #expect(error.kind == .nameLookup)
    }
  }

  @Test("is another one by `connectTo`")
  func connectTo() async throws {
    try await withServer([.receive, answer(), .hold]) { server, lane in
      let exchange = try await lane.get("http://name.test/") {
        $0.connectTo = ["name.test:80:127.0.0.1:\(server.port)"]
      }
      #expect(exchange.request.lines[1] == "Host: name.test")
    }
  }

  @Test("may be a Unix socket")
  func unixSocket() async throws {
    let path = "/tmp/assay-\(UUID().uuidString.prefix(8)).sock"
    let server = try ScriptedServer(
      [[.receive, answer("unix"), .receive, answer(), .hold]], at: path)
    defer { server.stop() }
    try await withLoop { loop in
      let lane = loop.lane()
      let first = try await lane.get("http://name.test/") { $0.unixSocket = path }
      let second = try await lane.get("http://name.test/") { $0.unixSocket = path }
      #expect(first.response.text == "unix")
      #expect(second.connection.isReused)
      #expect(first.connection.identity == second.connection.identity)
    }
  }

  @Test("that leads nowhere is a typed error")
  func nowhere() async throws {
    let closed = try ScriptedServer([[]])
    closed.stop()
    try await withLoop { loop in
      let lane = loop.lane()
      let refused = try await lane.failure(Request(method: "GET", url: closed.url()))
      #expect(refused.kind == .connect)
      #expect(refused.code == 7)
      #expect(refused.request?.head == [])
      let host = String(repeating: "x", count: 64) + ".test"
      let unknown = try await lane.failure(Request(method: "GET", url: "http://\(host)/"))
      #expect(unknown.kind == .nameLookup)
      var request = Request(method: "GET", url: "http://name.test/")
      request.options.unixSocket = "/tmp/assay-none.sock"
      let missing = try await lane.failure(request)
      #expect(missing.kind == .connect)
      request.options.unixSocket = nil
      request.options.resolve = ["nonsense"]
      let unreadable = try await lane.failure(request)
      #expect(unreadable.kind == .invalidOption)
    }
  }
}
