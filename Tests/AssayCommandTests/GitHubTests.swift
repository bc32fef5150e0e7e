import BlockingTests
import Foundation
import LoopbackServers
import Testing

@Suite("A run in GitHub Actions", .blocking)
struct GitHubTests {
  private static let scenarios = """
    { "name": "Text", "scenarios": [
      { "name": "comes back", "steps": [
        { "name": "read", "request": { "method": "GET", "path": "/text" },
          "expect": { "status": 201 } } ] }
    ] }
    """

  /// What a server would send that wants to be obeyed.
  private static let hostile = """
    ::error file=x::not from assay
      ::set-env name=PATH::/tmp
    \t::add-mask::x
    a ##[error]b
    """

  private func run(
    _ options: [String] = [], environment: [String: String],
    body: (TemporaryFolder, Binary.Outcome) throws -> Void
  ) throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.scenarios, to: "api/scenarios/text.scenarios.json")
    try folder.write("before\n", to: "summary.md")
    let head = "HTTP/1.1 200 OK\r\nX-Command: ::warning::x\r\n"
    let content = "Content-Length: \(Self.hostile.utf8.count)\r\n\r\n\(Self.hostile)"
    let server = try AnsweringServer { _ in .raw(head + content) }
    defer { server.stop() }
    let outcome = try Binary.run(
      ["run", "--base-url", server.url, "--seed", "1"] + options,
      in: folder.url.appendingPathComponent("api"), environment: environment)
    #expect(outcome.status == 1)
    try body(folder, outcome)
  }

  @Test("shows failures at their lines, and adds to the job's summary", arguments: [[], ["-q"]])
  func annotatesAndSummarizes(_ options: [String]) throws {
    try withWorkspace(options) { folder, outcome in
      let commands = Self.commands(in: outcome.output + outcome.errors)
      #expect(
        commands == [
          "::error file=api/scenarios/text.scenarios.json,line=4,col=29,title=comes back"
            + "::step 'read': the status is 200, not 201"
        ])
      let summary = try folder.text("summary.md")
      #expect(summary.hasPrefix("before\n### ❌ Assay: 1 of 1 scenario failed\n"))
      #expect(summary.contains("@@ scenarios/text.scenarios.json:4:29 @@"))
      #expect(outcome.output.split(separator: "\n").last?.hasPrefix("::") == false)
    }
  }

  @Test("obeys nothing that a server says", arguments: [[], ["--verbose"], ["--quiet"]])
  func obeysNothing(_ options: [String]) throws {
    try withWorkspace(options) { _, outcome in
      let output = outcome.output + outcome.errors
      #expect(Self.commands(in: output).count == 1)
      #expect(!output.contains("##["))
      #expect(output.contains(#"\u{3a}:error file=x::not from assay"#))
      #expect(output.contains(#"a ##\u{5b}error]b"#))
    }
  }

  @Test("elsewhere there are no annotations, no summary, and nothing to obey either")
  func elsewhere() throws {
    try run(environment: ["GITHUB_STEP_SUMMARY": "../summary.md"]) { folder, outcome in
      #expect(!outcome.output.contains("::error file=api"))
      #expect(Self.commands(in: outcome.output + outcome.errors).isEmpty)
      #expect(outcome.output.contains(#"a ##\u{5b}error]b"#))
      let summary = try folder.text("summary.md")
      #expect(summary == "before\n")
    }
  }

  @Test("a summary that cannot be written costs nothing but itself")
  func unwritableSummary() throws {
    let environment = ["GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": "/nowhere/summary.md"]
    try run(environment: environment) { folder, outcome in
      #expect(outcome.errors.contains("cannot write the report /nowhere/summary.md"))
      #expect(outcome.output.contains("FAILED: 0 passed, 1 failed"))
      let junit = try folder.text("api/reports/junit.xml")
      #expect(junit.contains("<failure"))
    }
  }

  private func withWorkspace(
    _ options: [String], body: (TemporaryFolder, Binary.Outcome) throws -> Void
  ) throws {
    // The paths are taken from where the command runs.
    let environment = [
      "GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": "../summary.md", "GITHUB_WORKSPACE": "..",
    ]
    try run(options, environment: environment, body: body)
  }

  /// Lines that GitHub's runner would obey.
  private static func commands(in output: String) -> [String] {
    output.components(separatedBy: "\n").filter { line in
      line.trimmingCharacters(in: .whitespaces).hasPrefix("::")
    }
  }
}
