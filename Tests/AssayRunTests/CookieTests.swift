import AssayExchange
import AssayRun
import BlockingTests
import LoopbackServers
import Testing

@Suite("Cookies of a scenario", .prompt)
struct CookieTests {
  /// Sets a session of its own for each visitor, and says which it was shown.
  private static func sessions() -> @Sendable (ReceivedRequest) -> AnsweringServer.Reply {
    let numbers = Counter()
    return { request in
      let shown = request.head.split(separator: "\r\n").first { $0.hasPrefix("Cookie: ") }
      let session = shown.map { "\"\($0.dropFirst(8))\"" } ?? "null"
      let field = shown == nil ? "Set-Cookie: session=\(numbers.next()); HttpOnly\r\n" : ""
      return .json(200, "{\"session\": \(session)}", field)
    }
  }

  private static let steps = [
    #"{"request": {"method": "GET", "path": "/"}, "expect": {"status": 200, "json": {"session": null}}}"#,
    #"{"request": {"method": "GET", "path": "/"}, "#
      + #""expect": {"status": 200, "json": {"session": {"$is": {"type": "string", "pattern": "^session="}}}}}"#,
  ]

  @Test("are kept where it asks for that, and each scenario begins without any")
  func kept() async throws {
    try await withServer(Self.sessions()) { server in
      let all = (0..<12).map { scenario("s\($0)", Self.steps, #""cookies": true, "#) }
      let ran = try await run(try suite(scenarios: all.joined(separator: ", ")), at: server.url)
      #expect(ran.verdicts == Array(repeating: "passed", count: 12))
      let recorded = ran.scenarios[0].steps[1].exchanges[0].request.headers
      #expect(recorded.contains { $0.isNamed("Cookie") && $0.value.hasPrefix("session=") })
    }
  }

  @Test("are forgotten between steps where it does not")
  func forgotten() async throws {
    try await withServer(Self.sessions()) { server in
      let ran = try await run(
        try suite(scenarios: scenario("a", [Self.steps[0], Self.steps[0]])), at: server.url)
      #expect(ran.verdicts == ["passed"])
    }
  }
}
