import AssayJSON
import Testing

@Suite("Places of what was read")
struct PlaceTests {
  /// A text in which `⟦` and `⟧` enclose each name and value; they may be nested.
  struct BracketedText {
    var bytes: [UInt8] = []
    /// In the order in which they begin.
    var ranges: [Range<Int>] = []

    init(_ source: String) {
      var open: [Int] = []
      for character in source {
        switch character {
        case "⟦":
          open.append(ranges.count)
          ranges.append(bytes.count..<bytes.count)
        case "⟧":
          guard let index = open.popLast() else { continue }
          ranges[index] = ranges[index].lowerBound..<bytes.count
        default: bytes += Array(String(character).utf8)
        }
      }
    }
  }

  private func ranges(in node: JSONNode) -> [Range<Int>] {
    let inner: [Range<Int>] =
      switch node.value {
      case .array(let elements): elements.flatMap(ranges)
      case .object(let object):
        object.members.flatMap { [$0.nameRange.offsets] + ranges(in: $0.value) }
      default: []
      }
    return [node.range.offsets] + inner
  }

  @Test(
    "Each name and value knows where it stands",
    arguments: [
      "⟦null⟧", " \t\r\n⟦-1.50e+3⟧ \n", "⟦[]⟧", "⟦{}⟧", "⟦[ ⟦1⟧ ,⟦[⟦true⟧,⟦false⟧]⟧ ]⟧",
      #"⟦{⟦"a"⟧:⟦1⟧}⟧"#,
      #"""
      ⟦{
        ⟦"name"⟧ : ⟦"João \"J\" 👩‍👩‍👧"⟧,
        ⟦"\u00e9\ud83d\ude00"⟧: ⟦[ ⟦{ ⟦""⟧: ⟦null⟧ }⟧, ⟦""⟧, ⟦0⟧ ]⟧,
        ⟦"name"⟧: ⟦{ }⟧
      }⟧
      """#,
    ])
  func allPlaces(source: String) throws {
    let text = BracketedText(source)
    let root = try JSONDocument.parse(text.bytes).root
    #expect(ranges(in: root) == text.ranges)
  }

  @Test(
    "Names that an object has had before are listed in the order of the text",
    arguments: [
      #"{"a": 1, ⟦"a"⟧: 2, ⟦"a"⟧: 3, "b": 4}"#, #"{"a": 1, ⟦"\u0061"⟧: 2}"#,
      #"{"a": {"a": 1}, "b": {"a": 1}}"#, #"{"": 1, ⟦""⟧: 2}"#, #"{"\#u{E9}": 1, "e\#u{301}": 2}"#,
      #"{"a": 1, ⟦"a"⟧: {"b": 1, ⟦"b"⟧: 2}, ⟦"a"⟧: 3}"#,
      #"{"1":1,"2":2,"3":3,"4":4,"5":5,"6":6,"7":7,"8":8,"9":9,⟦"1"⟧:1,"a":1,"b":1,"c":1,"d":1,"#
        + #""e":1,"f":1,"g":1,⟦"5"⟧:1,"h":1}"#,
    ])
  func repeatedNames(source: String) throws {
    let text = BracketedText(source)
    let document = try JSONDocument.parse(text.bytes)
    #expect(document.repeatedNames.map(\.offsets) == text.ranges)
  }

  @Test(
    "A part of a string is found in the literal, whatever is escaped before and in it",
    arguments: [
      (#""«abc»""#, "abc"), (#""a«b»c""#, "b"), (#""a\n«b»""#, "b"), (#""\u0041«b»""#, "b"),
      (#""\u00e9«b»""#, "b"), (#""\u20ac«b»""#, "b"), (#""\ud83d\ude00«b»""#, "b"),
      (#""é€😀«b»""#, "b"), (#""a«\ud83d\uDE00»b""#, "😀"), (#""a«\"\\\/»b""#, #""\/"#),
      (#""«\u007f\u0080\u07ff\u0800»""#, "\u{7f}\u{80}\u{7ff}\u{800}"), (#" "x«y»""#, "y"),
    ])
  func partsOfStrings(source: String, part: String) throws {
    let marked = MarkedText(source)
    let node = try json(marked.text)
    let text = try #require(node.stringValue)
    let found = try #require(text.firstRange(of: part))
    let offsets =
      text.utf8.distance(
        from: text.startIndex, to: found.lowerBound)..<text.utf8.distance(
        from: text.startIndex, to: found.upperBound)
    let place = Place(SourceText(name: "", marked.text), node.range).part(offsets)
    #expect(place.range.offsets == marked.marked)
  }

  @Test("A part that lies beyond the string is its end; what is no string is one part")
  func partsBeyond() throws {
    let source = SourceText(name: "", #"["ab", 12]"#)
    let string = Place(source, SourceRange(1..<5))
    #expect(string.part(2..<2).range.offsets == 4..<4)
    #expect(string.part(1..<9).range.offsets == 3..<4)
    #expect(string.part(7..<9).range.offsets == 4..<4)
    for range in [7..<9, 0..<0, 90..<99] {
      let place = Place(source, SourceRange(range))
      #expect(place.part(0..<1) == place)
    }
  }
}
