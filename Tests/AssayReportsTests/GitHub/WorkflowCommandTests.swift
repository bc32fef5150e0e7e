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

  @Test("nothing in an annotation is a command of another CI system")
  func annotationOfCommands() {
    let command = WorkflowCommand(
      annotating: .warning, title: "##vso[x]", message: "##[group]a\n::b:: section_start:1:c")
    #expect(
      command.text == #"::warning title=##vso\u{5b}x]::##\u{5b}group]a"#
        + #"%0A\u{3a}:b:: section_start\u{3a}1:c"#)
  }
}
