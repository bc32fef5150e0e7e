import AssayVerdict
import Testing

@Suite("Content")
struct ContentTests {
  @Test(
    "that is no JSON is told with the reason",
    arguments: [
      ("", "the content is empty, not JSON"),
      ("<html>", "the content is not JSON: expected a JSON value (line 1, column 1, at '<html>')"),
      (
        "{\"a\": 1}}",
        "the content is not JSON: the JSON value has ended, but more text follows "
          + "(line 1, column 9, between '{\"a\": 1}' and '}')"
      ),
      (
        "{\"a\": ",
        "the content is not JSON: the text ends in the middle of a value "
          + "(line 1, column 6, after '{\"a\":')"
      ),
      (
        "{\n\"a\": 1,\n\"b\": \"\(String(repeating: "x", count: 100))\" \"c\": 2\n}",
        "the content is not JSON: expected a comma or '}' (line 3, column 108, between "
          + "'\(String(repeating: "x", count: 29))\"' and ' \"c\": 2')"
      ),
    ])
  func notJSON(_ content: String, _ sentence: String) throws {
    for expected in [#"{"json": {"a": 1}}"#, #"{"assert": [{"path": "$.a", "value": 1}]}"#] {
      let found = try sentences(expected, answer(content))
      #expect(found == [sentence])
    }
  }

  @Test("that is not UTF-8 is neither JSON nor text")
  func notUTF8() throws {
    let content = answer(Array("{\"a\": \"".utf8) + [0xFF] + Array("\"}".utf8))
    #expect(
      try sentences(#"{"json": {"a": 1}, "text": "a"}"#, content)
        == [
          "the content is not UTF-8 text (10 bytes)",
          "the content is not JSON: the text is not UTF-8 "
            + "(line 1, column 8, between '{\"a\": \"' and '\u{FFFD}\"}')",
        ])
  }

  @Test("may begin with a byte order mark (RFC 8259, section 8.1)")
  func byteOrderMark() throws {
    #expect(try sentences(#"{"json": {"a": 1}}"#, answer("\u{FEFF}{\"a\": 1}")) == [])
  }

  @Test("is nothing where nothing is expected")
  func absent() throws {
    #expect(try sentences(#"{"json": {"$absent": true}}"#, answer("")) == [])
    #expect(try sentences(#"{"text": {"$absent": true}}"#, answer("")) == [])
    #expect(try sentences(#"{"text": ""}"#, answer("")) == [])
    #expect(
      try sentences(#"{"json": {"$absent": true}}"#, answer("{}"))
        == ["$ should be absent, but is {}"])
    #expect(
      try sentences(#"{"text": {"$absent": true}}"#, answer("a"))
        == ["the content should be absent, but is \"a\""])
  }

  @Test("as text is compared whole, byte order mark included")
  func text() throws {
    #expect(try sentences(#"{"text": "a\n"}"#, answer("a\n")) == [])
    #expect(
      try sentences(#"{"text": "a"}"#, answer("a\n")) == [#"the content is "a\n", not "a""#])
    #expect(
      try sentences(#"{"text": {"$is": {"pattern": "^ok"}}}"#, answer("no"))
        == ["the content is \"no\", which does not match the pattern ^ok"])
  }

  @Test("nested or long beyond all measure is judged, not trapped on")
  func hostile() throws {
    let deep = String(repeating: "[", count: 100_000)
    let found = try sentences(#"{"json": [1]}"#, answer(deep))
    #expect(
      found == [
        "the content is not JSON: values are nested more than 512 deep (line 1, column 513, between "
          + "'\(deep.prefix(30))' and '\(deep.prefix(20))')"
      ])
    let nested =
      String(repeating: "[", count: 510) + "1" + String(repeating: "]", count: 510)
    #expect(try sentences(#"{"json": [2]}"#, answer(nested)).count == 1)
    let many = "[\(String(repeating: "1,", count: 20_000))1]"
    let each = #"{"assert": [{"path": "$[*]", "each": {"$is": {"type": "string"}}}]}"#
    #expect(try sentences(each, answer(many)).count == 1_000)
    #expect(
      try sentences(#"{"json": {"$is": {"items": {"type": "string"}}}}"#, answer(many)).count
        == 1_000)
    #expect(
      try sentences(#"{"assert": [{"path": "$..[?count($..*) > 1]", "count": 1}]}"#, answer(many))
        .count
        == 1)
  }
}
