import AssayExchange
import BlockingTests
import Foundation
import Testing

@Suite("TLS", .blocking, .enabled(if: OpenSSLServer.isAvailable, "there is no openssl in the PATH"))
struct TLSTests {
  @Test("refuses a certificate that nobody vouches for, and takes it when told to")
  func selfSigned() async throws {
    let server = try await OpenSSLServer(name: "127.0.0.1")
    defer { server.stop() }
    try await withLoop { loop in
      let lane = loop.lane()
      let url = "https://127.0.0.1:\(server.port)/"
      let error = try await lane.failure(Request(method: "GET", url: url))
      #expect(error.kind == .tls)
      #expect(error.code == 60)
      #expect(error.request?.head == [])
      let insecure = try await lane.get(url) { $0.isInsecure = true }
      #expect(insecure.response.statusCode == 200)
      #expect(insecure.timings.tls > .zero)
      // A connection that was opened unverified must not serve who verifies.
      let again = try await lane.failure(Request(method: "GET", url: url))
      #expect(again.kind == .tls)
      let trusted = try await lane.get(url) { $0.certificateAuthorityFile = server.certificate }
      #expect(trusted.response.statusCode == 200)
    }
  }

  @Test("is agreed on through a proxy before requests at once leave")
  func tunnelAtOnce() async throws {
    let server = try await OpenSSLServer(name: "127.0.0.1")
    defer { server.stop() }
    let proxy = try TunnelingProxy(to: server.port)
    defer { proxy.stop() }
    try await withLoop { loop in
      var request = Request(method: "GET", url: "https://127.0.0.1:\(server.port)/")
      request.options.isInsecure = true
      request.options.proxy = "http://127.0.0.1:\(proxy.port)"
      let exchange = try #require(await loop.lane().exchangesAtOnce([request]).first).get()
      #expect(exchange.response.statusCode == 200)
      #expect(exchange.timings.tls == .zero)
    }
  }

  @Test("refuses a certificate for another name, but not an insecure exchange")
  func otherName() async throws {
    let server = try await OpenSSLServer(name: "name.test")
    defer { server.stop() }
    try await withLoop { loop in
      let lane = loop.lane()
      let url = "https://127.0.0.1:\(server.port)/"
      var request = Request(method: "GET", url: url)
      request.options.certificateAuthorityFile = server.certificate
      let error = try await lane.failure(request)
      #expect(error.kind == .tls)
      let named = try await lane.get("https://name.test:\(server.port)/") {
        $0.certificateAuthorityFile = server.certificate
        $0.resolve = ["name.test:\(server.port):127.0.0.1"]
      }
      #expect(named.response.statusCode == 200)
    }
  }

  @Test("to a port without it is a TLS error, and a missing file an option's")
  func plainPort() async throws {
    try await withServer([.send("HTTP/1.1 400 Bad Request\r\n\r\n")]) { server, lane in
      var request = Request(method: "GET", url: "https://127.0.0.1:\(server.port)/")
      let error = try await lane.failure(request)
      #expect(error.kind == .tls)
      #expect(error.message.contains("does not speak TLS at that port"))
      #expect(error.message.contains("write http://"))
      request.options.certificateAuthorityFile = "/nonexistent/ca.pem"
      let missing = try await lane.failure(request)
      #expect(missing.kind == .invalidOption)
    }
  }
}
