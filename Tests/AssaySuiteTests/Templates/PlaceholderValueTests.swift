import AssayJSON
import AssaySuite
import Testing

@Suite("Placeholders")
struct PlaceholderValueTests {
  private static let given = #"""
    {"n": 42, "text": "é/ü ?&=#", "yes": true, "none": null, "list": [1, {"a": "b"}],
     "exact": 1.50, "hard": "\"\\\u0000{{n}}", "word": "Abc"}
    """#

  private func sent(_ part: String, now: Int = 0) throws -> JSONNode {
    let members = try json(Self.given).objectValue?.members ?? []
    let values = Dictionary(members.map { ($0.name, $0.value) }) { $1 }
    let file = try load(Frame.text.file(around: part), given: Set(values.keys))
    return try #require(try request(of: file, values: values, now: now).json)
  }

  @Test(
    "stand for values",
    arguments: [
      (#""{{n}}""#, "42"), (#""a{{n}}b""#, #""a42b""#), (#""{{n}}{{n}}""#, #""4242""#),
      (#""{{yes}}""#, "true"), (#""{{yes}}!""#, #""true!""#), (#""{{none}}""#, "null"),
      (#""{{list}}""#, #"[1, {"a": "b"}]"#), (#"["{{list}}"]"#, #"[[1, {"a": "b"}]]"#),
      (#""{{ n }}""#, "42"), (#""{{\tn\t}}""#, "42"), (#""\u007b{n}\u007d""#, "42"),
      (#"{"{{word}}": "{{n}}"}"#, #"{"Abc": 42}"#),
      // A value is never read again for placeholders of its own.
      (#""{{hard}}""#, #""\"\\\u0000{{n}}""#),
      (#""{{\"{{\"}}n}}""#, #""{{n}}""#), (#""}} { {n} {n}""#, #""}} { {n} {n}""#),
      (#""{{\"a \\\" \\\\ }} b\"}}""#, #""a \" \\ }} b""#),
      (#""{{1.0}}|{{true}}|{{-2}}""#, #""1.0|true|-2""#), (#""{{null}}""#, "null"),
    ])
  func values(_ part: String, _ expected: String) throws {
    #expect(try sent(part) == json(expected))
  }

  @Test("keep numbers as they were written")
  func exactNumbers() throws {
    #expect(try sent(#""{{exact}}""#).numberValue?.text == "1.50")
    #expect(try sent(#""{{missing ?? 1e400}}""#).numberValue?.text == "1e400")
    let many = String(repeating: "missing ?? ", count: 200_000)
    #expect(try sent(#""{{\#(many) n}}""#) == .number(42))
  }

  @Test(
    "take their default only where a name is not defined",
    arguments: [
      (#""{{missing ?? \"x\"}}""#, #""x""#), (#""{{missing ?? n}}""#, "42"),
      (#""{{n ?? 1}}""#, "42"), (#""{{none ?? 1}}""#, "null"),
      (#""{{missing ?? gone ?? 3}}""#, "3"), (#""{{url missing ?? \"none\"}}""#, #""none""#),
      (#""{{url word ?? \"none\"}}""#, #""Abc""#), (#""{{missing??null}}""#, "null"),
    ])
  func defaults(_ part: String, _ expected: String) throws {
    #expect(try sent(part) == json(expected))
  }

  @Test(
    "encode and cut texts",
    arguments: [
      (#""{{url text}}""#, #""%C3%A9%2F%C3%BC%20%3F%26%3D%23""#), (#""{{url n}}""#, #""42""#),
      (#""{{base64 text}}""#, #""w6kvw7wgPyY9Iw==""#), (#""{{base64 \"\"}}""#, #""""#),
      (#""{{base64 \"Aladdin:open sesame\"}}""#, #""QWxhZGRpbjpvcGVuIHNlc2FtZQ==""#),
      (#""{{lower word}}{{upper word}}""#, #""abcABC""#),
      (
        #""{{slice word 1}}|{{slice word 0 -1}}|{{slice word 2 1}}|{{slice word -9 99}}""#,
        #""bc|Ab||Abc""#
      ),
    ])
  func functions(_ part: String, _ expected: String) throws {
    #expect(try sent(part) == json(expected))
  }

