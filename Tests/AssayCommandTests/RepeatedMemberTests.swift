import BlockingTests
import LoopbackServers
import Testing

@Suite("An answer with members of one name", .blocking)
struct RepeatedMemberTests {
  private static let content = #"{"token": "first-s3cret", "token": "second-s3cret"}"#

  private func run(_ members: String, _ expect: String) throws -> Binary.Outcome {
    let server = try AnsweringServer { _ in .json(200, Self.content) }
    defer { server.stop() }
    let folder = try TemporaryFolder()
    try folder.write(
      """
      { \(members) "scenarios": [ { "name": "a", "steps": [
        { "request": { "method": "GET", "path": "/" }, \(expect) },
        { "request": { "method": "GET", "path": "/{{t ?? 1}}" }, "expect": { "status": 200 } } ] } ] }
      """, to: "a.scenarios.json")
    return try Binary.run(
      ["run", "a.scenarios.json", "--verbose", "--base-url", server.url], in: folder.url)
  }

  private static let last = #""defaults": { "options": { "repeated-members": "last" } },"#

  @Test(
    "is wrong where its JSON is looked at, unless the last is asked for",
    arguments: [
      ("", #""expect": { "status": 200 }"#, 0),
      ("", #""expect": { "json": { "token": "second-s3cret" } }"#, 1),
      ("", #""expect": { "status": 200 }, "capture": { "t": "$.token" }"#, 1),
      (last, #""expect": { "json": { "token": "second-s3cret" } }"#, 0),
      (last, #""expect": { "json": { "token": "first-s3cret" } }"#, 1),
      (last, #""expect": { "status": 200 }, "capture": { "t": "$.token" }"#, 0),
    ] as [(String, String, Int32)])
  func judged(_ members: String, _ expect: String, _ status: Int32) throws {
    let outcome = try run(members, expect)
    #expect(outcome.status == status, "\(outcome.output)\(outcome.errors)")
    let isTold = outcome.output.contains("$.token stands twice in its object")
    #expect(isTold == (members.isEmpty && status == 1), "\(outcome.output)")
  }

  @Test("hides each of them where a secret is captured", arguments: ["", last])
  func secret(_ members: String) throws {
    let capture = #""capture": { "t": { "path": "$.token", "secret": true } }"#
    let outcome = try run(members, #""expect": { "status": 200 }, "# + capture)
    #expect(outcome.status == (members.isEmpty ? 1 : 0), "\(outcome.output)\(outcome.errors)")
    #expect(!outcome.output.contains("s3cret"), "\(outcome.output)")
  }
}
