import Foundation
import Testing

@Suite("The manual and the README say what is so")
struct ManualTests {
  private static let package = CommandCase.root.deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test("every example of the manual runs against the reference API")
  func everyExampleRuns() throws {
    let manual = try String(
      contentsOf: Self.package.appendingPathComponent("scenarios/README.md"), encoding: .utf8)
    let blocks = manual.components(separatedBy: "```json\n").dropFirst()
    try #require(blocks.count > 8)
    let folder = try TemporaryFolder()
    for (index, block) in blocks.enumerated() {
      let example = block.components(separatedBy: "```")[0]
      try folder.write(example, to: "example-\(index + 10).scenarios.json")
    }
    let outcome = try Binary.run(["run", "--reference", "."], in: folder.url)
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
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
