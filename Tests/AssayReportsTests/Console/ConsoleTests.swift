import AssayExchange
import AssayReports
import AssayRun
import Testing

@Suite("The console")
struct ConsoleTests {
  @Test("A run of everything reads as recorded")
  func golden() throws {
    var style = ConsoleReporter.Style()
    style.reportPaths = ["reports/junit.xml"]
    style.options = "--reference"
    style.filterOption = "--filter"
    try expectGolden(SampleRun.ofEverything().console(style), "everything.console.txt")
  }

  @Test("In colour and verbose it reads as recorded")
  func colored() throws {
    var style = ConsoleReporter.Style()
    style.verbosity = .verbose
    style.usesColor = true
    try expectGolden(SampleRun.ofEverything().console(style), "everything.verbose.console.txt")
  }

  @Test("Quiet says what failed, and the sums")
  func quiet() throws {
    var style = ConsoleReporter.Style()
    style.verbosity = .quiet
    var run = try SampleRun(["a.scenarios.json": SampleRun.file(named: "A", scenarios: ["one"])])
    try run.answer(.with(200))
    #expect(try run.console(style) == "ok: 1 passed; 1 request in 1.23 s; seed 42\n")
    #expect(try SampleRun.ofEverything().console(style).contains("the status is 200, not 409"))
  }

  @Test("Without colour nothing reaches the terminal but text and line feeds")
  func plain() throws {
    var run = try SampleRun([
      "a.scenarios.json": SampleRun.file(named: "\u{1B}[2J", scenarios: ["\u{7}"])
    ])
    let text = "\u{1B}[31m\u{9B}2J\u{202E}\r\u{8}\u{0}\u{7F}"
    try run.answer(
      .with(500, text, reason: text, fields: [HeaderField(name: text, value: text)]))
    var style = ConsoleReporter.Style()
    style.verbosity = .verbose
    let output = try run.console(style)
    let unsafe = output.unicodeScalars.filter { scalar in
      scalar != "\n"
        && (scalar.properties.generalCategory == .control
          || scalar.properties.generalCategory == .format)
    }
    #expect(unsafe.isEmpty)
  }

  @Test("Of many requests at once, those that got a wrong answer are shown")
  func concurrent() throws {
    let file = """
      { "name": "A", "scenarios": [ { "name": "one", "steps": [
        { "name": "race", "request": { "method": "POST", "path": "/" }, "concurrently": 3,
          "expect": { "status": 201 } } ] } ] }
      """
    var run = try SampleRun(["a.scenarios.json": file])
    try run.answer(.with(201) + .with(409) + .with(409))
    let output = try run.console()
    #expect(output.contains("of 3 requests at once: 1 × 201, 2 × 409\n"))
    #expect(output.contains("exchange 2:\n\ncurl http://127.0.0.1:8080/customers"))
    #expect(output.components("exchange 1:") == 0)
    #expect(output.components("HTTP/1.1 409") == 2)
  }

  @Test("What passed on a later try is told with what was wrong before")
  func flaky() throws {
    var run = try SampleRun(["a.scenarios.json": SampleRun.file(named: "A", scenarios: ["one"])])
    try run.answer(.with(503))
    let first = run.results[0]
    run.results = []
    try run.answer(.with(200))
    run.results[0].earlierTries = [first]
    let output = try run.console()
    #expect(
      output.contains("flaky one: passed after 2 tries; before: the status is 503, not 200\n"))
    #expect(output.contains("ok: 1 passed (1 flaky); 2 requests"))
  }

  @Test("What an interruption has skipped is told in one line")
  func interrupted() throws {
    var run = try SampleRun([
      "a.scenarios.json": SampleRun.file(named: "A", scenarios: ["one", "two", "three"])
    ])
    try run.answer(.with(200))
    run.skip("the run was interrupted")
    run.skip("the run was interrupted")
    let output = try run.console()
    #expect(output.contains("ok    a.scenarios.json: 1 passed, 2 skipped\n"))
    #expect(output.contains("skipped: 2 scenarios: the run was interrupted\n"))
  }

  @Test("A reporter that cannot write does not take the others with it")
  func broken() throws {
    let written = Written<String>()
    var reports = Reports(
      [
        ConsoleReporter { _ throws(ReportFileError) in
          throw ReportFileError(path: "x", reason: "no space left on device")
        },
        ConsoleReporter { written.pieces.append($0) },
      ], redactor: GrowingRedactor(.none), hostname: "h", startedAt: 0)
    for event in try SampleRun.ofEverything().events() { reports.report(event) }
    #expect(
      reports.failures.map(\.description) == [
        "cannot write the report x: no space left on device"
      ])
    #expect(written.pieces.joined().contains("FAILED: 1 passed"))
  }
}

extension String {
  fileprivate func components(_ part: String) -> Int { ranges(of: part).count }
}
