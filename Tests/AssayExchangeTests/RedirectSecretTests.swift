import AssayExchange
import BlockingTests
import LoopbackServers
import Testing

@Suite("A redirect to another origin", .prompt)
struct RedirectSecretTests {
  private static let secret = "k3y-of-the-house"
  private static let secrets = Secrets { bytes in
    String(decoding: bytes, as: UTF8.self).contains(secret)
  }

  /// A request that holds the secret, and which part of it the reason names.
  private struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var status = "302 Found"
    var query = ""
    var field: HeaderField?
    var content: String?
    var told: String

    var testDescription: String { name }
  }

  private static let withheld = [
    Case(
      name: "a field", field: HeaderField(name: "X-API-Key", value: secret), told: "X-API-Key"),
    Case(
      name: "content that goes along", status: "307 Again", content: "{\"a\":\"\(secret)\"}",
      told: "content"),
    Case(name: "content again", status: "308 Moved", content: secret, told: "content"),
    Case(name: "a query that the server repeats", query: "?key=\(secret)", told: "URL"),
  ]

  @Test("ends where a secret would go along", arguments: withheld)
  private func ends(_ example: Case) async throws {
    let other = try ScriptedServer([[.receive, answer("other")]])
    defer { other.stop() }
    let script = [.receive, redirect(to: other.url("/x") + example.query, example.status), .hold]
    let server = try ScriptedServer([script])
    defer { server.stop() }
    try await withLoop { loop in
      let exchange = try await loop.lane(secrets: Self.secrets)
        .exchange(Self.request(example, server.url("/old") + example.query))
      #expect(exchange.response.statusCode / 100 == 3)
      #expect(exchange.withheld?.contains(example.told) == true)
      #expect(exchange.withheld?.contains(Self.secret) == false)
      #expect(other.requests.isEmpty)
    }
  }

  private static let followed = [
    Case(name: "a token", field: HeaderField(name: "Authorization", value: secret), told: ""),
    Case(name: "a cookie", field: HeaderField(name: "cookie", value: "a=\(secret)"), told: ""),
    Case(name: "content that stays behind", status: "303 See", content: secret, told: ""),
    Case(name: "content that a POST loses", status: "302 Found", content: secret, told: ""),
    Case(name: "a query that is left behind", query: "?key=\(secret)", told: ""),
    Case(name: "no secret", field: HeaderField(name: "X-Other", value: "1"), told: ""),
  ]

  @Test("is followed where the secret stays behind", arguments: followed)
  private func goesOn(_ example: Case) async throws {
    let other = try ScriptedServer([[.receive, answer("other")]])
    defer { other.stop() }
    let server = try ScriptedServer([[.receive, redirect(to: other.url("/x"), example.status)]])
    defer { server.stop() }
    try await withLoop { loop in
      let exchange = try await loop.lane(secrets: Self.secrets)
        .exchange(Self.request(example, server.url("/old") + example.query))
      #expect(exchange.response.text == "other")
      #expect(exchange.withheld == nil)
      #expect(!other.requests.joined().contains(Self.secret))
    }
  }

  @Test("and back takes the token to where it was meant to go")
  func back() async throws {
    // Two servers that lead to one another: each needs the other's port.
    let home = try AnsweringServer { request in
      guard let back = request.target.split(separator: "?").dropFirst().first else {
        return .raw("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhome")
      }
      return .raw("HTTP/1.1 302 Found\r\nLocation: \(back)\r\nContent-Length: 0\r\n\r\n")
    }
    defer { home.stop() }
    let away = try ScriptedServer([[.receive, redirect(to: home.url + "/2"), .hold]])
    defer { away.stop() }
    try await withLoop { loop in
      var request = Request(
        method: "GET", url: "\(home.url)/1?\(away.url("/x"))",
        headers: [HeaderField(name: "Authorization", value: Self.secret)])
      request.options.followsRedirects = true
      let exchange = try await loop.lane(secrets: Self.secrets).exchange(request)
      #expect(exchange.response.text == "home")
      #expect(!away.requests.joined().contains(Self.secret))
      #expect(home.requests.map { $0.head.contains(Self.secret) } == [true, true])
    }
  }

  @Test("shows user and password by digest to no other origin, whatever that asks for")
  func digest() async throws {
    let challenge =
      "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Digest realm=\"r\", nonce=\"n\"\r\n"
      + "Content-Length: 0\r\n\r\n"
    let other = try AnsweringServer { _ in .raw(challenge) }
    defer { other.stop() }
    let target = other.url + "/x"
    let home = try AnsweringServer { request in
      request.head.contains("Authorization: Digest username=\"maker\"")
        ? .raw("HTTP/1.1 302 Found\r\nLocation: \(target)\r\nContent-Length: 0\r\n\r\n")
        : .raw(challenge)
    }
    defer { home.stop() }
    try await withLoop { loop in
      var request = Request(method: "GET", url: home.url + "/")
      request.digest = Credentials(user: "maker", password: Self.secret)
      request.options.followsRedirects = true
      let exchange = try await loop.lane().exchange(request)
      #expect(exchange.response.statusCode == 401)
      #expect(home.requests.count == 2)
      #expect(other.requests.map { $0.head.contains("Authorization:") } == [false])
    }
  }

  private static func request(_ example: Case, _ url: String) -> Request {
    var request = Request(
      method: example.content == nil ? "GET" : "POST", url: url,
      headers: example.field.map { [$0] } ?? [], body: example.content.map { Array($0.utf8) })
    request.options.followsRedirects = true
    return request
  }
}
