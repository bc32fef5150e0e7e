import AssayReports
import AssayRun
import Testing

@Suite("Annotations in GitHub Actions")
struct AnnotationTests {
  @Test("Each failure is shown at its line, files that cannot be loaded first")
  func everything() throws {
    try expectGolden(SampleRun.ofEverything().annotations(), "everything.annotations.txt")
  }

  @Test("Failures at one place make one annotation, and there are ten at most")
  func bounded() throws {
    let row = (0..<30).map { "{ \"n\": \($0) }" }.joined(separator: ", ")
    let table = """
      { "name": "row {{n}}", "examples": [\(row)],
        "steps": [ { "request": { "method": "GET", "path": "/" }, "expect": { "status": 200 } } ] }
      """
    var run = try SampleRun([
      "a.scenarios.json": "{ \"name\": \"A\", \"scenarios\": [\(table)] }",
      "b.scenarios.json": SampleRun.file(named: "B", scenarios: (0..<30).map { "s\($0)" }),
    ])
    // Each scenario of the second file expects the status on a line of its own.
    for _ in 0..<60 { try run.answer(.with(500)) }
    let lines = try run.annotations().split(separator: "\n")
    #expect(lines.count == 10)
    #expect(lines[0].hasPrefix("::error file=a.scenarios.json,line=2,col="))
    #expect(
      lines[0].hasSuffix(
        ",title=row 0::step 'step': the status is 500, not 200%0Aand 29 more at this place"))
    #expect(lines[1].contains("file=b.scenarios.json") && lines[1].contains("title=s0::"))
  }

  @Test("Nothing of a run that passed, and what keeps its coverage too low")
  func coverage() throws {
    var run = try SampleRun(["a.scenarios.json": SampleRun.file(named: "A", scenarios: ["one"])])
    try run.answer(.with(200))
    #expect(try run.annotations() == "")
  }

  @Test("What others say can neither end an annotation nor begin one")
  func hostile() throws {
    let text = "x\n::error::fake %0A::warning::\r\n##[error]"
    var run = try SampleRun([
      "a.scenarios.json": SampleRun.file(
        named: "A", scenarios: [text], expect: "{ \"text\": \"y\" }")
    ])
    try run.answer(.with(200, text))
    let output = try run.annotations()
    #expect(output.split(separator: "\n").count == 1)
    #expect(output.hasSuffix("\n") && !output.contains("\r"))
    #expect(output.contains("title=x\\n%3A%3Aerror%3A%3Afake %250A%3A%3Awarning%3A%3A"))
  }
}

extension SampleRun {
  fileprivate func annotations() throws -> String {
    let written = Written<String>()
    let reporter = AnnotationReporter {
      $0.hasPrefix("scenarios/") ? "api/\($0)" : $0
    } write: {
      written.pieces.append($0)
    }
    _ = try reports(reporter, secrets: ["token": "s3cret-t0ken"])
    return written.pieces.joined()
  }
}
