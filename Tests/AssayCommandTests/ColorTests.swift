import BlockingTests
import LoopbackServers
import Testing

@Suite("Colours", .blocking)
struct ColorTests {
  @Test(
    "are decided by the option, then NO_COLOR, then what asks for them",
    arguments: [
      ([:], [], false), (["FORCE_COLOR": "1"], [], true), (["CLICOLOR_FORCE": "1"], [], true),
      (["FORCE_COLOR": "true"], [], true), (["FORCE_COLOR": "3"], [], true),
      (["FORCE_COLOR": "0"], [], false), (["FORCE_COLOR": ""], [], false),
      (["CLICOLOR_FORCE": "0"], [], false), (["CLICOLOR_FORCE": ""], [], false),
      (["FORCE_COLOR": "0", "CLICOLOR_FORCE": "1"], [], true),
      (["NO_COLOR": "1", "FORCE_COLOR": "1"], [], false),
      (["NO_COLOR": "0", "CLICOLOR_FORCE": "1"], [], false),
      (["NO_COLOR": "", "FORCE_COLOR": "1"], [], true),
      (["TERM": "dumb", "FORCE_COLOR": "1"], [], true),
      (["FORCE_COLOR": "1"], ["--color", "never"], false),
      (["FORCE_COLOR": "1"], ["--color", "auto"], true),
      (["NO_COLOR": "1"], ["--color", "always"], true), ([:], ["--color", "always"], true),
    ] as [([String: String], [String], Bool)])
  func colors(_ environment: [String: String], _ options: [String], _ areShown: Bool) throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      { "name": "A", "scenarios": [ { "name": "a", "steps": [
        { "request": { "method": "GET", "path": "/" }, "expect": { "status": 404 } } ] } ] }
      """, to: "a.scenarios.json")
    let server = try AnsweringServer { _ in .json(200, "{}") }
    defer { server.stop() }
    let outcome = try Binary.run(
      ["run", "--base-url", server.url, "."] + options, in: folder.url, environment: environment)
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("\u{1B}[") == areShown)
  }
}
