import AssayExchange
import BlockingTests
import Testing

@testable import AssayReports

@Suite("Hostile answers and names in JUnit XML", .blocking)
struct HostileTests {
  private static let hostile = [
    "\u{0}\u{1}\u{8}\u{B}\u{1F}\u{7F}\u{85}\u{9F}", "]]>", "<![CDATA[", "<!--", "</failure>",
    "&amp;&#0;&#xFFFE;", "\u{FFFE}\u{FFFF}\u{FFFD}", "\u{1B}[31mred\u{1B}[2J",
    "\u{202E}evil\u{2066}",
    "a\r\nb\rc\n\td", "\u{2028}\u{2029}", "\u{1FFFE}\u{10FFFF}", "\"'<>&", "日本語 العربية 👩‍👩‍👧",
    "e\u{301}", "\u{FEFF}", "%s%n", "\\u0000",
  ]

  @Test("Whatever a server sends, the document is well-formed and valid", arguments: hostile)
  func content(_ text: String) throws {
    var run = try SampleRun([
      "a.scenarios.json": SampleRun.file(named: "A", scenarios: ["one", "two"])
    ])
    let fields = [HeaderField(name: "x", value: text), HeaderField(name: text, value: "y")]
    try run.answer(.with(500, text, reason: text, fields: fields))
    try run.answer(
      .failure(TransportError(kind: .other, code: 1, message: text)))
    try expectValid(run)
  }

  @Test("Whatever a scenario is named, the document is well-formed and valid", arguments: hostile)
  func names(_ text: String) throws {
    let file = SampleRun.file(named: "N " + text, scenarios: ["S " + text])
    var run = try SampleRun(["a\(text).scenarios.json": file])
    try run.answer(.with(500))
    try expectValid(run)
  }

  @Test("Bytes that are no text are counted, those of another code are shown as bytes")
  func bytes() throws {
    var run = try SampleRun([
      "a.scenarios.json": SampleRun.file(named: "A", scenarios: ["one", "two"])
    ])
    try run.answer(.with(bytes: Array(0...255), status: 500))
    try run.answer(.with(bytes: Array("caf".utf8) + [0xE9] + Array(" au lait".utf8), status: 500))
    let cases = try ReadJUnit(run.junit()).cases
    #expect(cases[0].text.contains("(256 bytes that are no text)"))
    #expect(cases[1].text.contains(#"caf\xe9 au lait"#))
    try expectValid(run)
  }

  @Test("A value of megabytes is cut in the middle, and the difference stays in sight")
  func huge() throws {
    let length = 1 << 20
    let left = String(repeating: "x", count: length)
    let file = SampleRun.file(
      named: "A", scenarios: ["one"], expect: #"{ "json": { "a": "\#(left)L\#(left)" } }"#)
    var run = try SampleRun(["a.scenarios.json": file])
    try run.answer(.with(200, #"{"a": "\#(left)R\#(left)"}"#))
    let xml = try run.junit()
    #expect(xml.utf8.count < 200_000)
    let read = try #require(ReadJUnit(xml).cases.first)
    #expect(read.text.contains("expected: …xx"))
    #expect(read.text.contains("xxxLxxx"))
    #expect(read.text.contains("xxxRxxx"))
    #expect(read.text.contains("bytes left out"))
  }

  @Test("Thousands of mismatches, fields and lines are bounded")
  func many() throws {
    let expected = (0..<2_000).map { "\"m\($0)\": 1" }.joined(separator: ",\n")
    let file = SampleRun.file(
      named: "A", scenarios: ["one"], expect: "{ \"json\": {\(expected)} }")
    var run = try SampleRun(["a.scenarios.json": file])
    let content = "{" + (0..<2_000).map { "\"m\($0)\": 2" }.joined(separator: ",") + "}"
    let fields = (0..<2_000).map { HeaderField(name: "x-\($0)", value: "y") }
    try run.answer(.with(200, content, fields: fields))
    #expect(try run.junit().utf8.count < 200_000)
    #expect(try run.console().utf8.count < 200_000)
  }

  private func expectValid(_ run: SampleRun) throws {
    let xml = try run.junit()
    _ = try ReadJUnit(xml)
    guard JUnitSchemas.canRun else { return }
    for schema in JUnitSchemas.names {
      #expect(try JUnitSchemas.complaints(about: xml, under: schema) == "", "\(schema)")
    }
  }
}
