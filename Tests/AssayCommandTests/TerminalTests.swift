import BlockingTests
import Foundation
import LoopbackServers
import Testing

@Suite("A run on a terminal", .blocking)
struct TerminalTests {
  private static let scenarios = """
    { "name": "Gate", "scenarios": [
      { "name": "a", "steps": [
        { "request": { "method": "GET", "path": "/ok" }, "expect": { "status": 200 } } ] },
      { "name": "b", "steps": [
        { "request": { "method": "GET", "path": "/ok" }, "expect": { "status": 404 } } ] },
      { "name": "c", "steps": [
        { "request": { "method": "GET", "path": "/gate" }, "expect": { "status": 200 } } ] },
      { "name": "d", "steps": [
        { "request": { "method": "GET", "path": "/ok" }, "expect": { "status": 404 } } ] }
    ] }
    """

  /// A run that stands still at its third scenario until `body` has seen enough.
  private func withRun(
    _ options: [String] = [], columns: UInt16 = 100, environment: [String: String] = [:],
    body: (PseudoTerminal) throws -> Void
  ) throws -> (terminal: PseudoTerminal, plain: String) {
    let folder = try TemporaryFolder()
    try folder.write(Self.scenarios, to: "gate.scenarios.json")
    let gate = DispatchSemaphore(value: 0)
    let server = try AnsweringServer { request in
      if request.head.hasPrefix("GET /gate") {
        gate.wait()
        gate.signal()
      }
      return .json(200, "{}")
    }
    defer { server.stop() }
    let arguments =
      ["run", "--base-url", server.url, "--seed", "1", "--jobs", "1"] + options + ["."]
    let terminal = try PseudoTerminal(
      arguments, in: folder.url, columns: columns,
      environment: ["TERM": "xterm"].merging(environment) { $1 })
    do {
      defer { gate.signal() }
      try body(terminal)
    }
    #expect(terminal.end() == 1)
    let plain = try Binary.run(arguments, in: folder.url)
    return (terminal, plain.output)
  }

  @Test("shows how far it is, and leaves nothing of that behind")
  func progress() throws {
    let (terminal, plain) = try withRun { terminal in
      #expect(
        terminal.shows { lines in
          guard let last = lines.last else { return false }
          return last.hasPrefix("[############............] 2/4, 1 failed, ")
            && last.contains("requests/s")
        })
    }
    #expect(Self.withoutTimes(terminal.lines) == Self.withoutTimes(plain.lines))
  }

  @Test("the line fits a terminal that becomes narrower")
  func resizes() throws {
    _ = try withRun { terminal in
      #expect(terminal.shows { $0.last?.hasPrefix("[####") == true })
      terminal.resize(to: 16)
      #expect(terminal.shows { $0.last == "2/4, 1 failed" })
      terminal.resize(to: 5)
      #expect(terminal.shows { $0.last == "2/4" })
    }
  }

  @Test(
    "shows no such line where it is not wanted",
    arguments: [(["--quiet"], [:]), ([], ["TERM": "dumb"])])
  func none(_ options: [String], _ environment: [String: String]) throws {
    let (terminal, plain) = try withRun(options, environment: environment) { terminal in
      #expect(terminal.shows { $0.contains { $0.contains("the status is 200, not 404") } })
      // Long enough for a line to be drawn.
      Thread.sleep(forTimeInterval: 0.5)
    }
    #expect(!terminal.written.contains("\u{1B}[K"))
    #expect(Self.withoutTimes(terminal.lines) == Self.withoutTimes(plain.lines))
  }

  @Test("NO_COLOR takes the colours away, and nothing else")
  func noColor() throws {
    let (colored, _) = try withRun { terminal in
      #expect(terminal.shows { $0.last?.hasPrefix("[####") == true })
    }
    #expect(colored.written.contains("\u{1B}[1;31m1 failed\u{1B}[0m"))
    let (plain, _) = try withRun(environment: ["NO_COLOR": "1"]) { terminal in
      #expect(terminal.shows { $0.last?.hasPrefix("[####") == true })
    }
    let left = plain.written.replacingOccurrences(of: "\u{1B}[K", with: "")
    #expect(!left.contains("\u{1B}"))
  }

  @Test("a report that goes to the terminal is not drawn over")
  func reportOnTerminal() throws {
    let (terminal, _) = try withRun(["--report-junit", "/dev/stdout"]) { terminal in
      #expect(terminal.shows { $0.contains { $0.contains("the status is 200, not 404") } })
      Thread.sleep(forTimeInterval: 0.5)
    }
    #expect(!terminal.written.contains("\u{1B}[K"))
    #expect(terminal.lines.contains("</testsuites>"))
  }

  @Test("an interrupted run takes its line away, the second time too", arguments: [1, 2])
  func interrupted(_ times: Int) throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.scenarios, to: "gate.scenarios.json")
    let server = try AnsweringServer {
      $0.head.hasPrefix("GET /gate") ? .nothing : .json(200, "{}")
    }
    defer { server.stop() }
    let terminal = try PseudoTerminal(
      ["run", "--base-url", server.url, "--jobs", "1", "."], in: folder.url)
    #expect(terminal.shows { $0.last?.hasPrefix("[####") == true })
    for time in 0..<times {
      if time > 0 { Thread.sleep(forTimeInterval: 1.1) }
      terminal.interrupt(with: SIGINT)
    }
    #expect(terminal.end() == 130)
    #expect(terminal.lines.last == "")
    #expect(!terminal.lines.contains { $0.contains("####") })
  }

  /// Nor the scenarios that are named for taking long.
  private static func withoutTimes(_ lines: [String]) -> [String] {
    lines.map { $0.replacing(/[0-9.]+ m?s\b/, with: "TIME") }
      .filter { $0 != "slowest scenarios:" && !$0.hasPrefix("  TIME  ") }
  }
}

extension String {
  fileprivate var lines: [String] { components(separatedBy: "\n") }
}
