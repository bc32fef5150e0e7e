import AssayExchange
import AssayJSON
import AssayRun
import AssayText
import Testing

@testable import AssayPage
@testable import AssayReports

@Suite("The page")
struct HTMLTests {
  @Test("The data of a run of everything are as recorded")
  func golden() throws {
    try expectGolden(ReadPage(SampleRun.ofEverything().html()).data, "everything.html.json")
  }

  @Test("Scenarios that end in another order are written in the plan's, byte for byte")
  func order() throws {
    let run = try SampleRun.ofEverything()
    #expect(try run.html(endingIn: [4, 1, 3, 0, 2]) == run.html())
  }

  @Test("The policy names the one style and the one script by their hashes, and allows no more")
  func policy() throws {
    let page = try ReadPage(SampleRun.ofEverything().html())
    let policy = try #require(
      page.markup.firstMatch(of: /http-equiv="Content-Security-Policy" content="([^"]*)"/))
    #expect(
      policy.1.split(separator: "; ").map(String.init) == [
        "default-src 'none'", "style-src '\(SHA256.source(page.style))'",
        "script-src '\(SHA256.source(page.script))'", "img-src data:", "base-uri 'none'",
        "form-action 'none'",
      ])
    #expect(page.markup.count(of: "<script") == page.blocks.count + 1)
    #expect(!page.markup.contains("src="))
    #expect(!page.markup.contains(/<[^>]* (style|on[a-z]+)=/))
  }

  @Test(
    "The first line says what came of the run",
    arguments: [
      ([200, 200], "All 2 scenarios passed", "passed"),
      ([200, 500], "1 of 2 scenarios failed", "failed"),
    ])
  func verdict(_ answers: [Int], _ sentence: String, _ state: String) throws {
    var run = try SampleRun([
      "a.scenarios.json": SampleRun.file(named: "A", scenarios: ["one", "two"])
    ])
    for status in answers { try run.answer(.with(status)) }
    let page = try ReadPage(run.html())
    #expect(page.markup.contains("<h1>\(sentence)</h1>"))
    #expect(page.markup.contains("<header class=\"page \(state)\">"))
  }

  @Test("Files that could not be loaded are told apart from scenarios without a verdict")
  func broken() throws {
    let page = try ReadPage(SampleRun.ofEverything().html())
    #expect(
      page.markup.contains(
        "<h1>2 of 5 scenarios failed, 1 could not be judged, 1 file could not be loaded</h1>"))
    let counts = try #require(page.run["counts"])
    #expect(counts["errored"]?.numberValue?.intValue == 1)
    #expect(counts["broken"]?.numberValue?.intValue == 1)
  }

  @Test("Readers without a script are told what went wrong, as text")
  func withoutScript() throws {
    let names = ["<b>one</b>", "two", "three & four"]
    var run = try SampleRun(["a.scenarios.json": SampleRun.file(named: "A", scenarios: names)])
    for status in [500, 200, 404] { try run.answer(.with(status)) }
    let page = try ReadPage(run.html())
    #expect(
      page.markup.contains(
        """
        <ul>
        <li>&lt;b&gt;one&lt;/b&gt;: the status is 500, not 200</li>
        <li>three &amp; four: the status is 404, not 200</li>
        </ul>
        """))
  }

  @Test("What passed on a later try is flaky, and shows its earlier tries")
  func flaky() throws {
    var run = try SampleRun(["a.scenarios.json": SampleRun.file(named: "A", scenarios: ["one"])])
    try run.answer(.with(503))
    let first = run.results[0]
    run.results = []
    try run.answer(.with(200))
    run.results[0].earlierTries = [first]
    let page = try ReadPage(run.html())
    let row = try #require(page.rows.first)
    #expect(row["status"] == .string("passed"))
    #expect(row["flaky"] == .number(1))
    #expect(row["messages"] == .array([.string("the status is 503, not 200")]))
    #expect(try page.detail(0)["tries"]?.arrayValue?.first?["steps"] != nil)
  }

  @Test("JSON is laid out without a change to its numbers, other text stays as it came")
  func contents() throws {
    var run = try SampleRun([
      "a.scenarios.json": SampleRun.file(named: "A", scenarios: ["one", "two"])
    ])
    try run.answer(.with(200, #"{"n":1.50,"m":12345678901234567890.0e-3}"#))
    try run.answer(.with(200, "a\tb\r\n{"))
    let page = try ReadPage(run.html())
    #expect(
      try content(page.detail(0))?["text"]
        == .string("{\n  \"n\": 1.50,\n  \"m\": 12345678901234567890.0e-3\n}"))
    #expect(try content(page.detail(0))?["json"] == .bool(true))
    #expect(try content(page.detail(1))?["text"] == .string("a\tb\n{"))
    #expect(try content(page.detail(1))?["json"] == nil)
  }

  @Test("A command that is too long to be shown is not offered to be copied")
  func commands() throws {
    var run = try SampleRun([
      "a.scenarios.json": SampleRun.file(named: "A", scenarios: ["one", "two"])
    ])
    var long = Request.registration
    long.body = Array(String(repeating: "x", count: 10_000).utf8)
    try run.answer(.with(200))
    try run.answer(.with(200, to: long))
    let page = try ReadPage(run.html())
    #expect(try exchange(page.detail(0))?["curl"]?.arrayValue?.last == .bool(true))
    #expect(try exchange(page.detail(1))?["curl"]?.arrayValue?.last == .bool(false))
  }

  @Test("Phases are the times between one mark of the clock and the next")
  func phases() {
    let whole = Timings(
      nameLookup: .microseconds(10), connect: .microseconds(30), tls: .microseconds(60),
      firstByte: .microseconds(100), total: .microseconds(150))
    #expect(
      whole.phases.map { "\($0.name) \($0.duration.microseconds)" } == [
        "name look-up 10", "connect 20", "TLS 30", "wait 40", "receive 50",
      ])
    let reused = Timings(firstByte: .microseconds(100), total: .microseconds(100))
    #expect(reused.phases.map(\.name) == ["wait"])
    let unanswered = Timings(connect: .microseconds(30), total: .microseconds(150))
    #expect(unanswered.phases.map(\.name) == ["connect", "wait"])
    #expect(Timings().phases.isEmpty)
  }

  private func content(_ detail: JSONNode) -> JSONNode? {
    exchange(detail)?["response"]?["content"]
  }

  private func exchange(_ detail: JSONNode) -> JSONNode? {
    detail["steps"]?.arrayValue?.first?["exchanges"]?.arrayValue?.first
  }
}
