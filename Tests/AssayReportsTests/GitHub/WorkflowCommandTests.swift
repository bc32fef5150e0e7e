import AssayJSON
import AssayReports
import Testing

@Suite("Commands to GitHub Actions")
struct WorkflowCommandTests {
  @Test("an annotation names its place, and escapes what would end a part of it")
  func annotation() {
    let command = WorkflowCommand(
      annotating: .error, file: "a:b,c%.json", at: TextPosition(line: 3, column: 7),
      title: "50%, or ::x::", message: "first, 100%\nsecond: \u{1B}[31m")
    #expect(
      command.text == "::error file=a%3Ab%2Cc%25.json,line=3,col=7,"
        + #"title=50%25%2C or %3A%3Ax%3A%3A::first, 100%25%0Asecond: \u{1b}[31m"#)
  }

  @Test(
    "no line of others is a command",
    arguments: [
      ("::error::x", #"\u{3a}:error::x"#),
      ("a\n  \t::set-env name=PATH::x", #"a\#n  \#t\u{3a}:set-env name=PATH::x"#),
      ("\u{A0}\u{200D}::x::", "\u{A0}\u{200D}\\u{3a}:x::"), ("a ##[error]x", #"a ##\u{5b}error]x"#),
      ("###[group]", #"###\u{5b}group]"#), ("##[\u{308}add-path]", "##\\u{5b}\u{308}add-path]"),
      ("a\r::x::", "a\r\\u{3a}:x::"),
    ])
  func neutralized(_ text: String, _ expected: String) {
    #expect(WorkflowCommand.neutralized(text) == expected)
  }

  @Test(
    "ordinary text stays as it is",
    arguments: ["", "a::b", "# [x]", "#[x]", "a\n\n b: c\n", "\u{1F600}::"])
  func untouched(_ text: String) {
    #expect(WorkflowCommand.neutralized(text) == text)
  }
}
