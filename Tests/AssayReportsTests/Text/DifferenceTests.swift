import Testing

@testable import AssayReports

@Suite("Expected against actual")
struct DifferenceTests {
  @Test("Only what is near a change is shown")
  func context() {
    let expected = (1...20).map(String.init).joined(separator: "\n")
    let actual = expected.replacing("\n10\n", with: "\nten\n")
    #expect(
      text(expected, actual) == """
        … 7 more lines
          8
          9
        - 10
        + ten
          11
          12
        … 8 more lines
        """)
  }

  @Test("Lines that were added, removed and changed")
  func changes() {
    #expect(text("a\nb\nc\nd", "a\nc\nx\nd") == "  a\n- b\n  c\n+ x\n  d")
    #expect(text("a", "a\nb") == "  a\n+ b")
    #expect(text("", "") == "… 1 more line")
  }

  @Test("Texts that look alike and differ in code points differ")
  func codePoints() {
    #expect(text("\u{E9}\nb", "e\u{301}\nb") == "- \u{E9}\n+ e\u{301}\n  b")
    #expect(text("a\r\nb", "a\nb") == "- a\r\n+ a\n  b")
  }

  @Test("A long line is cut so that its difference stays")
  func window() {
    let long = String(repeating: "é", count: 5_000)
    let lines = Difference(expected: "a\n\(long)X\(long)", actual: "a\n\(long)Y\(long)").lines
    #expect(lines.map(\.mark) == [.same, .expected, .actual])
    for (line, letter) in zip(lines.dropFirst(), ["X", "Y"]) {
      #expect(line.text.hasPrefix("…é"))
      #expect(line.text.hasSuffix("é…"))
      #expect(line.text.contains(letter))
      #expect(line.text.utf8.count < 300)
    }
  }

  @Test("Very long texts are compared in bounded time and space")
  func bounded() {
    let expected = (0..<5_000).map { "a\($0)" }.joined(separator: "\n")
    let actual = (0..<5_000).map { "b\($0)" }.joined(separator: "\n")
    let lines = Difference(expected: expected, actual: actual).lines
    #expect(lines.contains { $0.mark == .expected })
    #expect(lines.contains { $0.mark == .actual })
    #expect(lines.count < 100)
  }

  private func text(_ expected: String, _ actual: String) -> String {
    Difference(expected: expected, actual: actual).lines
      .map { "\($0.mark.rawValue) \($0.text)" }.joined(separator: "\n")
  }
}
