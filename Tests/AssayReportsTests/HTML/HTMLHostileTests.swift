import AssayExchange
import AssayJSON
import Testing

@testable import AssayPage
@testable import AssayReports

@Suite("Hostile answers and names in the page")
struct HTMLHostileTests {
  static let hostile = [
    "</script><script>alert(1)</script>", "<!--<script>", "-->]]>", "<img src=x onerror=alert(2)>",
    "\"><svg onload=alert(3)>", "&lt;b&gt;&#60;", "javascript:alert(4)", "{{constructor}}${1}",
    "\u{2028}\u{2029}", "\u{0}\u{1}\u{1B}[31mred\u{1B}[2J\u{7F}\u{9F}", "\u{202E}evil\u{2066}",
    "\u{FFFE}\u{FFFF}\u{FEFF}\u{200B}", "a\r\nb\rc\n\td", "__proto__", "日本語 العربية 👩‍👩‍👧",
  ]

  @Test("Whatever a server sends, the data blocks stay whole", arguments: hostile)
  func contents(_ text: String) throws {
    var run = try SampleRun([
      "a.scenarios.json": SampleRun.file(named: "A", scenarios: ["one", "two", "three"])
    ])
    let fields = [HeaderField(name: "x", value: text), HeaderField(name: text, value: "y")]
    try run.answer(.with(500, text, reason: text, fields: fields))
    try run.answer(.failure(TransportError(kind: .other, code: 1, message: text)))
    try run.answer(.with(200, "{\"a\": \(JSONNode.string(text))}"))
    try expectWhole(run)
  }

  @Test("Whatever a scenario is named, the data blocks stay whole", arguments: hostile)
  func names(_ text: String) throws {
    let name = text.replacing("{{", with: "{ {")
    let file = SampleRun.file(named: "N " + name, scenarios: ["S " + name])
    var run = try SampleRun(["a\(text).scenarios.json": file])
    try run.answer(.with(500))
    try expectWhole(run)
  }

  @Test("What moves text about, or cannot be seen, is written out")
  func invisible() throws {
    var run = try SampleRun(["a.scenarios.json": SampleRun.file(named: "A", scenarios: ["one"])])
    try run.answer(.with(500, "\u{1B}[2J\u{202E}evil\u{200B}"))
    let page = try ReadPage(run.html())
    let text = try JSONWriter().text(page.detail(0))
    #expect(text.contains(#"\\u{1b}[2J\\u{202e}evil\\u{200b}"#))
  }

  @Test("A long content is cut in its middle, and its end stays")
  func huge() throws {
    let left = String(repeating: "x", count: 1 << 16)
    let file = SampleRun.file(
      named: "A", scenarios: ["one"], expect: #"{ "json": { "a": "\#(left)L\#(left)" } }"#)
    var run = try SampleRun(["a.scenarios.json": file])
    try run.answer(.with(200, #"{"a": "\#(left)R\#(left)"}"#))
    let page = try run.html()
    #expect(page.utf8.count < 200_000)
    let detail = try JSONWriter().text(ReadPage(page).detail(0))
    #expect(detail.contains("bytes left out"))
    #expect(detail.contains("xxxLxxx"))
    #expect(detail.contains("xxxRxxx"))
  }

  @Test("Hundreds of exchanges, mismatches and fields are bounded, and what is left out is counted")
  func many() throws {
    let file = """
      { "name": "A", "scenarios": [ { "name": "one", "steps": [ { "concurrently": 256,
        "request": { "method": "GET", "path": "/" }, "expect": { "status": 200 } } ] } ] }
      """
    var run = try SampleRun(["a.scenarios.json": file])
    let fields = (0..<150).map { HeaderField(name: "x-\($0)", value: "y") }
    let content = String(repeating: "line\n", count: 1_000)
    let answers = (0..<256).map { Answered.with($0 == 200 ? 500 : 200, content, fields: fields) }
    try run.answer(Answered(sent: answers.flatMap(\.sent)))
    let page = try run.html()
    #expect(page.utf8.count < 1_000_000)
    let step = try #require(ReadPage(page).detail(0)["steps"]?.arrayValue?.first)
    let exchanges = try #require(step["exchanges"]?.arrayValue)
    #expect(exchanges.contains { $0["number"] == .number(201) })
    #expect(exchanges.count == HTMLBounds.ofTroubled.exchanges)
    #expect(step["requests"] == .number(256))
    #expect(
      step["answers"]
        == .array([
          .array([.number(200), .number(255)]), .array([.number(500), .number(1)]),
        ]))
  }

  /// Nothing of the run may stand in the page but escaped, and in data blocks that are whole.
  private func expectWhole(_ run: SampleRun) throws {
    let text = try run.html()
    let page = try ReadPage(text)
    #expect(page.blocks.count == 2 + run.results.count)
    #expect(page.markup.count(of: "<script") == page.blocks.count + 1)
    let dangerous = Set("\u{2028}\u{2029}\u{0}\u{1B}\u{202E}".unicodeScalars)
    #expect(dangerous.isDisjoint(with: text.unicodeScalars))
    for block in page.blockTexts {
      #expect(block.utf8.allSatisfy { !"<>&".utf8.contains($0) })
    }
    #expect(!page.markup.contains("<img"))
    #expect(!page.markup.contains("<svg onload"))
  }
}
