import BlockingTests
import Foundation
import LoopbackServers
import Testing

@Suite("A dry run", .blocking)
struct DryRunTests {
  /// A request that needs what an answer gave, and what is shown of it.
  private static let followers: [(request: String, shown: String)] = [
    (#""method": "DELETE", "path": "{{where}}""#, "{{where}}"),
    (#""method": "GET", "path": "{{where}}?a=b""#, "{{where}}?a=b"),
    (#""method": "GET", "path": "/x/{{id}}", "headers": {"X-Id": "a{{id}}"}"#, "/x/{{id}}"),
    (#""method": "GET", "path": "/x/{{slice id 0 3}}""#, "/x/{{slice id 0 3}}"),
    (#""method": "GET", "path": "/x/{{id ?? \"none\"}}""#, "{{id ??"),
    (
      #""method": "POST", "path": "/x", "json": {"n": "{{integer 1 count}}", "all": "{{all}}"}"#,
      "{{integer 1 count}}"
    ),
    (#""method": "POST", "path": "/x", "text": "{{base64 id}}""#, "{{base64 id}}"),
    (#""method": "POST", "path": "/x", "form": {"a": "{{upper id}}"}"#, "upper%20id"),
    (
      #""method": "PUT", "path": "/x", "json": "{{all}}", "patch": [{"op": "remove", "path": "/id"}]"#,
      "depends on what earlier answers give"
    ),
    (
      #""method": "POST", "path": "/x", "text": "{{id}}", "headers": {"X": "{{sha256 (content)}}"}"#,
      "X: {{sha256 (content)}}"
    ),
  ]

  private static let content = #"{"id": "a-1-b", "count": 3, "where": "/x"}"#

  @Test("agrees with the run on what an answer is to give", arguments: followers)
  func agrees(_ request: String, _ shown: String) throws {
    let outcomes = try outcomes(of: request)
    #expect(outcomes.run.status == 0, "\(outcomes.run.errors)")
    #expect(outcomes.dry.status == 0, "\(outcomes.dry.output)")
    #expect(!outcomes.dry.output.contains("error:"))
    #expect(outcomes.dry.output.contains(shown), "\(outcomes.dry.output)")
  }

  @Test(
    "finds the mistakes that need no answer",
    arguments: [
      #""method": "GET", "path": "/x/{{integer path 9}}""#,
      #""method": "GET", "path": "{{path}}""#,
      #""method": "GET", "path": "/x/{{id}}", "text": "{{slice path path}}""#,
    ])
  func findsMistakes(_ request: String) throws {
    let outcomes = try outcomes(of: request)
    #expect(outcomes.run.status == 4)
    #expect(outcomes.dry.status == 3)
    #expect(outcomes.dry.output.contains("error:"))
  }

  private func outcomes(of request: String) throws -> (run: Binary.Outcome, dry: Binary.Outcome) {
    let folder = try TemporaryFolder()
    // A name that nothing reads is a mistake.
    let names = ["where", "id", "count", "all"].filter { name in
      request.contains("{{\(name)") || request.contains(" \(name)")
    }
    let captures = names.map { "\"\($0)\": \"\($0 == "all" ? "$" : "$.\($0)")\"" }
    let isPathRead = request.contains("{{path") || request.contains(" path ")
    let variables = isPathRead ? #""variables": { "path": "no/path" }, "# : ""
    try folder.write(
      """
      { "name": "Following", \(variables)"scenarios": [ { "name": "it",
        "steps": [
          { "request": { "method": "POST", "path": "/x" }, "expect": { "status": 200 },
            "capture": { \((captures + [#""a": "$.id""#]).joined(separator: ", ")) } },
          { "request": { "method": "GET", "path": "/a/{{a}}" }, "expect": { "status": 200 } },
          { "request": { \(request) }, "expect": { "status": 200 } } ] } ] }
      """, to: "following.scenarios.json")
    let server = try AnsweringServer { _ in .json(200, Self.content) }
    defer { server.stop() }
    let words = ["run", "following.scenarios.json", "--base-url", server.url]
    return (
      try Binary.run(words, in: folder.url), try Binary.run(words + ["--dry-run"], in: folder.url)
    )
  }
}
