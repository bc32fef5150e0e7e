import AssayExchange
import AssayRun
import AssayVerdict
import BlockingTests
import LoopbackServers
import Testing

@Suite("A hostile server", .prompt)
struct HostileServerTests {
  /// Two steps: the second sends where, and what, the first one's answer says.
  private static let twoSteps = try? AssayRunTests.suite(
    scenarios: scenario(
      "a",
      [
        get("/1", 200, #", "capture": {"where": "$.where", "what": "$.what"}"#),
        #"{"request": {"method": "POST", "path": "{{where}}", "headers": {"Authorization": "t0ken", "#
          + #""X-What": "{{what}}"}}, "expect": {"status": 200, "json": {"done": true}}}"#,
      ]))

  @Test(
    "cannot choose the host that gets the next request",
    arguments: [
      "//evil.example/", "@evil.example/", "http://evil.example/", "HTTPS://evil.example/",
      ":1@evil.example/", "evil.example", "/\\r\\nHost: evil.example\\r\\n", "/ HTTP/1.1\\r\\nX: y",
      "/\\u0000", "http://127.0.0.1@evil.example/", "\\\\\\\\evil.example/",
    ])
  func host(_ target: String) async throws {
    let suite = try #require(Self.twoSteps)
    try await withServer { request in
      request.target == "/1"
        ? .json(200, #"{"where": "\#(target)", "what": "x"}"#) : .json(200, "{}")
    } body: { server in
      let ran = try await run(suite, at: server.url)
      let urls = ran.scenarios[0].steps.flatMap(\.exchanges).map(\.request.url)
      #expect(urls.allSatisfy { $0.hasPrefix(server.url + "/") })
      #expect(["failed", "errored"].contains(ran.verdicts[0]))
      #expect(
        server.requests.allSatisfy { $0.head.contains("\r\nHost: 127.0.0.1:\(server.port)\r\n") })
      #expect(server.requests.allSatisfy { !$0.head.contains("\r\nHost: evil") })
    }
  }

  @Test(
    "cannot put lines into the head of the next request",
    arguments: [
      "a\\r\\nX-Evil: 1", "a\\nX-Evil: 1", "\\u0000",
    ])
  func lines(_ value: String) async throws {
    let suite = try #require(Self.twoSteps)
    try await withServer { request in
      .json(200, #"{"where": "/2", "what": "\#(value)"}"#)
    } body: { server in
      let ran = try await run(suite, at: server.url)
      #expect(ran.verdicts == ["errored"])
      #expect(server.targets == ["/1"])
    }
  }

  @Test("cannot make the run crash, hang or pass", arguments: HostileBehaviour.all)
  func endings(_ behaviour: HostileBehaviour) async throws {
    let text = #"""
      {"name": "a", "steps": [{"request": {"method": "GET", "path": "/"}, "expect": {
        "status": "2xx", "headers": {"Content-Type": {"$is": {"pattern": "^application/json"}}},
        "json": {"a": {"$unordered": [1, {"$is": {"type": "object"}}]}, "b": {"$exactly": [1]}},
        "assert": [{"path": "$..[?@.a == 1]", "count": 1}]},
        "capture": {"where": "$.where"}}, \#(get("/{{where}}"))],
       "finally": [\#(get("/{{where ?? 1}}"))]}
      """#
    let suite = try AssayRunTests.suite(scenarios: text)
    let server = try HostileServer(behaviour)
    defer { server.stop() }
    let ran = try await run(suite, at: String(server.url.dropLast())) { settings in
      settings.transport.followsRedirects = behaviour.isFollowed
      settings.transport.timeout = behaviour.isMute ? .milliseconds(300) : .seconds(120)
    }
    #expect(ran.verdicts == [behaviour.isAnswered ? "failed" : "errored"])
    for sentence in ran.sentences { #expect(sentence.utf8.count < 2_000) }
  }

  @Test("cannot make the run keep long answers whole, though they are judged as such")
  func longAnswers() async throws {
    let middle = String(repeating: "é€😀", count: 60_000)
    let text = #"""
      {"name": "a", "steps": [{"repeat": 3, "request": {"method": "GET", "path": "/"}, "expect": {
        "status": 200, "json": {"a": {"$is": {"minLength": 180000, "pattern": "^<.*>$"}}}}}]}
      """#
    let suite = try AssayRunTests.suite(scenarios: text)
    try await withServer { _ in
      .json(200, #"{"a": "<\#(middle)>"}"#)
    } body: { server in
      let ran = try await run(suite, at: server.url)
      #expect(ran.verdicts == ["passed"])
      let exchanges = ran.scenarios[0].steps.flatMap(\.exchanges)
      #expect(exchanges.count == 3)
      for exchange in exchanges {
        let body = try exchange.outcome.get().response.body
        #expect(body.count <= ContentGap.longest)
        #expect(body.count + (exchange.gap?.count ?? 0) == middle.utf8.count + 11)
        #expect(String(validating: body, as: UTF8.self) != nil)
        #expect(body.starts(with: #"{"a": "<é"#.utf8))
      }
    }
  }
}

extension HostileBehaviour {
  fileprivate var isAnswered: Bool { if case .answer = ending { true } else { false } }

  fileprivate var isMute: Bool { if case .error("timedOut", _) = ending { true } else { false } }
}