  @Test(
    "tell the time of the run in UTC",
    arguments: [
      ("now", 0, "1970-01-01T00:00:00Z"), ("now -1s", 0, "1969-12-31T23:59:59Z"),
      ("now +90m", 951_782_399, "2000-02-29T01:29:59Z"),
      ("now +1d", 1_709_164_800, "2024-03-01T00:00:00Z"),
      ("now -24h", 1_709_251_200, "2024-02-29T00:00:00Z"),
      ("now +0s", 4_102_444_800, "2100-01-01T00:00:00Z"),
      ("now rfc3339", 0, "1970-01-01T00:00:00Z"), ("now date", 951_782_399, "2000-02-28"),
      ("now +1s date", 951_782_399, "2000-02-29"), ("now \\\"time\\\"", 86_399, "23:59:59"),
      ("now http", 784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
      ("now -1s http", 0, "Wed, 31 Dec 1969 23:59:59 GMT"),
    ])
  func time(_ placeholder: String, _ now: Int, _ expected: String) throws {
    #expect(try sent("\"{{\(placeholder)}}\"", now: now).stringValue == expected)
  }

  @Test("tell the time as a number")
  func timeAsNumber() throws {
    #expect(try sent("[\"{{now unix}}\", \"{{now -1s unix-ms}}\"]", now: 5) == json("[5, 4000]"))
  }

  @Test("generate what they are asked for")
  func generated() throws {
    let uuid = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/
    #expect(try sent(#""{{uuid}}""#).stringValue?.wholeMatch(of: uuid) != nil)
    #expect(try sent(#""{{digits 9}}""#).stringValue?.wholeMatch(of: /[0-9]{9}/) != nil)
    #expect(try sent(#""{{letters 5}}""#).stringValue?.wholeMatch(of: /[a-z]{5}/) != nil)
    #expect(try sent(#""{{digits 1000000}}""#).stringValue?.utf8.count == 1_000_000)
    #expect(try sent(#""{{integer -3 -3}}""#).numberValue?.intValue == -3)
    let extremes = "{{integer -9223372036854775808 9223372036854775807}}"
    #expect(try sent("\"\(extremes)\"").numberValue?.intValue != nil)
    let pair = try #require(try sent(#""{{uuid}} {{uuid}}""#).stringValue).split(separator: " ")
    #expect(pair[0] != pair[1])
  }

  @Test(
    "say what cannot be",
    arguments: [
      (#""a «{{none}}»""#, "a value of type null cannot be a part of a text"),
      (#""\n«{{list}}» b""#, "a value of type array cannot be a part of a text"),
      (
        #""«{{url list}}»""#,
        "'url' takes a text, and a value of type array is none; it is written {{url name}} or "
          + "{{url \"text\"}}"
      ),
      (
        #""«{{digits word}}»""#,
        "'digits' takes whole numbers from 1 to 1000000; it is written {{digits 9}}"
      ),
      (
        #""«{{integer n 1}}»""#,
        "'integer' takes the smaller number first; it is written {{integer 1 100}}"
      ),
      (
        #""«{{now word}}»""#,
        "\(PlaceholderMistakeTests.badFormat); it is written \(PlaceholderMistakeTests.now)"
      ),
    ])
  func errors(_ part: String, _ message: String) throws {
    let marked = MarkedText(Frame.text.file(around: part))
    do {
      _ = try sent(MarkedText(part).text)
      Issue.record("there was no error")
    } catch let error as TemplateError {
      #expect(error.message == message)
      #expect(error.place.range.offsets == marked.marked)
    }
  }

  @Test(
    "made of each other, cannot grow without end",
    arguments: [
      #""{{V}}{{V}}""#, #"["{{V}}", "{{V}}"]"#, #"{"a": "{{V}}", "b": "{{V}}"}"#,
      String(repeating: "[", count: 300) + #""{{V}}""# + String(repeating: "]", count: 300),
    ])
  func growth(_ value: String) throws {
    var variables = [#""v0": "{{letters 100000}}""#]
    for number in 1...60 {
      variables.append("\"v\(number)\": \(value.replacing("V", with: "v\(number - 1)"))")
    }
    let file = try load(
      #"""
      {"variables": {\#(variables.joined(separator: ", "))}, "scenarios": [{"name": "a", "steps": [
        {"request": {"method": "POST", "path": "/", "json": "{{v60}}",
          "patch": [{"op": "add", "path": "", "value": 1}]}, "expect": {"status": 200}}]}]}
      """#)
    var scope = Scope(seed: 1, identity: "", now: 0)
    let error = #expect(throws: TemplateError.self) {
      for variable in try #require(file.scenarios.first).variables {
        scope.define(variable.name, as: try variable.value.value(in: &scope))
      }
    }
    #expect(error?.message == "the values of this scenario's placeholders grow too large")
  }
}
