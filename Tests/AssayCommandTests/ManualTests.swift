import BlockingTests
import Foundation
import LoopbackServers
import Testing

@Suite("The manual and the README say what is so", .blocking)
struct ManualTests {
  private static let package = CommandCase.root.deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test("every example of the manual runs against the reference API")
  func everyExampleRuns() throws {
    let manual = try String(
      contentsOf: Self.package.appendingPathComponent("scenarios/README.md"), encoding: .utf8)
    let examples = Self.blocks(of: manual, "json\n")
    try #require(examples.count > 8)
    let folder = try TemporaryFolder()
    for (index, example) in examples.enumerated() {
      try folder.write(example, to: "example-\(index + 10).scenarios.json")
    }
    for file in Self.blocks(of: manual, "text ") {
      let end = try #require(file.firstIndex(of: "\n"))
      try folder.write(String(file[file.index(after: end)...]), to: String(file[..<end]))
    }
    let outcome = try Binary.run(["run", "--reference", "."], in: folder.url)
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
  }

  @Test("the manual's example of cookies runs against a server that sets one")
  func exampleOfCookiesRuns() throws {
    let manual = try String(
      contentsOf: Self.package.appendingPathComponent("scenarios/README.md"), encoding: .utf8)
    let server = try AnsweringServer { request in
      if request.head.hasPrefix("POST /login ") {
        return .json(200, "", "Set-Cookie: session=1; HttpOnly\r\n")
      }
      return request.head.contains("\r\nCookie: session=1\r\n")
        ? .json(200, #"{"user": "john"}"#) : .json(401, "{}")
    }
    defer { server.stop() }
    let folder = try TemporaryFolder()
    let example = try #require(Self.blocks(of: manual, "json canned\n").first)
    try folder.write(example, to: "cookies.scenarios.json")
    let outcome = try Binary.run(["run", "--base-url", server.url, "."], in: folder.url)
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
  }

  /// What stands between fences, behind the word that opens the first.
  private static func blocks(of manual: String, _ opening: String) -> [String] {
    manual.components(separatedBy: "```\(opening)").dropFirst().map {
      $0.components(separatedBy: "```")[0]
    }
  }

  @Test("the bundled scenarios hold for the reference API, with nothing to complain of")
  func bundledScenariosHold() throws {
    let folder = try TemporaryFolder()
    let scenarios = Self.package.appendingPathComponent("scenarios").path
    let checked = try Binary.run(["check", scenarios], in: folder.url)
    #expect(checked.status == 0 && checked.errors.isEmpty, "\(checked.errors)")
    let outcome = try Binary.run(["run", "--reference", scenarios], in: folder.url)
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    #expect(try folder.text("reports/junit.xml").contains("<testsuites>"))
  }

  @Test("the README shows what the main command prints")
  func readmeShowsTheOutput() throws {
    let readme = try String(
      contentsOf: Self.package.appendingPathComponent("README.md"), encoding: .utf8)
    let shown = readme.components(separatedBy: "```\n")[3]
    let folder = try TemporaryFolder()
    let scenarios = Self.package.appendingPathComponent("scenarios")
    try FileManager.default.createSymbolicLink(
      at: folder.url.appendingPathComponent("scenarios"), withDestinationURL: scenarios)
    let outcome = try Binary.run(["run", "--reference"], in: folder.url)
    #expect(Self.withoutNumbers(outcome.output) == Self.withoutNumbers(shown))
  }

  /// Times, seeds and ports differ from run to run, and so does what was slow; the counts of
  /// scenarios are told by others.
  private static func withoutNumbers(_ text: String) -> String {
    text.replacing(/slowest scenarios:\n(  .*\n)*/, with: "")
      .replacing(/[0-9]+(\.[0-9]+)?/, with: "N").replacing(/N ?(ms|s)\b/, with: "T")
  }
}
