import AssayExchange
import BlockingTests
import Foundation
import Testing

@Suite(
  "A client certificate", .blocking,
  .enabled(if: OpenSSLServer.isAvailable, "there is no openssl in the PATH")
)
struct ClientKeyTests {
  /// A server that takes nobody but who has its own certificate.
  private func withServer(
    _ version: String, _ body: (OpenSSLServer, Request, Lane) async throws -> Void
  ) async throws {
    let server = try await OpenSSLServer(
      name: "127.0.0.1", arguments: ["-Verify", "1", "-verify_return_error", version],
      trustsItself: true)
    defer { server.stop() }
    var request = Request(method: "GET", url: "https://127.0.0.1:\(server.port)/")
    request.options.certificateAuthorityFile = server.certificate
    try await withLoop { loop in try await body(server, request, loop.lane()) }
  }

  @Test("that is missing is asked for by name", arguments: ["-tls1_2", "-tls1_3"])
  func missing(_ version: String) async throws {
    try await withServer(version) { server, request, lane in
      let error = try await lane.failure(request)
      #expect(error.kind == .tls)
      #expect(error.message.contains("--cert and --key"), "\(error)")
      var known = request
      known.options.clientCertificateFile = server.certificate
      known.options.clientKeyFile = server.key
      let exchange = try await lane.exchange(known)
      #expect(exchange.response.statusCode == 200)
    }
  }

  @Test("with a key under a password takes that password alone, and asks nobody for it")
  func password() async throws {
    try await withServer("-tls1_3") { server, request, lane in
      var request = request
      request.options.clientCertificateFile = server.certificate
      request.options.clientKeyFile = try server.encryptedKey(password: "open sesame")
      let missing = try await lane.failure(request)
      #expect(missing.kind == .invalidOption)
      #expect(missing.message.contains("is encrypted; give its password with --pass"))
      request.options.clientKeyPassword = "open sesame"
      let exchange = try await lane.exchange(request)
      #expect(exchange.response.statusCode == 200)
      // Also where a connection is kept that the right one has opened.
      request.options.clientKeyPassword = "open barley"
      let wrong = try await lane.failure(request)
      #expect(wrong.kind == .invalidOption)
      #expect(wrong.message.contains("cannot be read with the password of --pass"))
      #expect(!wrong.message.contains("barley"))
    }
  }

  @Test("whose files are none is told", arguments: ["/nonexistent.pem", "/dev/null"])
  func noFile(_ path: String) async throws {
    try await withServer("-tls1_3") { server, request, lane in
      var request = request
      request.options.clientCertificateFile = server.certificate
      request.options.clientKeyFile = path
      let error = try await lane.failure(request)
      #expect(error.kind == .invalidOption)
      #expect(error.message.contains("--key"))
    }
  }
}
