import AssayExchange
import AssayReports
import Testing

@Suite("Markdown for a chat")
struct ChatTests {
  @Test("A run of everything reads as recorded")
  func golden() throws {
    try expectGolden(SampleRun.ofEverything().chat(), "everything.chat.md")
  }

  @Test(
    "However much failed, it fits one message, and has no HTML and no table", arguments: [1, 500])
  func bounded(_ count: Int) throws {
    let hostile = "<details>| a |\n| --- | <b>`@here` 𝄞 " + String(repeating: "é", count: 500)
    let names = (0..<count).map { "\($0)" + hostile }
    var run = try SampleRun([
      "a.scenarios.json": SampleRun.file(
        named: hostile, scenarios: names, expect: #"{ "text": "x" }"#)
    ])
    for number in 0..<count {
      // Letters alone, so that each is a cause of its own.
      let path = String(number).compactMap { "abcdefghij".dropFirst(Int(String($0)) ?? 0).first }
      try run.answer(
        .with(500, hostile, to: Request(method: "GET", url: "http://a/\(String(path))")))
    }
    let text = try run.chat()
    #expect(text.unicodeScalars.count < 3_000)
    #expect(!text.contains("<"))
    #expect(!text.split(separator: "\n").contains { $0.hasPrefix("|") })
    #expect(text.contains("\(count) of \(count == 1 ? "1 scenario" : "500 scenarios") failed"))
    #expect(text.contains("more lines") == (count > 1))
    #expect(text.contains("seed 42"))
  }

  @Test("Failures with one cause are one line")
  func causes() throws {
    let names = (0..<20).map { "number \($0)" }
    var run = try SampleRun(["a.scenarios.json": SampleRun.file(named: "A", scenarios: names)])
    for _ in names { try run.answer(.with(500)) }
    let text = try run.chat()
    #expect(text.contains("- `number 0` and 19 others: `the status is 500, not 200`\n"))
    #expect(try run.chat(endingIn: Array(names.indices.reversed())) == text)
  }
}

extension SampleRun {
  fileprivate func chat(endingIn order: [Int]? = nil) throws -> String {
    let written = Written<[UInt8]>()
    _ = try reports(
      ChatReporter { written.pieces.append($0) }, secrets: ["token": "s3cret-t0ken"],
      endingIn: order)
    return String(decoding: written.pieces.joined(), as: UTF8.self)
  }
}
