import AssayJSON
import Testing

@Suite("Strings")
struct StringTests {
  @Test(
    "Each escape means its character",
    arguments: [
      (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0000\u001F""#, "\u{0}\u{1F}"),
      (#""\u00e9\u00E9é""#, "ééé"), (#""\uD83D\ude00""#, "😀"),
      (#""\uFFFD\uE000""#, "\u{FFFD}\u{E000}"),
      (#""\uDBFF\uDFFF""#, "\u{10FFFF}"), (#""a\u0062c\n""#, "abc\n"), (#""""#, ""), (#""/""#, "/"),
      ("\"\u{7F}\u{2028}\u{FEFF}\"", "\u{7F}\u{2028}\u{FEFF}"),
    ])
  func escapes(literal: String, text: String) throws {
    let node = try json(literal)
    #expect(node.stringValue.map { Array($0.utf8) } == Array(text.utf8))
  }

  @Test(
    "What is no character in UTF-8 is refused at its first byte, wherever it stands",
    arguments: [
      ([0x80], []), ([0xFF], []), ([0xC0, 0xAF], []), ([0xE0, 0x80, 0x80], []),
      ([0xED, 0xA0, 0x80], []), ([0xF4, 0x90, 0x80, 0x80], []), ([0xE2, 0x82], [0x41]),
      ([0xC3], [0x22]), ([0xF0, 0x9F, 0x98], []),
    ] as [([UInt8], [UInt8])])
  func invalidUTF8(bad: [UInt8], behind: [UInt8]) throws {
    for before in ["", "[", "[\"é", "{\"", "[1, \"😀\u{7F}\", "] {
      let bytes = Array(before.utf8) + bad + behind + Array("\"]".utf8)
      let error = #expect(throws: JSONSyntaxError.self) { try JSONDocument.parse(bytes) }
      #expect(error?.reason == .invalidUTF8)
      #expect(error?.range.offsets.lowerBound == before.utf8.count)
    }
  }

  @Test(
    "Texts compare by code points, as values and as names",
    arguments: [
      ("\u{E9}", "e\u{301}"), ("\u{212B}", "\u{C5}"), ("a\u{323}\u{307}", "a\u{307}\u{323}"),
      ("\u{1100}\u{1161}", "\u{AC00}"), ("a", "A"), ("", " "),
    ])
  func codePoints(left: String, right: String) throws {
    #expect(JSONNode.string(left) != .string(right))
    #expect(JSONNode.string(left) == .string(String(decoding: Array(left.utf8), as: UTF8.self)))
    let both = try json(#"{"\#(left)": 1, "\#(right)": 2}"#)
    #expect(both[left] == .number(1))
    #expect(both[right] == .number(2))
    #expect(both != .object([(right, .number(1)), (left, .number(2))]))
    #expect(Set([CodePoints(left), CodePoints(right)]).count == 2)
  }

  @Test("Code points order texts, also beyond the basic plane, where UTF-16 does not")
  func order() {
    #expect("\u{FFFD}".precedesByCodePoints("\u{10000}"))
    #expect(!"\u{10000}".precedesByCodePoints("\u{FFFD}"))
    #expect("a".precedesByCodePoints("ab"))
    #expect("Z".precedesByCodePoints("a"))
    #expect(!"a".precedesByCodePoints("a"))
  }
}
