import BlockingTests
import Foundation
import LoopbackServers
import Testing

@Suite("What is printed, to a CI system that reads along", .blocking)
struct LogCommandTests {
  /// What GitHub, Azure Pipelines, TeamCity, GitLab, Travis and Buildkite look for in a log.
  private static let patterns = [
    #"(?m)^\s*::"#, #"\r\s*::"#, #"(?i)##\w*\["#, #"section_(start|end):"#, #"travis_\w+:"#,
    #"(?m)^(---|\+\+\+|~~~|\^\^\^) "#,
  ]

  private static let hostile = [
    "::error file=a::x", "  ::set-output name=a::x", "\t::add-mask::x", "::stop-commands::x",
    "a ##[error]x", "##vso[task.complete]x", "##VSO[x]", "##teamcity[message text='x']",
    "section_start:1:x", "travis_fold:start:x", "--- x", "+++ x", "^^^ +++", "b\r::error::x",
  ].joined(separator: "\n")

  private static let arguments = [
    "run .", "run -v .", "run -q .", "run . --color always -v", "run . --report-markdown -",
    "run . --report-tap -", "run . --report-junit -", "run . --report-json -",
    "run . --report-junit /dev/stderr", "run . --dry-run", "list .", "list --json .", "check .",
    "check --format json .", "run . --filter ##vso[x", "run ##teamcity[x", "--##[x]",
  ]

  @Test("is never a command, whoever wrote it", arguments: arguments)
  func isNoCommand(_ line: String) throws {
    let folder = try TemporaryFolder()
    let quoted = String(decoding: try JSONEncoder().encode(Self.hostile), as: UTF8.self)
    try folder.write(
      """
      { "name": \(quoted), "scenarios": [
        { "name": \(quoted), "tags": ["##vso[tag]"], "steps": [ { "name": \(quoted),
          "request": { "method": "POST", "path": "/", "text": \(quoted) },
          "expect": { "status": 200, "text": \(quoted) } } ] },
        { "name": "passes", "steps": [
          { "request": { "method": "GET", "path": "/" }, "expect": { "status": 200 } } ] }
      ] }
      """, to: "text.scenarios.json")
    try folder.write(
      """
      { "name": "Wrong", "scenarios": [ { "name": "##vso[a]", "steps": [
      ::error::x
      """, to: "wrong.scenarios.json")
    let content = Self.hostile + "\n"
    let server = try AnsweringServer { _ in
      .raw(
        "HTTP/1.1 200 ##vso[reason]\r\nX-A: ##[group]\r\nX-B: ::error::x\r\n"
          + "Content-Length: \(content.utf8.count)\r\n\r\n\(content)")
    }
    defer { server.stop() }
    var words = line.split(separator: " ").map(String.init)
    if words[0] == "run" { words += ["--base-url", server.url, "--seed", "1"] }
    let outcome = try Binary.run(words, in: folder.url)
    let printed = outcome.output + outcome.errors
    #expect(!printed.isEmpty)
    for pattern in Self.patterns {
      #expect(printed.range(of: pattern, options: .regularExpression) == nil, "\(printed)")
    }
  }
}
