import AssayExchange
import AssayReports
import AssayRun
import Testing

@Suite("Markdown")
struct MarkdownTests {
  @Test("A run of everything reads as recorded")
  func golden() throws {
    try expectGolden(SampleRun.ofEverything().markdown(), "everything.markdown.md")
  }

  @Test("A run that passed is told in a few lines")
  func passed() throws {
    var run = try SampleRun(["a.scenarios.json": SampleRun.file(named: "A", scenarios: ["one"])])
    try run.answer(.with(200))
    #expect(
      try run.markdown() == """
        ### ✅ Assay: 1 scenario passed

        | passed | failed | requests | time | p50 | p95 | p99 |
        | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
        | 1 | 0 | 1 | 1.23 s | 12.3 ms | 12.3 ms | 12.3 ms |

        1 scenario in 1 file against `http://127.0.0.1:8080`, seed 42

        """)
  }

  /// What would be markup, a mention, a link or a tag if it stood outside of code.
  private static let hostile =
    "`` ``` ```` @octocat <img src=x> </details><script> [x](http://evil.example) | a |\n"
    + "```\n# heading @octocat\n~~~\n</details>\n&lt;img&gt; #1 \u{1B}[31m"

  @Test("Texts of others stay text, wherever they stand")
  func hostile() throws {
    let text = Self.hostile
    var run = try SampleRun(
      [
        "a.scenarios.json": SampleRun.file(
          named: text, scenarios: [text, "`", "``a``", "last"],
          expect: #"{ "status": 200, "text": "expected" }"#)
      ], baseURL: "http://127.0.0.1:8080/%60%60@octocat")
    let request = Request(
      method: "POST", url: "http://127.0.0.1/`@octocat`",
      headers: [HeaderField(name: "X", value: text)], body: Array(text.utf8))
    let answer = Answered.with(
      500, text, reason: text, fields: [HeaderField(name: "x<img>", value: text)], to: request)
    try run.answer(answer)
    try run.answer(answer)
    try run.answer(
      .failure(TransportError(kind: .timedOut, code: 28, message: text), to: request))
    run.skip(text)
    let markdown = try run.markdown()
    let rest = Self.withoutCode(markdown)
    for trace in ["octocat", "img", "script", "evil", "heading", "~~~", "expected", "`", "[", "&"] {
      #expect(!rest.contains(trace), "\(trace) in \(rest)")
    }
    #expect(rest.ranges(of: "<details>").count == rest.ranges(of: "</details>").count)
    #expect(markdown.contains("octocat"))
    #expect(!markdown.unicodeScalars.contains("\u{1B}"))
  }

  @Test("Many huge failures make a report of bounded size")
  func bounded() throws {
    let names = (0..<100).map { "scenario \($0) " + String(repeating: "\u{7F}", count: 500) }
    var run = try SampleRun([
      "a.scenarios.json": SampleRun.file(
        named: "A", scenarios: names, expect: #"{ "status": 200, "text": "x", "json": [1] }"#)
    ])
    let text = String(repeating: "\u{7F}\n", count: 5_000)
    let fields = (0..<50).map { HeaderField(name: "x-\($0)", value: String(text.prefix(1000))) }
    for number in names.indices {
      // Letters alone, so that each is a cause of its own.
      let path = String(number).compactMap { "abcdefghij".dropFirst(Int(String($0)) ?? 0).first }
      let request = Request(method: "GET", url: "http://127.0.0.1/\(String(path))")
      try run.answer(.with(500, text, fields: fields, to: request))
    }
    let markdown = try run.markdown()
    #expect(markdown.utf8.count < 200_000)
    #expect(markdown.contains("100 of 100 scenarios failed"))
    #expect(markdown.contains("<summary>95 more scenarios that did not pass</summary>"))
    #expect(markdown.contains("- … and 45 more\n"))
  }

  @Test("Failures with one cause are told once, with their number and a few names")
  func causes() throws {
    let names = (0..<20).map { "number \($0)" }
    var run = try SampleRun(["a.scenarios.json": SampleRun.file(named: "A", scenarios: names)])
    for number in names.indices { try run.answer(.with(number == 7 ? 404 : 500)) }
    let markdown = try run.markdown()
    #expect(markdown.ranges(of: "#### ").count == 2)
    #expect(
      markdown.contains(
        "The same in 18 more scenarios: `number 1`, `number 2`, `number 3` and 15 more\n"))
  }

  @Test("Which failures are told in full does not depend on which ended first")
  func order() throws {
    let names = (0..<20).map { "number \($0)" }
    var run = try SampleRun(["a.scenarios.json": SampleRun.file(named: "A", scenarios: names)])
    for _ in names { try run.answer(.with(500)) }
    #expect(try run.markdown() == run.markdown(endingIn: Array(names.indices.reversed())))
  }

  /// What is left of CommonMark when fenced blocks and code spans are taken out, by its own rules: a
  /// fence is closed by one that is no shorter, a span by one that is as long.
  private static func withoutCode(_ markdown: String) -> String {
    var output = ""
    var fence = 0
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      let ticks = line.prefix { $0 == "`" }.count
      if fence > 0 {
        if ticks >= fence, line.dropFirst(ticks).allSatisfy({ $0 == " " }) { fence = 0 }
      } else if ticks >= 3, !line.dropFirst(ticks).contains("`") {
        fence = ticks
      } else {
        output += withoutSpans(line) + "\n"
      }
    }
    return output
  }

  private static func withoutSpans(_ line: Substring) -> String {
    var output = ""
    var rest = line
    while let start = rest.firstIndex(of: "`") {
      output += rest[..<start]
      let ticks = rest[start...].prefix { $0 == "`" }
      rest = rest[ticks.endIndex...]
      var end = rest
      while let next = end.firstIndex(of: "`") {
        let run = end[next...].prefix { $0 == "`" }
        end = end[run.endIndex...]
        guard run.count == ticks.count else { continue }
        rest = end
        break
      }
    }
    return output + rest
  }
}

extension SampleRun {
  fileprivate func markdown(endingIn order: [Int]? = nil) throws -> String {
    let written = Written<[UInt8]>()
    _ = try reports(
      MarkdownReporter { written.pieces.append($0) }, secrets: ["token": "s3cret-t0ken"],
      endingIn: order)
    return String(decoding: written.pieces.joined(), as: UTF8.self)
  }
}
