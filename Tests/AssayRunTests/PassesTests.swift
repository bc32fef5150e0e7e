import AssayRun
import BlockingTests
import LoopbackServers
import Testing

@Suite("Steps that are made several times, or on a condition", .prompt)
struct PassesTests {
  private static let list = get(
    "/list", 200, #", "capture": {"ids": {"path": "$.ids[*]", "all": true, "default": []}}"#)

  /// Answers `/list` with these ids, `/page/N` with the next page of three, others with their target.
  private static func reply(ids: String) -> @Sendable (ReceivedRequest) -> AnsweringServer.Reply {
    { request in
      switch request.target {
      case "/list": .json(200, "{\"ids\": \(ids)}")
      case "/page/1": .json(200, #"{"next": "2", "items": [1, 2]}"#)
      case "/page/2": .json(200, #"{"next": "3", "items": [3]}"#)
      case "/page/3": .json(200, #"{"next": null, "items": [4]}"#)
      default: .json(200, "{\"target\": \"\(request.target)\"}")
      }
    }
  }

  @Test(
    "forEach goes through an array, of which there must be something",
    arguments: [
      (
        "[7, 8]", #""forEach": {"id": "{{ids}}"}"#, ["/list", "/i/7", "/i/8"], ["passed", "passed"]
      ),
      (
        "[7]", #""forEach": {"id": "{{ids}}", "n": ["a"]}"#, ["/list", "/i/7"],
        ["passed", "passed"]
      ),
      ("[7]", #""forEach": {"id": "{{ids}}", "n": [1, 2]}"#, ["/list"], ["passed", "failed"]),
      ("[]", #""forEach": {"id": "{{ids}}"}"#, ["/list"], ["passed", "failed"]),
      ("[]", #""forEach": {"id": "{{ids}}"}, "orNone": true"#, ["/list"], ["passed", "skipped"]),
      (
        "[7, 8, 9]", #""forEach": {"id": "{{ids}}"}, "atMost": 2"#, ["/list"], ["passed", "failed"]
      ),
    ])
  func forEach(
    _ ids: String, _ members: String, _ targets: [String], _ verdicts: [String]
  ) async throws {
    let suite = try suite(
      scenarios: scenario("a", [Self.list, get("/i/{{id}}", 200, ", \(members)")]))
    try await withServer(Self.reply(ids: ids)) { server in
      let ran = try await run(suite, at: server.url)
      #expect(server.targets == targets)
      #expect(ran.stepVerdicts == verdicts)
    }
  }

  @Test("forEach on a flow makes all of its steps for each element, and gives the name back")
  func flow() async throws {
    let flow = "[\(get("/a/{{id}}")), \(get("/b/{{id}}/{{x}}"))]"
    let use = #"{"flow": "both", "forEach": {"id": "{{ids}}"}, "with": {"x": "{{id}}!"}}"#
    let members = "\"variables\": {\"id\": \"own\"}, \"flows\": {\"both\": \(flow)}"
    let scenarios = scenario("a", [Self.list, use, get("/{{id}}")])
    let suite = try suite(["{\(members), \"scenarios\": [\(scenarios)]}"])
    try await withServer(Self.reply(ids: "[1, 2]")) { server in
      let ran = try await run(suite, at: server.url)
      #expect(ran.verdicts == ["passed"])
      #expect(
        server.targets == ["/list", "/a/1", "/b/1/1!", "/a/2", "/b/2/2!", "/own"])
    }
  }

  @Test(
    "repeat while goes on as long as what was captured fits, and no longer than it may",
    arguments: [(5, 3, "passed"), (3, 3, "passed"), (2, 2, "failed")])
  func pages(_ atMost: Int, _ requests: Int, _ verdict: String) async throws {
    let members = #"""
      , "capture": {"next": "$.next"},
      "repeat": {"while": {"next": {"$is": {"type": "string"}}}, "atMost": \#(atMost)},
      "together": [{"path": "$[*].json.items[*]", "distinct": 4, "count": 4}]
      """#
    let suite = try suite(scenarios: scenario("a", [get("/page/{{next ?? 1}}", 200, members)]))
    try await withServer(Self.reply(ids: "[]")) { server in
      let ran = try await run(suite, at: server.url)
      #expect(server.targets.count == requests)
      #expect(ran.verdicts == [verdict])
      if verdict == "failed" {
        #expect(
          ran.sentences == [
            "'next' would go on after 2 passes, which is as many as 'atMost' allows"
          ])
      }
    }
  }

  @Test("what all passes must be together fails them")
  func together() async throws {
    let members = #"""
      , "capture": {"next": "$.next"},
      "repeat": {"while": {"next": {"$is": {"type": "string"}}}, "atMost": 9},
      "together": [{"path": "$[*].json.items[*]", "count": 5}]
      """#
    let suite = try suite(scenarios: scenario("a", [get("/page/{{next ?? 1}}", 200, members)]))
    try await withServer(Self.reply(ids: "[]")) { server in
      let ran = try await run(suite, at: server.url)
      #expect(ran.sentences == ["$[*].json.items[*] of all answers selects 4 values, expected 5"])
    }
  }

  @Test(
    "when decides on a step by a value, and says why it was passed over",
    arguments: [("202", ["passed", "passed"]), ("200", ["passed", "skipped"])])
  func condition(_ status: String, _ verdicts: [String]) async throws {
    let suite = try suite(
      scenarios: scenario(
        "a",
        [
          get("/1", 200, #", "capture": {"n": "$.n"}"#),
          get("/2", 200, #", "when": {"n": 202}"#),
        ]))
    try await withServer { _ in
      .json(200, "{\"n\": \(status)}")
    } body: { server in
      let ran = try await run(suite, at: server.url)
      #expect(ran.stepVerdicts == verdicts)
      #expect(ran.verdicts == ["passed"])
    }
  }

  @Test(
    "captures take a part of a text, a cookie, a URL, or what stands in for them",
    arguments: [
      (#"{"header": "Location", "pattern": "/([^/]+)$"}"#, "\"c_1\""),
      (#"{"header": "Location", "pattern": "[a-z]_[0-9]"}"#, "\"c_1\""),
      (#"{"text": "csrf=\"(\\w+)\""}"#, "\"t0k\""),
      (#"{"text": true, "pattern": "[0-9]"}"#, "\"0\""),
      (#"{"text": "[a-z][0-9]", "all": true}"#, #"["t0"]"#),
      (#"{"cookie": "sid"}"#, "\"abc\""),
      (#"{"cookie": "none", "default": {"a": [1]}}"#, #"{"a":[1]}"#),
      (#"{"header": "X-None", "default": null}"#, "null"),
      (#"{"text": "nothing(.)", "default": 7}"#, "7"),
      (#"{"url": true, "pattern": "/[a-z]+$"}"#, "\"/page\""),
    ])
  func captured(_ source: String, _ value: String) async throws {
    let suite = try suite(
      scenarios: scenario(
        "a",
        [
          get("/page", 200, ", \"capture\": {\"v\": \(source)}"),
          #"{"request": {"method": "POST", "path": "/", "json": "{{v}}"}, "expect": 200}"#,
        ]))
    try await withServer { _ in
      .json(
        200, #"<input csrf="t0k">"#,
        "Location: http://x/customers/c_1\r\nSet-Cookie: sid=abc; Path=/\r\n")
    } body: { server in
      let ran = try await run(suite, at: server.url)
      #expect(ran.verdicts == ["passed"], "\(ran.sentences)")
      #expect(server.requests.last?.content == value)
    }
  }
}
