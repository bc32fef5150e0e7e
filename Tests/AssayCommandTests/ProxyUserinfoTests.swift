import BlockingTests
import Testing

@Suite("What a proxy's URL says of who asks", .blocking)
struct ProxyUserinfoTests {
  /// None of them leads to a proxy.
  @Test(
    "stands in no output and no report, also where the URL is bad",
    arguments: [
      "http://ursula:qx-77-word@127.0.0.1:1", "ursula:qx-77-word@127.0.0.1:1",
      "htp://ursula:qx-77-word@127.0.0.1:1", "http://ursula:qx-77-word@[::1",
      "http://ursula:qx-77-word@127.0.0.1:99999", "http://ursula:qx-77-word@a b:1",
      "http://ursula:qx%2D77-word@127.0.0.1:1",
    ])
  func hidden(_ proxy: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      { "scenarios": [ { "name": "a", "steps": [
        { "request": { "method": "GET", "path": "/" }, "expect": { "status": 200 } } ] } ] }
      """, to: "a.scenarios.json")
    let outcome = try Binary.run(
      [
        "run", "a.scenarios.json", "--base-url", "http://127.0.0.1:9", "--proxy", proxy,
        "--report-junit", "-", "--verbose",
      ], in: folder.url)
    #expect(outcome.status != 0)
    #expect(!(outcome.output + outcome.errors).contains("77-word"), "\(outcome.output)")
  }
}
