import BlockingTests
import Foundation
import LoopbackServers
import Testing

@Suite("What is captured, with --verbose", .blocking)
struct CaptureLogTests {
  private static let secret = "s3cret-of-the-session"
  private static let long = String(repeating: "long ", count: 3000)

  private static let suite = """
    { "name": "Some", "scenarios": [ { "name": "x", "steps": [
      { "name": "first", "request": { "method": "GET", "path": "/" }, "expect": { "status": 200 },
        "capture": {
          "word": "$.word", "list": "$.list", "none": "$.none",
          "session": { "path": "$.session", "secret": true } } },
      { "request": { "method": "POST", "path": "/{{url word}}",
          "json": ["{{list}}", "{{none}}", "{{session}}"] }, "expect": { "status": 200 } } ] } ] }
    """

  private func run(_ words: [String]) throws -> Binary.Outcome {
    let server = try AnsweringServer { _ in
      .json(
        200,
        #"{"word": "two\u001bwords", "list": [1, "a"], "none": null, "#
          + "\"session\": \"\(Self.secret)\", \"long\": \"\(Self.long)\"}")
    }
    defer { server.stop() }
    let folder = try TemporaryFolder()
    try folder.write(Self.suite, to: "some.scenarios.json")
    return try Binary.run(
      ["run", "some.scenarios.json", "--base-url", server.url] + words, in: folder.url)
  }

  @Test("is told after its step, secrets masked, and the answer is whole")
  func told() throws {
    let outcome = try run(["--verbose"])
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    let lines = outcome.output.split(separator: "\n").map(String.init)
    let captures = lines.filter { $0.hasPrefix("  = ") }
    #expect(
      captures == [
        "  = word: two\\u{1b}words", #"  = list: [1,"a"]"#, "  = none: null", "  = session: ***",
      ])
    let first = try #require(lines.firstIndex { $0.hasPrefix("  = ") })
    let second = try #require(lines.firstIndex { $0.hasPrefix("  > POST ") })
    #expect(first < second)
    #expect(outcome.output.contains(Self.long))
    #expect(!outcome.output.contains(Self.secret))
  }

  @Test("is told nowhere else")
  func untold() throws {
    let outcome = try run([])
    #expect(outcome.status == 0)
    #expect(!outcome.output.contains("word"))
  }
}
