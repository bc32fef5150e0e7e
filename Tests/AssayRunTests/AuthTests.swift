import AssayJSON
import AssayRun
import AssaySuite
import BlockingTests
import LoopbackServers
import Testing

@Suite("Who sends a request", .prompt)
struct AuthTests {
  private static let values: [String: JSONNode] = [
    "password": .string("s3cret!"), "t": .string("tok.en"),
  ]

  private func sent(_ request: String, defaults: String = "{}") async throws -> [String] {
    let suite = try suite(
      [
        #"{"inputs": ["password", "t"], "defaults": \#(defaults), "scenarios": [{"name": "a", "steps": [{"request": \#(request), "expect": 200}]}]}"#
      ], given: ["password", "t"])
    try #require(!suite.hasErrors)
    var lines: [String] = []
    try await withServer { server in
      let ran = try await run(suite, at: server.url, values: Self.values)
      #expect(ran.verdicts == ["passed"], "\(ran.sentences)")
      lines = server.requests.first?.lines ?? []
    }
    return lines.filter { $0.hasPrefix("Authorization:") }
  }

  private static let get = #""method": "GET", "path": "/""#

  @Test(
    "is said by the field that its way has",
    arguments: [
      (
        #""auth": {"basic": ["maker", "{{password}}"]}"#,
        ["Authorization: Basic bWFrZXI6czNjcmV0IQ=="]
      ),
      (#""auth": {"bearer": "{{t}}"}"#, ["Authorization: Bearer tok.en"]),
      (#""auth": null"#, []), (#""headers": {"Authorization": "own"}"#, ["Authorization: own"]),
      (#""headers": {"X": "1"}"#, ["Authorization: Bearer default"]),
    ] as [(String, [String])])
  func field(_ member: String, _ lines: [String]) async throws {
    #expect(
      try await sent(
        "{\(Self.get), \(member)}", defaults: #"{"auth": {"bearer": "default"}}"#) == lines)
  }

  @Test("gives way to what a request says itself, whichever way the default has it")
  func overDefaultField() async throws {
    #expect(
      try await sent(
        #"{\#(Self.get), "auth": {"bearer": "{{t}}"}}"#,
        defaults: #"{"headers": {"Authorization": "default"}}"#) == ["Authorization: Bearer tok.en"]
    )
  }

  @Test("a request in one text, and fields that are sent once for each element")
  func short() async throws {
    let suite = try suite(
      scenarios:
        #"{"name": "a", "variables": {"n": "7"}, "steps": [{"request": "DELETE /x/{{n}}?a=1", "expect": "2xx"}, "#
        + #"{"request": {\#(Self.get), "headers": {"X-A": ["1", "2"]}}, "expect": 200}]}"#)
    try await withServer { server in
      let ran = try await run(suite, at: server.url)
      #expect(ran.verdicts == ["passed"])
      #expect(server.requests.first?.lines.first == "DELETE /x/7?a=1 HTTP/1.1")
      #expect(server.requests.last?.lines.filter { $0.hasPrefix("X-A:") } == ["X-A: 1", "X-A: 2"])
    }
  }

  @Test("shows user and password by digest once the server has asked")
  func digest() async throws {
    let suite = try suite(
      [
        """
        {"inputs": ["password"], "scenarios": [{"name": "a", "steps": [{"request":
          {\(Self.get), "auth": {"digest": ["maker", "{{password}}"]}}, "expect": 200}]}]}
        """
      ], given: ["password"])
    try await withServer { request in
      request.lines.contains { $0.hasPrefix("Authorization: Digest username=\"maker\"") }
        ? .json(200, "{}")
        : .json(
          401, "{}",
          "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\", qop=\"auth\", algorithm=SHA-256\r\n")
    } body: { server in
      let ran = try await run(suite, at: server.url, values: Self.values)
      #expect(ran.verdicts == ["passed"], "\(ran.sentences)")
      #expect(server.requests.count == 2)
    }
  }
}

extension ReceivedRequest {
  fileprivate var lines: [String] {
    head.split(separator: "\r\n").map(String.init)
  }
}
