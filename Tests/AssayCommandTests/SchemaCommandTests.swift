import BlockingTests
import Foundation
import Testing

@Suite("What other programs read", .blocking)
struct SchemaCommandTests {
  @Test("is the schema of scenario files as it stands beside them")
  func schema() throws {
    let folder = try TemporaryFolder()
    let outcome = try Binary.run(["schema"], in: folder.url)
    let file = CommandCase.root.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("scenarios/scenario.schema.json")
    #expect(outcome.status == 0)
    #expect(outcome.output == (try String(contentsOf: file, encoding: .utf8)))
  }

  @Test("is a list with the same members for each scenario")
  func list() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      { "name": "Some", "tags": ["x"], "scenarios": [
        { "name": "a",
          "id": "A-1", "description": "why", "skip": "not yet", "requires": ["t"], "steps": [
          { "request": { "method": "GET", "path": "/{{t}}" }, "expect": { "status": 200 } } ] },
        { "name": "b", "steps": [
          { "request": { "method": "GET", "path": "/" }, "expect": { "status": 200 } } ] } ] }
      """, to: "some.scenarios.json")
    let outcome = try Binary.run(["list", "--json", "."], in: folder.url)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let parsed = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let records = try #require(parsed as? [[String: Any]])
    let members: Set = [
      "file", "line", "firstLine", "lastLine", "suite", "name", "id", "description", "tags",
      "covers", "requires", "skip",
    ]
    #expect(records.map { Set($0.keys) } == [members, members])
    let first = try #require(records.first as NSDictionary?)
    #expect(
      first == [
        "file": "./some.scenarios.json", "line": 2, "firstLine": 2, "lastLine": 4, "suite": "Some",
        "name": "a", "id": "A-1", "description": "why", "tags": ["x"], "covers": [] as [String],
        "requires": ["t"], "skip": "not yet",
      ])
  }
}
