import AssayJSON
import Testing

@Suite("Hostile text in diagnostics")
struct HostileTextTests {
  private func rendered(
    _ text: String, marking range: Range<Int> = 0..<1, message: String = "m", name: String = "f"
  ) -> String {
    let place = Place(SourceText(name: name, text), SourceRange(range))
    return DiagnosticRenderer().text(
      Diagnostic(code: "x", message, at: place, notes: [.init(message), .init(message, at: place)]))
  }

  /// What moves the cursor, changes colours, reorders the line or cannot be seen.
  static let hostile: [Unicode.Scalar] = [
    "\u{0}", "\u{7}", "\u{8}", "\r", "\u{1B}", "\u{7F}", "\u{85}", "\u{9B}", "\u{AD}", "\u{61C}",
    "\u{200B}", "\u{200E}", "\u{200F}", "\u{2028}", "\u{2029}", "\u{202E}", "\u{2066}", "\u{2069}",
    "\u{FEFF}", "\u{E0041}",
  ]

  @Test(
    "No character that a terminal would obey or hide is passed on", arguments: hostile.map(\.value))
  func escaped(value: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(value))
    let text = "a\(scalar)b"
    let output = rendered(text, marking: 1..<2, message: text, name: text)
    #expect(!output.unicodeScalars.contains(scalar))
    #expect(output.contains("a\\u{\(String(scalar.value, radix: 16))}b"))
  }

  @Test("Further lines of a message are set in, so that none looks like another message")
  func lineFeeds() {
    let output = rendered("a", message: "one\na.json:1:1: error: two")
    #expect(!output.split(separator: "\n").contains { $0.hasPrefix("a.json") })
  }

  @Test("A line feed in the name of a file makes no line")
  func lineFeedInName() {
    let output = rendered("a", name: "f\na.json")
    #expect(output.hasPrefix(#"f\u{a}a.json:1:1: error: m"#))
  }

  @Test("Of a very long line the marked part is shown, with marks where it was cut")
  func longLine() throws {
    let blank = String(repeating: "x", count: 500_000)
    let lines = rendered("\(blank)MARK\(blank)", marking: 500_000..<500_004)
      .split(separator: "\n").map(String.init)
    #expect(lines[0] == "f:1:500001: error: m [x]")
    #expect(lines[1].hasPrefix("  1 | …xxx") && lines[1].hasSuffix("xxx…"))
    #expect(lines[1].count <= 6 + 100)
    let column = try #require(lines[2].firstIndex(of: "^"))
    let offset = lines[2].distance(from: lines[2].startIndex, to: column)
    #expect(lines[1].dropFirst(offset).hasPrefix("MARK"))
    #expect(lines[2].dropFirst(offset) == "^~~~ m")
  }

  @Test(
    "The marks are kept and the width too, whatever is long",
    arguments: [
      (0, 300), (300, 1), (300, 300), (30, 90), (99, 1), (100, 0), (0, 100), (5000, 5000),
    ])
  func longParts(before: Int, marked: Int) {
    for unit in ["x", "客", "\u{1B}", "\t"] {
      let lead = String(repeating: unit, count: before)
      let text = lead + String(repeating: unit, count: marked) + String(repeating: "y", count: 300)
      let start = lead.utf8.count
      let lines = rendered(text, marking: start..<start + marked * unit.utf8.count)
        .split(separator: "\n").map(String.init)
      #expect(lines[1].count <= 6 + 100)
      #expect(lines[1].hasSuffix("…"))
      #expect(lines[2].contains("^"))
      #expect(lines[2].count <= 6 + 100 + 2)
    }
  }

  @Test("A character of ten thousand marks is not shown whole")
  func stackedMarks() {
    let text = "a" + String(repeating: "\u{301}", count: 10_000) + "b"
    #expect(rendered(text).unicodeScalars.count < 500)
  }
}
