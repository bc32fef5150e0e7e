import AssayExchange
import Testing

@testable import AssayReports

@Suite("Failures with one cause")
struct CauseTests {
  /// Two answers to the same expectation, in scenarios of their own.
  struct Pair: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var isOneCause: Bool
    var expect = #"{ "status": 200 }"#
    var left: (status: Int, content: String, target: String)
    var right: (status: Int, content: String, target: String)

    init(
      _ name: String, _ isOneCause: Bool, expect: String? = nil, _ left: (Int, String),
      _ right: (Int, String), to targets: (String, String) = ("/a", "/a")
    ) {
      testDescription = name
      self.isOneCause = isOneCause
      if let expect { self.expect = expect }
      self.left = (left.0, left.1, targets.0)
      self.right = (right.0, right.1, targets.1)
    }
  }

  private static let pairs = [
    Pair("the same status", true, (500, ""), (500, "")),
    Pair("another status", false, (500, ""), (503, "")),
    Pair(
      "another number", true, expect: #"{ "json": { "n": 1 } }"#, (200, #"{"n":2}"#),
      (200, #"{"n":-3.5e7}"#)),
    Pair(
      "another text", true, expect: #"{ "json": { "n": "a" } }"#, (200, #"{"n":"\"b"}"#),
      (200, #"{"n":"is null"}"#)),
    Pair(
      "another type", false, expect: #"{ "json": { "n": 1 } }"#, (200, #"{"n":2}"#),
      (200, #"{"n":"2"}"#)),
    Pair(
      "null in place of a value", false, expect: #"{ "json": { "n": "a" } }"#,
      (200, #"{"n":"b"}"#), (200, #"{"n":null}"#)),
    Pair(
      "missing in place of wrong", false, expect: #"{ "json": { "n": "a" } }"#,
      (200, #"{"n":"b"}"#), (200, "{}")),
    Pair(
      "another member", false, expect: #"{ "json": { "a1": 1, "a2": 1 } }"#,
      (200, #"{"a1":1,"a2":2}"#), (200, #"{"a1":2,"a2":1}"#)),
    Pair(
      "one member more", false, expect: #"{ "json": { "a": 1, "b": 1 } }"#,
      (200, #"{"a":1,"b":2}"#), (200, #"{"a":2,"b":2}"#)),
    Pair("another element", true, expect: #"{ "json": [1, 1] }"#, (200, "[2,1]"), (200, "[1,3]")),
    Pair("another place to which it was sent", false, (500, ""), (500, ""), to: ("/a", "/b")),
    Pair(
      "another id in it", true, (500, ""), (500, ""),
      to: ("/a/c_17?q=1", "/a/9e2f4c5a-1c?q=2")),
    Pair(
      "another reason in the answer", false, (500, #"{"error":"no database"}"#),
      (500, #"{"error":"no template"}"#)),
    Pair(
      "another reason, deeper", false, (422, #"{"detail":[{"loc":["body","a"],"msg":"x"}]}"#),
      (422, #"{"detail":[{"loc":["body","b"],"msg":"x"}]}"#)),
    Pair(
      "another value in the reason", true, (404, #"{"error":"no customer 17","at":"x"}"#),
      (404, #"{"error":"no customer 18","at":"y"}"#)),
    Pair("another page", false, (500, "<h1>Proxy</h1>"), (500, "<h1>Server</h1>")),
    Pair(
      "another status that nothing asks for", false, expect: #"{ "json": { "n": 1 } }"#,
      (200, "{}"), (404, "{}")),
  ]

  @Test("are those that differ in values alone", arguments: pairs)
  func differences(_ pair: Pair) throws {
    var run = try SampleRun([
      "a.scenarios.json": SampleRun.file(
        named: "A", scenarios: ["first", "second"], expect: pair.expect)
    ])
    for side in [pair.left, pair.right] {
      let request = Request(method: "GET", url: "http://127.0.0.1:8080\(side.target)")
      try run.answer(.with(side.status, side.content, to: request))
    }
    let output = try run.console()
    #expect(output.contains("scenario 'second'") == !pair.isOneCause)
    #expect(output.contains("also 'second'") == pair.isOneCause)
    #expect(output.contains("FAILED: 0 passed, 2 failed"))
  }

  @Test("are one where they come from the same lines, whatever the path is made of")
  func rows() throws {
    let file = """
      { "name": "A", "scenarios": [ { "name": "of {{name}}",
        "examples": [ { "name": "red" }, { "name": "blue" } ], "steps": [
        { "name": "look", "request": { "method": "GET", "path": "/{{name}}" },
          "expect": { "status": 200 } } ] } ] }
      """
    var run = try SampleRun(["a.scenarios.json": file])
    for name in ["red", "blue"] {
      try run.answer(.with(500, to: Request(method: "GET", url: "http://127.0.0.1/\(name)")))
    }
    let output = try run.console()
    #expect(output.contains("2 scenarios: the status is 500, not 200\n"))
  }

  @Test("are told with their number and a few names, the most frequent first")
  func numbers() throws {
    let names = (1...50).map { "s\($0)" }
    var run = try SampleRun(["a.scenarios.json": SampleRun.file(named: "A", scenarios: names)])
    for number in names.indices { try run.answer(.with(number % 5 == 0 ? 404 : 500)) }
    var style = ConsoleReporter.Style()
    style.verbosity = .quiet
    let output = try run.console(style)
    #expect(
      output.contains(
        """
        one cause, several failures:
          40 scenarios: the status is 500, not 200
            shown above: 's2'; also 's3', 's4', 's5' and 36 more
          10 scenarios: the status is 404, not 200
            shown above: 's1'; also 's6', 's11', 's16' and 6 more

        """))
    #expect(output.ranges(of: "\ncurl ").count == 2)
  }

  @Test("are told within a megabyte, however many there are, and what was left out is said")
  func bounded() throws {
    let count = 600
    let names = (0..<count).map { "s\($0)" }
    let file = SampleRun.file(
      named: "A", scenarios: names, expect: #"{ "text": "x" }"#)
    var run = try SampleRun(["a.scenarios.json": file])
    for number in 0..<count {
      // Each a cause of its own: letters alone in the path.
      let target = String(number).map { "abcdefghij".dropFirst(Int(String($0)) ?? 0).prefix(1) }
      let page = String(repeating: "at <frame> & more of it\n", count: 600)
      let url = "http://127.0.0.1/\(target.joined())"
      try run.answer(.with(500, page, to: Request(method: "GET", url: url)))
    }
    var style = ConsoleReporter.Style()
    style.reportPaths = ["reports/j.xml"]
    let output = try run.console(style)
    #expect(output.utf8.count < 1_000_000)
    #expect(output.utf8.count > 500_000)
    let shown = output.ranges(of: ": error: scenario ").count
    #expect(output.contains("not shown: \(count - shown) more failures, for 800 kB"))
    #expect(output.contains("--report-json FILE keeps all of them, and see reports/j.xml"))
    style.recordPath = "r.jsonl"
    #expect(try run.console(style).contains("all are in r.jsonl"))
  }

  @Test("within one scenario are told with the places at which they are")
  func elements() throws {
    let file = """
      { "name": "A", "scenarios": [ { "name": "one", "steps": [
        { "request": { "method": "GET", "path": "/" }, "expect": { "assert": [
          { "path": "$[*].a", "each": 1 }, { "path": "$[*].b", "each": 1 } ] } } ] } ] }
      """
    var run = try SampleRun(["a.scenarios.json": file])
    let elements = (0..<30).map { _ in #"{"a":2,"b":3}"# }.joined(separator: ",")
    try run.answer(.with(200, "[\(elements)]"))
    let output = try run.console()
    for name in ["a", "b"] {
      #expect(output.ranges(of: "]." + name + " is ").count == 2)
      #expect(
        output.contains(
          "… 28 more of this kind: $[2].\(name); $[3].\(name); $[4].\(name) and 25 more\n"))
    }
  }

  @Test("print no more for one than a person reads")
  func oneHugeFailure() throws {
    let steps = (0..<400).map { number in
      """
      { "name": "look \(number)", "request": { "method": "GET", "path": "/" },
        "expect": { "text": "x" } }
      """
    }
    let file = """
      { "name": "A", "scenarios": [ { "name": "one", "steps": [ \(steps.joined(separator: ",")) ] } ] }
      """
    var run = try SampleRun(["a.scenarios.json": file])
    let page = String(repeating: "a line of a page\n", count: 100)
    let answers = steps.map { _ in Answered.with(500, page) }
    try run.answer(all: answers)
    let output = try run.console()
    #expect(output.utf8.count < 80_000)
    #expect(output.contains("step 'look 0'"))
    #expect(output.contains("bytes of this failure left out; the record (--report-json) has more"))
  }
}
