import AssayTesting
import Foundation
import Testing

@Suite("Scenarios as tests", .servesReference)
struct ScenarioTests {
  @Test("a mismatch is an issue at its line and column in the scenario file")
  func mismatchHasItsPlace() async throws {
    let file = try ScenarioFile(
      #"""
      {
        "scenarios": [
          { "name": "answers", "steps": [
            { "request": { "method": "GET", "path": "/healthz" },
              "expect": { "status": 418 } } ] }
        ]
      }
      """#)
    let scenario = try #require(try Scenarios(in: file.path).first)
    try await withKnownIssue {
      try await scenario.run(against: .url(try #require(ReferenceTrait.baseURL)))
    } matching: { issue in
      issue.sourceLocation?.line == 5 && issue.sourceLocation?.column == 31
        && issue.comments.contains { "\($0)".contains("the status is 200, not 418") }
    }
  }

  @Test("a scenario that holds records nothing, and is named as in its file")
  func scenarioHolds() async throws {
    let file = try ScenarioFile(
      #"""
      { "scenarios": [ { "name": "is {{state}}", "examples": [ { "state": "well" } ],
        "steps": [ { "request": { "method": "GET", "path": "/healthz" },
                     "expect": { "status": 200 } } ] } ] }
      """#)
    let scenario = try #require(try Scenarios(in: file.path).first)
    #expect(scenario.name == "is well")
    try await scenario.run(against: .url(try #require(ReferenceTrait.baseURL)))
  }

  @Test("a file with mistakes is told with the place of each")
  func brokenFile() throws {
    let file = try ScenarioFile(#"{ "scenarioz": [] }"#)
    let error = try #require(throws: ScenarioFileError.self) { try Scenarios(in: file.path) }
    #expect(error.description.contains(":1:3: error:"))
    #expect(error.description.contains("did you mean 'scenarios'?"))
  }

  @Test("without a target nothing is tested, and that is an error")
  func noTarget() async throws {
    let file = try ScenarioFile(
      #"""
      { "scenarios": [ { "name": "x", "steps": [
        { "request": { "method": "GET", "path": "/" }, "expect": { "status": 200 } } ] } ] }
      """#)
    let scenario = try #require(try Scenarios(in: file.path).first)
    if ProcessInfo.processInfo.environment["ASSAY_BASE_URL"] == nil {
      await #expect(throws: (any Error).self) { try await scenario.run(against: .environment()) }
    }
  }
}

/// A scenario file that is gone when nobody holds it any more.
private final class ScenarioFile {
  let path: String

  init(_ text: String) throws {
    let folder = FileManager.default.temporaryDirectory.path
    path = "\(folder)/\(UUID().uuidString).scenarios.json"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
