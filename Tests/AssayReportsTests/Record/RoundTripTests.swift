import AssayExchange
import AssayRun
import AssaySuite
import AssayVerdict
import Testing

@testable import AssayReports

@Suite("Reports made from a record")
struct RoundTripTests {
  /// Every report that the record makes must be, to the byte, what the run itself made.
  private func expectSame(_ run: SampleRun, endingIn order: [Int]? = nil) throws {
    let recorded = try run.record(endingIn: order)
    let (record, remarks) = try Record.read(recorded)
    #expect(remarks.isEmpty)
    #expect(try record.junit == run.junit(endingIn: order))
    var style = ConsoleReporter.Style()
    style.verbosity = .verbose
    #expect(try record.console == run.console(style, endingIn: order))
    #expect(try record.page == run.page(endingIn: order))
    #expect(record.record == recorded)
  }

  @Test("A run of everything is told the same, in whatever order it ended")
  func everything() throws {
    try expectSame(.ofEverything())
    try expectSame(.ofEverything(), endingIn: [4, 1, 3, 0, 2])
  }

  @Test("Requests at once, later tries, trailers, cut answers and times are told the same")
  func rich() throws {
    let file = """
      { "name": "A", "scenarios": [
        { "name": "race", "description": "Three at once.", "tags": ["slow", "race"], "steps": [
          { "name": "race", "request": { "method": "POST", "path": "/" }, "concurrently": 3,
            "expect": { "status": 201, "json": { "a": [1, 2, { "b": "c" }] } } } ] },
        { "name": "cut", "steps": [
          { "request": { "method": "GET", "path": "/" }, "expect": { "status": 200 } } ] } ] }
      """
    var run = try SampleRun(["a.scenarios.json": file])
    try run.answer(
      .with(201, #"{"a": [1, 3, {"b": "d"}]}"#) + .with(409) + .with(bytes: [0, 0xFF]))
    var error = TransportError(kind: .timedOut, code: 28, message: "timed out")
    error.partialResponse = Response(
      statusCode: 200, httpVersion: "HTTP/2", headers: [HeaderField(name: "a", value: "b")],
      body: Array("half of s3cret-t".utf8), trailers: [HeaderField(name: "t", value: "u")])
    error.timings = Timings(
      nameLookup: .microseconds(1), connect: .microseconds(2), tls: .microseconds(3),
      firstByte: .microseconds(4), total: .nanoseconds(1_234_567_891))
    try run.answer(.failure(error))
    run.results[1].earlierTries = [run.results[0], run.results[1]]
    run.results[1].verdict = .passed
    try expectSame(run)
  }

  @Test(
    "Clauses that steps prove are told the same", arguments: [(500, 200), (200, 500), (200, 200)])
  func clausesOfSteps(_ first: Int, _ second: Int) throws {
    let contract = """
      { "clauses": [ { "id": "first", "text": "." }, { "id": "second", "text": "." },
                     { "id": "whole", "text": "." } ] }
      """
    let file = """
      { "contract": "c.json", "scenarios": [
        { "name": "one", "covers": ["whole"], "steps": [
          { "request": { "method": "GET", "path": "/1" }, "covers": ["first"],
            "expect": { "status": 200 } },
          { "request": { "method": "GET", "path": "/2" }, "covers": ["second"],
            "expect": { "status": 200 } } ] } ] }
      """
    var run = try SampleRun(["c.json": contract, "a.scenarios.json": file])
    if first == 200 {
      try run.answer(.with(first), .with(second))
    } else {
      try run.answer(.with(first))
    }
    try expectSame(run)
    let states = try Record.read(run.record()).record.totals.clauses.map(\.state)
    #expect(
      states
        == (first == 500
          ? [.broken, .untested, .untested]
          : second == 500 ? [.held, .broken, .untested] : [.held, .held, .held]))
  }

  @Test("Of a long content the record holds both ends, and says how much it left out")
  func long() throws {
    var run = try SampleRun(["a.scenarios.json": SampleRun.file(named: "A", scenarios: ["one"])])
    let text = "<first>" + String(repeating: "é€😀", count: 40_000) + "<last>"
    try run.answer(.with(500, text, to: Request(method: "POST", url: "http://127.0.0.1/")))
    try expectSame(run)
    let recorded = String(decoding: try run.record(), as: UTF8.self)
    #expect(recorded.utf8.count < 300_000)
    for piece in ["<first>é€😀", "é€😀<last>", " bytes left out …", "360013"] {
      #expect(recorded.contains(piece), "\(piece)")
    }
    #expect(!recorded.contains("\\\\x"))
  }

  @Test("Of two long values that differ the record holds where they do")
  func longValues() throws {
    let filler = String(repeating: "é€😀", count: 40_000)
    let file = SampleRun.file(
      named: "A", scenarios: ["one"],
      expect: #"{ "json": { "a": "<first>\#(filler)<left>\#(filler)" } }"#)
    var run = try SampleRun(["a.scenarios.json": file])
    try run.answer(.with(200, #"{"a": "<first>\#(filler)<right>\#(filler)"}"#))
    try expectSame(run)
    let recorded = String(decoding: try run.record(), as: UTF8.self)
    for piece in ["\"…", "<left>é€😀", "<right>é€😀", "…\""] {
      #expect(recorded.contains(piece), "\(piece)")
    }
    #expect(!recorded.contains(#""expected":"\"<first>"#))
  }

  @Test("Of endless fields the record holds the first, and says how many it left out")
  func manyFields() throws {
    var run = try SampleRun(["a.scenarios.json": SampleRun.file(named: "A", scenarios: ["one"])])
    let fields = (1...2000).map { HeaderField(name: "x", value: "\($0)") }
    try run.answer(.with(500, fields: fields))
    try expectSame(run)
    let recorded = String(decoding: try run.record(), as: UTF8.self)
    #expect(recorded.contains(" more left out"))
    #expect(recorded.utf8.count < 30_000)
  }

  @Test(
    "Whatever a server or a file says, it is told the same",
    arguments: [
      "\u{0}\u{1}\u{8}\u{B}\u{1F}\u{7F}\u{85}\u{9F}", "\u{FFFE}\u{FFFF}\u{FFFD}\u{10FFFF}",
      "a\r\nb\rc\n\td", "\u{2028}\u{2029}\u{85}\u{C2}\u{E2}", "\u{FEFF}", "\"\\/<>&'",
      "\\u0000\\ud800",
      "e\u{301}\u{E9}", "日本語 👩‍👩‍👧", "",
    ])
  func hostile(_ text: String) throws {
    let scenarios = SampleRun.file(named: "N" + text, scenarios: ["S" + text])
    var run = try SampleRun(["a\(text).scenarios.json": scenarios])
    let fields = [HeaderField(name: "x", value: text), HeaderField(name: text, value: "y")]
    try run.answer(.with(500, text, reason: text, fields: fields))
    try expectSame(run)
  }

  @Test("Lone surrogates and other bytes that are no text are told the same")
  func bytes() throws {
    var run = try SampleRun([
      "a.scenarios.json": SampleRun.file(named: "A", scenarios: ["one", "two", "three"])
    ])
    try run.answer(.with(bytes: [0x22, 0xED, 0xA0, 0x80, 0x22], status: 500))
    try run.answer(.with(bytes: Array(0...255), status: 500))
    try run.answer(.with(500, #"{"a": "\ud800"}"#))
    try expectSame(run)
  }

  @Test("A value of a megabyte is told the same")
  func huge() throws {
    let value = String(repeating: "é\u{2028}", count: 1 << 18)
    let file = SampleRun.file(named: "A", scenarios: ["one"], expect: #"{ "json": { "a": "b" } }"#)
    var run = try SampleRun(["a.scenarios.json": file])
    try run.answer(.with(200, #"{"a": "\#(value)"}"#))
    let (record, _) = try Record.read(run.record(secrets: [:]))
    #expect(try record.junit == run.junit(secrets: [:]))
  }

  @Test("No line end but the line feed stands in a record")
  func lineEnds() throws {
    let text = "\u{85}\u{2028}\u{2029}\r\u{B}\u{C}\u{1C}"
    var run = try SampleRun(["a.scenarios.json": SampleRun.file(named: text, scenarios: [text])])
    try run.answer(.with(500, text))
    let record = String(decoding: try run.record(), as: UTF8.self)
    #expect(record.split(whereSeparator: \.isNewline).count == 4)
    #expect(record.unicodeScalars.filter { $0.properties.isWhitespace && $0 != " " }.count == 4)
  }

  @Test("Secrets are in no record")
  func secrets() throws {
    let record = String(decoding: try SampleRun.ofEverything().record(), as: UTF8.self)
    #expect(record.contains("***"))
    #expect(!record.contains("s3cret-t0ken"))
  }
}
