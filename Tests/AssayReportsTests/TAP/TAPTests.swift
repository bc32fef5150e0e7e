import AssayReports
import AssayRun
import Testing

@Suite("TAP 14")
struct TAPTests {
  @Test("A run of everything reads as recorded")
  func golden() throws {
    try expectGolden(SampleRun.ofEverything().tap(), "everything.tap")
  }

  @Test("Names and answers are neither directives nor test points nor the end of a block")
  func hostile() throws {
    let text = "a # TODO \\# SKIP b\nok 7 - x\nBail out!\n...\n  ...\n1..0\n\u{1B}\t\u{85}"
    var run = try SampleRun([
      "a.scenarios.json": SampleRun.file(named: text, scenarios: [text, "two"])
    ])
    try run.answer(.with(500, text, fields: []))
    run.skip(text)
    let lines = try run.tap().split(separator: "\n", omittingEmptySubsequences: false)
    let outside = lines.filter { !$0.hasPrefix("  ") && !$0.isEmpty }
    #expect(outside.count == 5)
    #expect(outside[3].hasPrefix(##"not ok 1 - a \# TODO \\\# SKIP b\\nok 7"##))
    #expect(outside[4].hasPrefix("ok 2 - ") && outside[4].contains(##" # SKIP a \# TODO"##))
    #expect(lines.count { $0 == "  ..." } == 1)
  }
}

extension SampleRun {
  fileprivate func tap() throws -> String {
    let written = Written<[UInt8]>()
    _ = try reports(
      TAPReporter { written.pieces.append($0) }, secrets: ["token": "s3cret-t0ken"])
    return String(decoding: written.pieces.joined(), as: UTF8.self)
  }
}
