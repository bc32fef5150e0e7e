import Testing

@testable import AssayVerdict

@Suite("Texts that look alike")
struct HiddenDifferenceTests {
  @Test(
    "are told apart by code point, name and place",
    arguments: [
      ("a\u{A0}b", "a b", "; at character 2 is U+00A0 (no-break space), not U+0020 (space)"),
      ("a b", "a\u{2009}b", "; at character 2 is U+0020 (space), not U+2009 (thin space)"),
      (
        "\u{440}ay", "pay",
        "; at character 1 is U+0440 (cyrillic small letter er), not U+0070 (latin small letter p)"
      ),
      ("so\u{AD}on", "soon", "; at character 3 is U+00AD (soft hyphen), not U+006F"),
      ("x\u{200B}", "x", "; at character 2 is U+200B (zero width space), not the end"),
      ("x", "x\u{200F}", "; at character 2 is the end, not U+200F (right-to-left mark)"),
      ("x  ", "x", "; at character 2 is U+0020 (space), not the end"),
      ("5\u{2212}3", "5-3", "; at character 2 is U+2212 (minus sign), not U+002D (hyphen-minus)"),
      ("\u{FF11}", "1", "; at character 1 is U+FF11 (fullwidth digit one), not U+0031 (digit one)"),
      ("o\u{308}", "\u{F6}", "; they look alike, but are U+006F U+0308 and U+00F6"),
    ])
  func told(_ actual: String, _ expected: String, _ words: String) {
    #expect(hiddenDifference(actual, expected)?.hasPrefix(words) == true)
  }

  @Test(
    "are left alone where the difference is seen",
    arguments: [("a", "b"), ("abc", "ab"), ("na\u{EF}ve", "native"), ("a b", "ab"), ("a", "a")])
  func plain(_ actual: String, _ expected: String) {
    #expect(hiddenDifference(actual, expected) == nil)
  }
}
