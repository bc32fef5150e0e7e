import Foundation
import Synchronization
import Testing

@testable import AssayTesting

@Suite("Scenarios as tests", .target(.reference))
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
      try await scenario.run()
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
    try await scenario.run()
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

  @Test("a server of the test that never says its base URL is an error")
  func silentServer() async throws {
    let scenario = try Self.healthy()
    let error = await #expect(throws: (any Error).self) {
      try await scenario.run(against: .server { _ in })
    }
    #expect("\(try #require(error))".contains("never called 'use'"))
  }

  @Test("a server of the test is stopped once, after a failure too")
  func stoppedServer() async throws {
    let scenario = try Self.healthy()
    let stops = Stops()
    try await withKnownIssue {
      try await scenario.run(
        against: .server(
          start: { ("http://127.0.0.1:1", ()) },
          stop: { _ in stops.count.add(1, ordering: .relaxed) }))
    } matching: { issue in
      issue.comments.contains { "\($0)".contains("connect") }
    }
    #expect(stops.count.load(ordering: .relaxed) == 1)
  }

  @Test("what a server's start throws is what the test throws")
  func failingServer() async throws {
    struct NoPort: Error {}
    let scenario = try Self.healthy()
    await #expect(throws: NoPort.self) {
      try await scenario.run(against: .server { _ in throw NoPort() })
    }
  }

  @Test("a value that was not given is an issue where the file asks for it")
  func missingInput() async throws {
    let file = try ScenarioFile(
      #"""
      { "inputs": ["door_key"],
        "scenarios": [ { "name": "x", "steps": [
          { "request": { "method": "GET", "path": "/{{door_key}}" }, "expect": { "status": 200 } } ] }
        ] }
      """#)
    let scenario = try #require(try Scenarios(in: file.path).first)
    try await withKnownIssue {
      try await scenario.run()
    } matching: { issue in
      issue.sourceLocation?.line == 1 && issue.sourceLocation?.column == 14
        && issue.comments.contains { "\($0)".contains("ASSAY_SECRET_door_key") }
    }
  }

  @Test("all values that were not given are named at once, as an environment can hold them")
  func missingInputs() async throws {
    let file = try ScenarioFile(
      #"""
      { "inputs": ["door_key", "client-id"],
        "scenarios": [ { "name": "x", "steps": [
          { "request": { "method": "GET", "path": "/{{door_key}}/{{client-id}}" },
            "expect": { "status": 200 } } ] } ] }
      """#)
    let scenario = try #require(try Scenarios(in: file.path).first)
    try await withKnownIssue {
      try await scenario.run()
    } matching: { issue in
      issue.comments.contains { comment in
        "\(comment)".contains("'door_key' and 'client-id': give them under")
          && "\(comment)".contains("ASSAY_SECRET_door_key and ASSAY_SECRET_client_id")
      }
    }
  }

  @Test("a variable that no scenario reads is an error with the nearest name")
  func unreadVariable() throws {
    let file = try ScenarioFile(
      #"""
      { "variables": { "stage": "dev" }, "scenarios": [ { "name": "x", "steps": [
        { "request": { "method": "GET", "path": "/{{stage}}" }, "expect": { "status": 200 } } ] } ] }
      """#)
    #expect(try Scenarios(in: file.path, variables: ["stage": "live"]).count == 1)
    let error = #expect(throws: ScenarioSelectionError.self) {
      try Scenarios(in: file.path, variables: ["satge": "live"])
    }
    #expect(
      error?.description == "no scenario reads the variable 'satge'; did you mean 'stage'?")
  }

  @Test("a tag that no scenario has is an error that names those they have")
  func unknownTag() throws {
    let file = try Self.healthyFile()
    #expect(try Scenarios(in: file.path, tags: ["quick"]).count == 1)
    for tags in [(["quik"], []), ([], ["quik"])] {
      let error = #expect(throws: ScenarioSelectionError.self) {
        try Scenarios(in: file.path, tags: tags.0, excludedTags: tags.1)
      }
      #expect(error?.description == "no scenario has the tag 'quik'; they have quick")
    }
    #expect(throws: ScenarioSelectionError.self) {
      try Scenarios(in: file.path, excludedTags: ["quick"])
    }
  }

  @Test("a known failure that no scenario has the name of is an error at its line")
  func unknownFailure() throws {
    let file = try Self.healthyFile()
    let list = try ScenarioFile("# nothing\nno such file: *\n")
    let error = #expect(throws: ScenarioSelectionError.self) {
      try Scenarios(in: file.path, knownFailures: list.path)
    }
    #expect(error?.description.contains(":2:1: the known failure 'no such file: *'") == true)
  }

  @Test("the reason of a skip tells no secret")
  func secretInReason() async throws {
    let file = try ScenarioFile(
      #"""
      { "scenarios": [ { "name": "x", "when": { "mode": "quick" },
        "steps": [ { "request": { "method": "GET", "path": "/healthz" },
                     "expect": { "status": 200 } } ] } ] }
      """#)
    let secrets = ["mode": "open sesame"]
    let scenario = try #require(try Scenarios(in: file.path, secrets: secrets).first)
    let reason = try await Target.reference.withBaseURL {
      try await scenario.test(at: $0).skipReason
    }
    #expect(reason == #"runs only when 'mode' is "quick", but it is "***""#)
  }

  @Test("a secret that cannot be hidden is refused")
  func shortSecret() throws {
    let file = try Self.healthyFile()
    #expect(throws: (any Error).self) {
      try Scenarios(in: file.path, secrets: ["token": "abc"])
    }
  }

  private static func healthy() throws -> Scenario {
    let file = try healthyFile()
    return try #require(try Scenarios(in: file.path).first)
  }

  private static func healthyFile() throws -> ScenarioFile {
    try ScenarioFile(
      #"""
      { "scenarios": [ { "name": "is well", "tags": ["quick"],
        "steps": [ { "request": { "method": "GET", "path": "/healthz" },
                     "expect": { "status": 200 } } ] } ] }
      """#)
  }
}

private final class Stops: Sendable {
  let count = Atomic(0)
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
