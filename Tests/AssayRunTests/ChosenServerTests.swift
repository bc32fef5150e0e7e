import AssayJSON
import BlockingTests
import LoopbackServers
import Testing

@Suite("The server that a request goes to, and the file that is read", .prompt)
struct ChosenServerTests {
  /// Runs a scenario beside two servers. `{{other}}` is the URL of the second one, which is given, and
  /// `{{third}}` the port of the third, which nobody has named as a URL; the first echoes what it gets.
  private func run(
    _ steps: [String], _ members: String = ""
  ) async throws -> (ran: Ran, other: [String], third: [String]) {
    let flow = #""flows": {"ask": [\#(get("{{where}}/flow"))]}"#
    let suite = try AssayRunTests.suite(
      ["{\(flow), \"scenarios\": [\(scenario("a", steps, members))]}"],
      given: ["other", "third"])
    let base = try AnsweringServer { .json(200, $0.content) }
    let other = try AnsweringServer { _ in .json(200, "{}") }
    let third = try AnsweringServer { _ in .json(200, "{}") }
    defer { for server in [base, other, third] { server.stop() } }
    let ran = try await AssayRunTests.run(
      suite, at: base.url,
      values: ["other": .string(other.url), "third": .string("127.0.0.1:\(third.port)")])
    return (ran, other.targets, third.targets)
  }

  /// A step whose answer says `text`, which is captured.
  private func saying(_ text: String) -> String {
    #"{"request": {"method": "POST", "path": "/", "json": {"said": "\#(text)"}}, "#
      + #""expect": {"status": 200}, "capture": {"said": "$.said"}}"#
  }

  @Test("may be one that the caller, the file, a flow's use or a row gives")
  func given() async throws {
    let steps = [
      get("{{other}}/a"), get("{{mine}}/b"), get("http://{{third}}/c"),
      #"{"flow": "ask", "with": {"where": "{{other}}"}}"#,
    ]
    let result = try await run(steps, #""variables": {"mine": "{{other}}/v1"}, "#)
    #expect(result.ran.verdicts == ["passed"])
    #expect(result.other == ["/a", "/v1/b", "/flow"])
    #expect(result.third == ["/c"])
  }

  @Test(
    "may be one that was given where an answer has a part in it, or names it",
    arguments: [
      ("7", "{{other}}/{{said}}", "/7"), ("{{other}}/whole", "{{said}}", "/whole"),
      ("{{other}}", "{{said}}/x", "/x"),
    ])
  func named(_ said: String, _ path: String, _ target: String) async throws {
    let result = try await run([saying(said), get(path)])
    #expect(result.ran.verdicts == ["passed"])
    #expect(result.other == [target])
  }

  @Test(
    "is none that an answer names and nobody gave, however it comes into the URL",
    arguments: [
      ("http://{{third}}", get("{{said}}/x")), ("{{third}}", get("http://{{said}}/x")),
      ("@{{third}}/", get("{{other}}{{said}}")), ("http://{{third}}", get("{{slice said 0}}/x")),
      ("http://{{third}}", #"{"flow": "ask", "with": {"where": "{{said}}"}}"#),
      ("http://{{third}}", #"{"flow": "ask", "with": {"where": "{{unset ?? said}}"}}"#),
      ("{{third}}", #"{"flow": "ask", "with": {"where": "http://{{said}}"}}"#),
    ])
  func answered(_ said: String, _ step: String) async throws {
    let result = try await run([saying(said), step])
    #expect(result.ran.verdicts == ["errored"])
    #expect(result.ran.sentences.first?.contains("nor may an answer choose the server") == true)
    #expect(result.third.isEmpty && result.other.isEmpty)
  }

  @Test(
    "is no file that an answer names",
    arguments: [
      #"{"request": {"method": "POST", "path": "/", "text": "{{file said}}"}, "expect": {"status": 200}}"#,
      #"{"flow": "ask", "with": {"where": "/{{file said}}"}}"#,
    ])
  func answeredFile(_ step: String) async throws {
    let result = try await run([saying("0.scenarios.json"), step])
    #expect(result.ran.verdicts == ["errored"])
    #expect(
      result.ran.sentences == [
        "an answer must not choose the file that is read; name it by a quoted text, a column or a "
          + "value that is given"
      ])
  }

  @Test("may read a file that a column or a given value names")
  func givenFile() async throws {
    let step =
      #"{"request": {"method": "POST", "path": "/", "text": "{{file name}}"}, "expect": {"status": 200}}"#
    let result = try await run([step], #""variables": {"name": "0.scenarios.json"}, "#)
    // There is none of that name where tests run, but it was looked for.
    #expect(result.ran.sentences.first?.hasPrefix("cannot read 0.scenarios.json") == true)
  }
}
