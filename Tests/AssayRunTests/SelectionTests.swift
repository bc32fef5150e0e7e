import AssayJSON
import AssayRun
import BlockingTests
import Testing

@Suite("A selection", .prompt)
struct SelectionTests {
  private static let scenarios = [
    scenario("pays", [get("/")], #""tags": ["smoke", "payments"], "#),
    scenario("waits", [get("/")], #""tags": ["slow"], "#),
  ].joined(separator: ", ")

  private func mistake(_ change: (inout Selection) throws -> Void) throws -> String? {
    var selection = Selection()
    try change(&selection)
    return selection.mistake(in: try suite(scenarios: Self.scenarios))
  }

  @Test("that answers to nothing is a mistake, whatever else it selects")
  func mistakes() throws {
    #expect(
      try mistake { $0.tags = ["smoke", "payment"] }
        == "--tag: no scenario has the tag 'payment'; did you mean 'payments'?")
    #expect(
      try mistake { $0.excludedTags = ["nightly"] }
        == "--exclude-tag: no scenario has the tag 'nightly'; "
        + "there are 'payments', 'slow', 'smoke'")
    #expect(
      try mistake { $0.filter = try ECMARegex("^paid$") }
        == "--filter: no scenario matches, as 'FILE NAME: SCENARIO NAME'")
  }

  @Test("that answers to something is none")
  func right() throws {
    #expect(try mistake { $0.tags = ["smoke", "slow"] } == nil)
    #expect(try mistake { $0.excludedTags = ["slow"] } == nil)
    #expect(try mistake { $0.filter = try ECMARegex("pay|wait") } == nil)
  }

  @Test("is not judged by files that could not be loaded")
  func brokenFiles() throws {
    var selection = Selection()
    selection.tags = ["smoke"]
    #expect(selection.mistake(in: try suite(["{}"])) == nil)
    #expect(
      selection.mistake(in: try suite(scenarios: scenario("a", [get("/")])))
        == "--tag: no scenario has the tag 'smoke'; none has a tag at all")
  }
}
