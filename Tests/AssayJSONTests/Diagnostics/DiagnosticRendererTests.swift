import AssayJSON
import Testing

@Suite("Diagnostics as text")
struct DiagnosticRendererTests {
  /// The excerpt for what `«` and `»` enclose.
  private func excerpt(_ marked: String, hint: String? = nil) throws -> String {
    let text = MarkedText(marked)
    let place = Place(SourceText(name: "f", text.text), SourceRange(try #require(text.marked)))
    return DiagnosticRenderer().excerpt(at: place, hint: hint)
  }

  private func diagnostic(_ marked: String, _ message: String, name: String = "f") -> Diagnostic {
    let text = MarkedText(marked)
    let range = SourceRange(text.marked ?? 0..<0)
    return Diagnostic(
      code: "x", message, at: Place(SourceText(name: name, text.text), range))
  }

  @Test("The line, what is marked, the first note as a hint, the other notes at their places")
  func everything() {
    let source = SourceText(name: "dir/a.json", "{\n  \"expects\": 1,\n  \"b\": 2\n}\n")
    let diagnostic = Diagnostic(
      .warning, code: "unknown-key", "no key 'expects' here",
      at: Place(source, SourceRange(4..<13)),
      notes: [
        .init("did you mean 'expect'?"), .init("see the manual,\nsection 2"),
        .init("the other one", at: Place(source, SourceRange(20..<23))),
      ])
    #expect(
      DiagnosticRenderer().text(diagnostic) == """
        dir/a.json:2:3: warning: no key 'expects' here [unknown-key]
          2 |   "expects": 1,
            |   ^~~~~~~~~ did you mean 'expect'?
          note: see the manual,
            section 2
        dir/a.json:3:3: note: the other one
          3 |   "b": 2
            |   ^~~

        """)
  }

  @Test("Without a place there is the message, and the notes")
  func noPlace() {
    let diagnostic = Diagnostic(code: "x", "it is missing", at: nil, notes: [.init("make it")])
    #expect(
      DiagnosticRenderer().text(diagnostic) == """
        error: it is missing [x]
          note: make it

        """)
  }

  @Test(
    "The caret stands below what is marked, however wide the characters before it are",
    arguments: [
      ("a«bc»d", "abcd", " ^~"), ("«»a", "a", "^"), ("a«»", "a", " ^"), ("a\t«b»", "a  b", "   ^"),
      ("é«é»é", "ééé", " ^"), ("e\u{301}«b»", "e\u{301}b", " ^"), ("客«戶»!", "客戶!", "  ^~"),
      ("😀«👩‍👩‍👧»x", "😀👩‍👩‍👧x", "  ^~"), ("🇵🇹❤️«b»", "🇵🇹❤️b", "    ^"), ("カ«b»", "カb", "  ^"),
      ("“«b»”", "“b”", " ^"),
    ])
  func widths(marked: String, line: String, caret: String) throws {
    #expect(try excerpt(marked) == "  1 | \(line)\n    | \(caret)\n")
  }

  @Test(
    "Only the line in which the mark begins is shown, without its end",
    arguments: [
      ("a\nb«c»d\ne", "  2 | bcd\n    |  ^\n"), ("a\r\nb«c»d\r\ne", "  2 | bcd\n    |  ^\n"),
      ("a«b\nc»d", "  1 | ab\n    |  ^\n"), ("«{\n}»\n", "  1 | {\n    | ^\n"),
      ("ab«\n»c", "  1 | ab\n    |   ^\n"), ("ab«\r\n»c", "  1 | ab\n    |   ^\n"),
      ("ab\n«»", "  2 |\n    | ^\n"), ("ab«»", "  1 | ab\n    |   ^\n"),
      ("\n\n«»\n", "  3 |\n    | ^\n"),
    ])
  func lines(marked: String, expected: String) throws {
    #expect(try excerpt(marked) == expected)
  }

  @Test("Line numbers of more than three digits move the margin")
  func longNumbers() throws {
    let text = String(repeating: "\n", count: 12_344) + "a«b»"
    #expect(try excerpt(text) == "12345 | ab\n      |  ^\n")
  }

  @Test("An empty text has no line to show")
  func emptyText() throws {
    #expect(try excerpt("«»") == "")
    #expect(try excerpt("«»", hint: "why") == "  note: why\n")
    #expect(
      DiagnosticRenderer().text(diagnostic("«»", "it is empty"))
        == "f:1:1: error: it is empty [x]\n")
  }

  @Test("A place beyond the text is its end")
  func beyond() {
    let place = Place(SourceText(name: "f", "ab"), SourceRange(7..<9))
    #expect(place.description == "f:1:3")
    #expect(DiagnosticRenderer().excerpt(at: place, hint: nil) == "  1 | ab\n    |   ^\n")
  }

  @Test("A mark within a character widens to the character; bytes that are none are replaced")
  func brokenCharacters() {
    let source = SourceText(name: "f", bytes: Array("é客".utf8) + [0xFF, 0x41])
    let renderer = DiagnosticRenderer()
    #expect(
      renderer.excerpt(at: Place(source, SourceRange(3..<4)), hint: nil)
        == "  1 | é客\u{FFFD}A\n    |  ^~\n")
    #expect(
      renderer.excerpt(at: Place(source, SourceRange(5..<6)), hint: nil)
        == "  1 | é客\u{FFFD}A\n    |    ^\n")
  }

  @Test("With colour, severity and caret are painted and the rest is the same")
  func color() {
    let text = DiagnosticRenderer(usesColor: true).text(diagnostic("a«b»", "wrong"))
    #expect(
      text == """
        f:1:2: \u{1B}[1;31merror:\u{1B}[0m wrong [x]
          1 | ab
            |  \u{1B}[1;32m^\u{1B}[0m

        """)
  }
}
