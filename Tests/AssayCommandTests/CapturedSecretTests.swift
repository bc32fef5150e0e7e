import Foundation
import LoopbackServers
import Testing

@Suite("A secret that an answer gives")
struct CapturedSecretTests {
  private static let token = "qz81-Kf/03+vv\u{E9}x_7712"

  /// How it is captured, and what the answer then is.
  private static let sources: [(capture: String, fields: String, content: String)] = [
    (#"{"path": "$.t", "secret": true}"#, "", #"{"t": "\#(token)"}"#),
    (#"{"path": "$.t", "secret": true}"#, "", #"{"t": "qz81-Kf\/03+vv\u00e9x_7712", "u": 1}"#),
    (#"{"json": "$..t", "secret": true}"#, "", #"{"a": [{"t": "\#(token)"}]}"#),
    (#"{"path": "$", "secret": true}"#, "", #"{"t": "\#(token)", "n": 12345}"#),
    (#"{"header": "X-T", "secret": true}"#, "X-T: \(token)\r\n", "{}"),
    (#"{"header": "Set-Cookie", "secret": true}"#, "Set-Cookie: s=\(token); Path=/\r\n", "{}"),
  ]

  /// Steps that let the token come up in reports, around the one that captures it.
  private static let ways: [(members: String, status: Int, after: String)] = [
    ("", 200, ""),
    // The answer is not as it must be, and nothing is captured.
    ("", 201, ""),
    (#", "retry": {"within": "30ms", "every": "10ms"}"#, 201, ""),
    (#", "repeat": 2"#, 200, ""),
    ("", 200, #"{"request": {"method": "GET", "path": "/echo"}, "expect": {"text": "{{t}} "}}"#),
    (
      "", 200,
      #"{"request": {"method": "GET", "path": "/{{url t}}"}, "expect": {"json": {"t": 1}}}"#
    ),
    (
      "", 200,
      #"{"name": "with {{t}}", "request": {"method": "POST", "path": "/echo", "#
        + #""headers": {"X-B": "{{base64 t}}"}, "json": "{{t}}"}, "expect": {"status": 201}}"#
    ),
  ]

  @Test("stands in no report and no output", arguments: sources, ways)
  func isHidden(
    _ source: (capture: String, fields: String, content: String),
    _ way: (members: String, status: Int, after: String)
  ) throws {
    // A field line of bytes is none that a later request can hold as a text of JSON.
    let after =
      way.after.isEmpty
      ? #"{"request": {"method": "POST", "path": "/", "json": "{{t}}"}, "expect": {"status": 200}}"#
      : way.after
    let outcome = try outcome(
      """
      { "name": "gives it",
        "steps": [
          { "request": { "method": "GET", "path": "/login" }, "expect": { "status": \(way.status) },
            "capture": { "t": \(source.capture) }\(way.members) },
          \(after) ] }
      """, ["--retries", "1"]
    ) { request in
      request.target == "/login"
        ? .json(200, source.content, source.fields) : .json(200, "{\"t\": \"\(Self.token)\"}")
    }
    #expect(outcome.leaks(Self.token) == [])
    #expect(outcome.all.contains("***"))
  }

  @Test("is hidden in what other scenarios are told at the same time, and in earlier tries")
  func sideBySide() throws {
    let get = { (path: String, more: String) in
      #"{"request": {"method": "GET", "path": "\#(path)"}, "expect": {"status": 200}\#(more)}"#
    }
    let capture = #", "capture": {"t": {"path": "$.t", "secret": true}}"#
    let scenarios = (1...12).map { number in
      """
      { "name": "\(number)", "steps": [
        \(get("/login?\(number)", capture)), \(get("/echo/{{url t}}", "")),
        { "request": { "method": "GET", "path": "/me?\(number)" }, "expect": { "json": { "t": 1 } } }
      ] }
      """
    }
    let outcome = try outcome(
      scenarios.joined(separator: ","), ["--jobs", "6", "--retries", "1"]
    ) { _ in .json(200, "{\"t\": \"\(Self.token)\"}") }
    #expect(outcome.leaks(Self.token) == [])
    #expect(outcome.status == 1)
  }

  /// What the answer is, and how its head says so.
  private static let broken: [(reply: String, isLast: Bool)] = [
    ("{\"t\": \"\(token)\", \"u\": ", false),
    ("<p>t=\(token)&u=1</p>", false),
    ("t=\(token)&type=bearer", false),
    ("{\"u\": 1, \"t\": \"\(token)", true),
  ]

  @Test("is hidden where the answer is no JSON, or was cut off", arguments: broken)
  func noJSON(_ reply: String, _ isLast: Bool) throws {
    let outcome = try outcome(
      """
      { "name": "gives it", "steps": [
        { "request": { "method": "GET", "path": "/login" }, "expect": { "json": { "u": 2 } },
          "capture": { "t": { "path": "$.t", "secret": true } } },
        { "request": { "method": "GET", "path": "/{{t}}" }, "expect": { "status": 200 } } ] }
      """, []
    ) { _ in
      let length = reply.utf8.count + (isLast ? 50 : 0)
      let head = "HTTP/1.1 200 OK\r\nContent-Length: \(length)\r\n\r\n"
      return AnsweringServer.Reply(bytes: Array((head + reply).utf8), isLast: isLast)
    }
    #expect(outcome.leaks(Self.token) == [])
    #expect(outcome.status != 0)
  }

  /// What is captured, and what is said of it.
  private static let bare: [(source: String, content: String, said: String)] = [
    (#""path": "$.t""#, #"{"t": "z9!"}"#, "has 3 characters"),
    (#""path": "$.t""#, #"{"t": 907}"#, "has 3 characters"),
    (#""path": "$.t""#, #"{"t": ["long enough", "z9!"]}"#, "has 3 characters"),
    (#""path": "$.t""#, #"{"t": ""}"#, "is empty"),
    (#""path": "$.t""#, #"{"t": null}"#, "is empty"),
    (#""status": true"#, "{}", "has 3 characters"),
    (#""path": "$.t""#, #"{"t": "q81-z9!\n"}"#, "ends in a line break"),
    (#""path": "$.t""#, #"{"t": "q81-z9!\r\n"}"#, "ends in a line break"),
  ]

  @Test("and is too short to be hidden fails the step, and is not shown", arguments: bare)
  func tooShort(_ source: String, _ content: String, _ said: String) throws {
    let outcome = try outcome(
      """
      { "name": "gives it", "steps": [
        { "request": { "method": "GET", "path": "/login" }, "expect": { "status": 200 },
          "capture": { "t": { \(source), "secret": true } } },
        { "request": { "method": "GET", "path": "/{{t}}" }, "expect": { "status": 200 } } ] }
      """, []
    ) { _ in .json(200, content) }
    #expect(outcome.status == 1)
    #expect(outcome.all.contains("the secret to capture as 't' \(said)"))
    #expect(!outcome.all.contains("z9!"))
    #expect(!outcome.all.contains("907}"))
  }

  private struct Outcome {
    var status: Int32
    /// By the name of the file, or `console`.
    var texts: [String: String]

    var all: String { texts.values.joined(separator: "\n") }

    /// Where the value stands, as it is or in a way that a report writes it.
    func leaks(_ value: String) -> [String] {
      let forms = [
        value, Data(value.utf8).base64EncodedString(),
        value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? value,
        String(value.prefix(18)),
      ]
      return texts.filter { _, text in forms.contains { text.contains($0) } }.keys.sorted()
    }
  }

  private func outcome(
    _ scenarios: String, _ options: [String],
    _ respond: @escaping @Sendable (ReceivedRequest) -> AnsweringServer.Reply
  ) throws -> Outcome {
    let folder = try TemporaryFolder()
    try folder.write("{ \"scenarios\": [\(scenarios)] }", to: "a.scenarios.json")
    let server = try AnsweringServer(respond)
    defer { server.stop() }
    let names = ["junit", "html", "json", "markdown", "tap"]
    let reports = names.flatMap { ["--report-\($0)", "report.\($0)"] }
    let ran = try Binary.run(
      ["run", "a.scenarios.json", "--base-url", server.url, "-v"] + options + reports,
      in: folder.url, environment: ["GITHUB_ACTIONS": "true"])
    var texts = ["console": ran.output + ran.errors]
    for name in names { texts[name] = try folder.text("report.\(name)") }
    return Outcome(status: ran.status, texts: texts)
  }
}
