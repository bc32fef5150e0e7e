import AssayJSON
import Testing

@Suite("Writing")
struct WriterTests {
  static let texts = [
    "null", "true", "false", "-0", "1.50E+3", "1e400000", #""""#, #""a\"b\\c/d""#, "[]", "{}",
    "[[],{},[[]]]", #"{"a":{"b":[1,{"c":null}]},"":[]}"#, #"{"a":1,"a":2}"#, "\"é\u{2028}\u{7F}😀\"",
    #""\b\f\n\r\t\u0000\u001f""#,
  ]

  @Test("Compact text is as short as it can be, and what it was read from", arguments: texts)
  func compact(text: String) throws {
    #expect(try JSONWriter(.compact).text(json(text)) == text)
  }

  @Test("Indented text is the same value", arguments: texts)
  func indentedIsEqual(text: String) throws {
    let node = try json(text)
    #expect(try json(JSONWriter(.indented).text(node)) == node)
  }

  @Test("Indented text has a line for each member and element")
  func indented() throws {
    let node = try json(#"{"a": [1, [], {}, {"b": null}], "c": "x"}"#)
    #expect(
      JSONWriter(.indented).text(node) == """
        {
          "a": [
            1,
            [],
            {},
            {
              "b": null
            }
          ],
          "c": "x"
        }
        """)
  }

  @Test("Any text survives being written and read, as a value and as a name")
  func roundTrip() throws {
    var scalars = (0..<0x300).compactMap(Unicode.Scalar.init)
    scalars += [
      "\u{2028}", "\u{D7FF}", "\u{E000}", "\u{FEFF}", "\u{FFFD}", "\u{10000}", "\u{10FFFF}",
    ]
    for scalar in scalars {
      let text = "a\(scalar)\(scalar)"
      let node = JSONNode.object([(text, .array([.string(text), .string(String(scalar))]))])
      #expect(try json(JSONWriter(.compact).text(node)) == node)
      #expect(try json(JSONWriter(.indented).text(node)) == node)
    }
  }
}
