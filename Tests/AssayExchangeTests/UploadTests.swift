import AssayExchange
import BlockingTests
import Foundation
import LoopbackServers
import Testing

@Suite("A content that is read while it is sent", .prompt)
struct UploadTests {
  /// A file with that many bytes, all different in their neighbourhood.
  private func withFile(
    of size: Int, _ body: (URL, String) async throws -> Void
  ) async throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "assay-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: url) }
    let text = String((0..<size / 8).flatMap { String(format: "%07d\n", $0) })
    try text.write(to: url, atomically: false, encoding: .utf8)
    try await body(url, text)
  }

  private func request(_ url: String, _ file: URL, of size: Int) -> Request {
    var request = Request(method: "PUT", url: url, body: Array("beforeafter".utf8))
    request.files = [ContentFile(path: file.path, size: size, offset: 6)]
    return request
  }

  @Test("is that of its files, between what stands around them", arguments: [8, 80_000, 8_000_000])
  func whole(_ size: Int) async throws {
    try await withFile(of: size) { file, text in
      try await withServer([.receive, answer(), .receive, answer(), .hold]) { server, lane in
        let exchange = try await lane.exchange(request(server.url(), file, of: size))
        #expect(exchange.request.lines.contains("Content-Length: \(size + 11)"))
        #expect(server.requests.last?.hasSuffix("\r\n\r\nbefore\(text)after") == true)
        let next = try await lane.get(server.url())
        #expect(next.connection.isReused)
      }
    }
  }

  @Test("is sent again from its beginning by a redirect and over a fresh connection")
  func again() async throws {
    let size = 800_000
    try await withFile(of: size) { file, text in
      let scripts: [ScriptedServer.Step] = [.receive, redirect(to: "/next", "307 Again"), .receive]
      try await withServer(scripts, [.receive, answer(), .hold]) { server, lane in
        var request = request(server.url(), file, of: size)
        request.options.followsRedirects = true
        let exchange = try await lane.exchange(request)
        #expect(exchange.request.attempts == 2)
        #expect(server.requests.count == 3)
        #expect(server.requests.allSatisfy { $0.hasSuffix("\r\n\r\nbefore\(text)after") })
      }
    }
  }

  @Test("that has become shorter, or is no longer there, is told")
  func shorter() async throws {
    try await withFile(of: 80_000) { file, _ in
      try await withServer([.receive, answer()]) { server, lane in
        let error = try await lane.failure(request(server.url(), file, of: 90_000))
        #expect(error.kind == .invalidOption)
        #expect(error.message.contains("it has become shorter"))
        try FileManager.default.removeItem(at: file)
        let missing = try await lane.failure(request(server.url(), file, of: 80_000))
        #expect(missing.message.contains("No such file"))
      }
    }
  }

  @Test("does not go to another origin where its file holds a secret")
  func secretFile() async throws {
    let other = try ScriptedServer([[.receive, answer("other")]])
    defer { other.stop() }
    try await withFile(of: 4_000_000) { file, _ in
      let server = try ScriptedServer([[.receive, redirect(to: other.url("/x"), "308 Moved")]])
      defer { server.stop() }
      try await withLoop { loop in
        let secrets = Secrets { String(decoding: $0, as: UTF8.self).contains("0399999\n") }
        var request = request(server.url(), file, of: 4_000_000)
        request.options.followsRedirects = true
        let exchange = try await loop.lane(secrets: secrets).exchange(request)
        #expect(exchange.response.statusCode == 308)
        #expect(exchange.withheld?.contains("the content holds a secret") == true)
        #expect(other.requests.isEmpty)
      }
    }
  }

  @Test("waits for a 100 where it is expected, and a second at most", arguments: [true, false])
  func expectation(_ isToldToGoOn: Bool) async throws {
    let server = try LoopbackServer { connection in
      var head: [UInt8] = []
      while !head.suffix(4).elementsEqual("\r\n\r\n".utf8) {
        guard let bytes = connection.read(), !bytes.isEmpty else { return }
        head += bytes
      }
      if isToldToGoOn { _ = connection.send(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)) }
      let content = connection.read() ?? []
      _ = connection.send(
        Array("HTTP/1.1 200 OK\r\nContent-Length: \(content.count)\r\n\r\n".utf8) + content)
    }
    defer { server.stop() }
    try await withLoop { loop in
      let request = Request(
        method: "POST", url: server.url,
        headers: [HeaderField(name: "Expect", value: "100-Continue")], body: Array("{}".utf8))
      let exchange = try await loop.lane().exchange(request)
      #expect(exchange.response.text == "{}")
      #expect(exchange.request.lines.contains("Expect: 100-Continue"))
      #expect(exchange.request.lines.contains("Accept: */*"))
      if !isToldToGoOn { #expect(exchange.timings.total >= .milliseconds(900)) }
    }
  }
}
