import AssayJSON
import AssayVerdict
import Testing

@Suite("Literals")
struct LiteralTests {
  @Test(
    "match what has their value",
    arguments: [
      ("1", "1.0"), ("1", "10e-1"), ("0.1", "0.10"), ("1e400", "10e399"), ("-0", "0"),
      ("\"a\"", "\"\\u0061\""), ("\"\"", "\"\""), ("null", "null"), ("true", "true"),
      ("{}", #"{"any": 1}"#), (#"{"a": 1}"#, #"{"b": 2, "a": 1}"#), ("[]", "[]"),
      (#"{"a": {"b": [1]}}"#, #"{"a": {"b": [1], "c": 2}}"#),
      (#"[{"a": 1}]"#, #"[{"a": 1, "b": 2}]"#),
      // A repeated name counts with its last value, as most readers take it.
      (#"{"": 1}"#, #"{"": 1}"#),
    ])
  func equal(_ literal: String, _ content: String) throws {
    #expect(try sentences("{\"json\": \(literal)}", answer(content)) == [])
  }

  @Test(
    "tell what came in place of them",
    arguments: [
      ("1", "2", "$ is 2, not 1"), ("1", "\"1\"", "$ is \"1\", not 1"),
      ("0.1", "0.10000000000000001", "$ is 0.10000000000000001, not 0.1"),
      ("9007199254740993", "9007199254740992", "$ is 9007199254740992, not 9007199254740993"),
      ("true", "1", "$ is 1, not true"), ("null", "{}", "$ is {}, not null"),
      (#"{"a": null}"#, "{}", "$.a is missing; expected null"),
      (#"{"a": 1}"#, "[1]", #"$ is [1], not {"a":1}"#),
      (#"{"a": {"b": 1}}"#, #"{"a": {"b": 2}}"#, "$.a.b is 2, not 1"),
      (#"{"a b": {"'": 1}}"#, #"{"a b": {"'": 2}}"#, #"$['a b']['\''] is 2, not 1"#),
      ("[1, 2]", "[1]", "$ has 1 element, not 2"), ("[]", "{}", "$ is {}, not []"),
      ("[1, 2]", "[2, 2]", "$[0] is 2, not 1"), ("[]", "[1, 2]", "$ has 2 elements, not 0"),
      ("\"a\"", "\"A\"", "$ is \"A\", not \"a\""),
      (
        "\"a\"", "\"a \"",
        "$ is \"a \", not \"a\"; at character 2 is U+0020 (space), not the end"
      ),
      (
        "\"\u{E9}\"", "\"e\u{301}\"",
        "$ is \"e\u{301}\", not \"\u{E9}\"; they look alike, but are U+0065 U+0301 and U+00E9"
          + " (latin small letter e with acute) at character 1, composed differently"
      ),
    ])
  func unequal(_ literal: String, _ content: String, _ sentence: String) throws {
    #expect(try sentences("{\"json\": \(literal)}", answer(content)) == [sentence])
  }

  @Test("report everything that is wrong at once, in the order of the file")
  func everything() throws {
    let found = try sentences(
      #"{"json": {"a": 1, "b": {"c": 2, "d": [1, 2]}, "e": 5}}"#,
      answer(#"{"e": 6, "b": {"c": 3, "d": [1, 3]}}"#))
    #expect(
      found == [
        "$.a is missing; expected 1", "$.b.c is 3, not 2", "$.b.d[1] is 3, not 2",
        "$.e is 6, not 5",
      ])
  }

  @Test("are cut around the difference where they are long")
  func long() throws {
    let head = String(repeating: "x", count: 500)
    let sentence = try #require(
      try sentences("{\"json\": \"\(head)1\(head)\"}", answer("\"\(head)2\(head)\"")).first)
    #expect(sentence.count < 300)
    #expect(sentence.contains("xx1xx") && sentence.contains("xx2xx"))
  }

  @Test("stay short in sentences however a server composes its characters")
  func combining() throws {
    let marks = String(repeating: "\u{301}", count: 1_000_000)
    let sentence = try #require(try sentences(#"{"json": 1}"#, answer("\"a\(marks)\"")).first)
    #expect(sentence.utf8.count < 1_000)
  }

  @Test("are told with the place in the file, the values and nothing more")
  func parts() throws {
    let mismatch = try #require(
      try expected(#"{"json": {"a": [1, 2]}}"#).mismatches(in: answer(#"{"a": [1, 3]}"#)).first)
    #expect(mismatch.place.description.hasPrefix("a.scenarios.json:"))
    let bytes = mismatch.place.source.bytes[mismatch.place.range.offsets]
    #expect(String(decoding: bytes, as: UTF8.self) == "2")
    #expect(mismatch.expected == "2")
    #expect(mismatch.actual == "3")
  }
}
