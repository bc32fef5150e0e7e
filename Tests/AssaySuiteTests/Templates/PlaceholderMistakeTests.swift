import AssayJSON
import AssaySuite
import Testing

@Suite("Mistakes in placeholders")
struct PlaceholderMistakeTests {
  @Test("are told with their place", arguments: mistakes + argumentMistakes + undefined)
  func mistake(_ mistake: Mistake) throws { try mistake.check() }

  static let now =
    "{{now}}, {{now -1h}}, {{now unix}}, {{now +2d http}} or {{now \"%H:%M\" zone \"-05:00\"}}"
  static let badFormat =
    "'now' takes an offset such as -1h or +2d, and a format: rfc3339, rfc3339-ms, date, time, unix, "
    + "unix-ms, http, or a pattern with '%'"

  private static let braces =
    #"to send '{{' itself, write {{"{{"}}, in a JSON text {{\"{{\"}}"#

  @Test(
    "that are two braces of another language say how those are written",
    arguments: [
      "{{100, 150}, {200, 35}}", "{{#if user}}", "{{ user.name | upper }}",
      "{{> partial}}", "{{}}", "{{", "{{{{x}}}}", "{{ a b }}",
    ])
  func otherBraces(_ text: String) throws {
    let file = Frame.text.file(around: "\"\(text)\"")
    let suite = SuiteLoader(files: MemoryFiles(["a.scenarios.json": file]))
      .suite(at: ["a.scenarios.json"])
    #expect(suite.diagnostics.first?.code == "placeholder-syntax", "\(suite.rendered)")
    #expect(suite.diagnostics.first?.notes.last?.message == Self.braces, "\(suite.rendered)")
    // What the note says can be sent.
    let escaped = text.replacing("{{", with: #"{{\"{{\"}}"#)
    let sent = try load(Frame.text.file(around: "\"\(escaped)\""))
    let content = try request(of: sent).content ?? []
    #expect(String(decoding: content, as: UTF8.self) == "\"\(text)\"")
  }

  static let mistakes = [
    Mistake(
      .text, #""a «{{uuid»""#, "placeholder-syntax", "the placeholder has no closing '}}'",
      note: braces),
    Mistake(
      .text, #""a «{{\"x}}»""#, "placeholder-syntax", "the placeholder has no closing '}}'",
      note: braces),
    Mistake(
      .text, #""«{{»""#, "placeholder-syntax", "the placeholder has no closing '}}'",
      note: braces),
    Mistake(
      .text, #""\u00e9\n«{{ »}}""#, "placeholder-syntax", "the placeholder is empty", note: braces),
    Mistake(
      .text, #""\ud83d\ude00 {{«digit» 9}}""#, "placeholder-syntax",
      "there is no placeholder function 'digit'", note: "did you mean 'digits'?"),
    Mistake(
      .text, #""{{«a/b»}}""#, "placeholder-syntax", "'a/b' cannot be a variable's name",
      note: "names are letters, digits, '_', '-' and '.', a letter or '_' first"),
    Mistake(
      .text, #""«{{»{{uuid}}}}""#, "placeholder-syntax",
      "unexpected '{{uuid}}}}' in the placeholder", note: braces),
    Mistake(
      .text, #"{"a «{{b»": 1}"#, "placeholder-syntax", "the placeholder has no closing '}}'",
      note: braces),
  ]

  static let argumentMistakes = [
    Mistake(
      .text, #""{{«digits»}}""#, "placeholder-syntax", "wrong arguments for 'digits'",
      note: "it is written {{digits 9}}"),
    Mistake(
      .text, #""{{«digits 0»}}""#, "placeholder-syntax", "wrong arguments for 'digits'",
      note: "it is written {{digits 9}}"),
    Mistake(
      .text, #""{{«digits 1000001»}}""#, "placeholder-syntax", "wrong arguments for 'digits'",
      note: "it is written {{digits 9}}"),
    Mistake(
      .text, #""{{«letters x 3»}}""#, "placeholder-syntax", "wrong arguments for 'letters'",
      note: "it is written {{letters 5}}"),
    Mistake(
      .text, #""{{«integer 1»}}""#, "placeholder-syntax", "wrong arguments for 'integer'",
      note: "it is written {{integer 1 100}}"),
    Mistake(
      .text, #""{{«integer 9 1»}}""#, "placeholder-syntax", "wrong arguments for 'integer'",
      note: "it is written {{integer 1 100}}"),
    Mistake(
      .text, #""{{«integer 1 9223372036854775808»}}""#, "placeholder-syntax",
      "wrong arguments for 'integer'", note: "it is written {{integer 1 100}}"),
    Mistake(
      .text, #""{{«now 5»}}""#, "placeholder-syntax", badFormat,
      note: "it is written \(PlaceholderMistakeTests.now)"),
    Mistake(
      .text, #""{{«now http -1h»}}""#, "placeholder-syntax",
      "'now' takes one offset, then one format",
      note: "it is written \(now)"),
    Mistake(
      .text, #""{{«now date time»}}""#, "placeholder-syntax",
      "'now' takes one offset, then one format",
      note: "it is written \(now)"),
    Mistake(
      .text, #""{{«now -1h 5»}}""#, "placeholder-syntax", badFormat,
      note: "it is written \(now)"),
    Mistake(
      .text, #""{{«now +5y»}}""#, "placeholder-syntax", badFormat,
      note: "it is written \(PlaceholderMistakeTests.now)"),
    Mistake(
      .text, #""{{«now +9223372036854775807d»}}""#, "placeholder-syntax", badFormat,
      note: "it is written \(PlaceholderMistakeTests.now)"),
    Mistake(
      .text, #""{{«uuid 4»}}""#, "placeholder-syntax", "wrong arguments for 'uuid'",
      note: "it is written {{uuid}}"),
    Mistake(
      .text, #""{{«base64»}}""#, "placeholder-syntax", "wrong arguments for 'base64'",
      note: "it is written {{base64 name}} or {{base64 \"text\"}}"),
  ]

  private static let notDefined =
    "define it under 'variables', capture it before, or list it under 'inputs' when the caller "
    + "gives it"

  static let undefined = [
    Mistake(
      .text, #""\"«{{gid}}»\"""#, "undefined-variable", "the variable 'gid' is not defined here",
      note: notDefined),
    Mistake(
      .text, #"{"«{{gid}}»": 1}"#, "undefined-variable", "the variable 'gid' is not defined here",
      note: notDefined),
    Mistake(
      .text, #""«{{url gid}}»""#, "undefined-variable", "the variable 'gid' is not defined here",
      note: notDefined),
    Mistake(
      .text, #""«{{a ?? gid}}»""#, "undefined-variable",
      "the variable 'gid' is not defined here", note: notDefined),
    Mistake(
      .text, #""«{{index}}»""#, "undefined-variable", "the variable 'index' is not defined here",
      note: notDefined),
    Mistake(
      .scenario, #""variables": {"b": "«{{customer}}»", "customers": 1}"#, "undefined-variable",
      "the variable 'customer' is not defined here", note: notDefined),
    Mistake(
      .scenario, #""variables": {"customers": 1, "b": "«{{customer}}»"}"#, "undefined-variable",
      "the variable 'customer' is not defined here", note: "did you mean 'customers'?"),
    Mistake(
      .matcher, #"{"$is": {"const": "«{{gid}}»"}}"#, "undefined-variable",
      "the variable 'gid' is not defined here", note: notDefined),
    Mistake(
      .matcher, #"{"$unordered": [{"$exactly": "«{{gid}}»"}]}"#, "undefined-variable",
      "the variable 'gid' is not defined here", note: notDefined),
    Mistake(
      .steps,
      #"{"request": {"method": "GET", "path": "/«{{gid}}»"}, "expect": {"status": 200}, "#
        + #""capture": {"gid": "$.gid"}}, \#(Frame.plainStep)"#,
      "undefined-variable", "the variable 'gid' is not defined here", note: notDefined),
  ]
}
