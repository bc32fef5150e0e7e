import AssayJSON
import AssayRun
import BlockingTests
import Foundation
import Testing

@testable import AssayReports

/// Links to scenarios, which outlive the run that they were taken from.
@Suite(
  "Links to scenarios of the page", .blocking, .serialized, .timeLimit(.minutes(3)),
  .enabled(if: Chromium.program != nil, Chromium.absence))
struct LinkTests {
  private static let hardNames = [
    "100% of all", "a+b & c=d #7 ?x", "“quotes” and \"others\"", "Zürich – 東京", "tag=x",
    "scenario=0", "%41", "a/b: c",
  ]

  @Test("open by file and name, or by id, whatever stands in them, and as the page copies them")
  func addresses() throws {
    let run = try Self.run(Self.hardNames, ids: Self.hardNames.map { "\($0)!" })
    try visit(run) { browser, address in
      for (number, name) in Self.hardNames.enumerated() {
        for text in ["Links: \(name)", "\(name)!"] {
          let written = Self.encoded(text)
          try Self.expect([name], at: address + "#\(written)", browser)
          // An id goes before a name.
          let hash = try browser.text("decodeURIComponent(location.hash)")
          #expect(hash == "#\(name)!")
          try Self.expect([name], at: address + "#status=passed&scenario=\(written)", browser)
        }
        try Self.expect([name], at: address + "#scenario=\(number)", browser)
      }
      #expect(browser.complaints == [])
    }
  }

  @Test("fit the page of a later run with more scenarios and other names")
  func laterRun() throws {
    let links = ["#C-1", "#C-2", "#Links:%20two", "#Links:%20three"]
    let before = try Self.run(["one", "two", "three"], ids: ["C-1", "C-2", nil])
    let after = try Self.run(
      ["new", "three", "another name", "one", "two"], ids: ["C-0", nil, "C-2", "C-1", nil])
    for (run, names) in [
      (before, ["one", "two", "two", "three"]), (after, ["one", "another name", "two", "three"]),
    ] {
      try visit(run) { browser, address in
        for (link, name) in zip(links, names) {
          try Self.expect([name], at: address + link, browser)
        }
      }
    }
  }

  @Test("that name nothing open nothing, and hurt nothing")
  func nothing() throws {
    try visit(Self.run(["one", "two"], ids: ["C-1", nil])) { browser, address in
      for wrong in ["#C-9", "#c-1", "#Links:%20on", "#__proto__", "#constructor", "#%E0%A4%A", "#"]
      {
        try Self.expect([], at: address + wrong, browser)
        let all = try browser.evaluate("document.querySelectorAll('.scenario').length")
        #expect(all == .number(2))
      }
      #expect(browser.complaints == [])
    }
  }

  @Test("mean of repetitions the one that failed")
  func repetitions() throws {
    var run = try SampleRun(
      ["a.scenarios.json": Self.file(["one"], ids: ["C-1"])], select: { $0.repeats = 3 })
    for status in [200, 500, 200] { try run.answer(.with(status, "{}")) }
    try visit(run) { browser, address in
      try Self.expect(["one [2/3]"], at: address + "#C-1", browser)
      try Self.expect(["one [3/3]"], at: address + "#Links:%20one%20%5B3/3%5D", browser)
      let hash = try browser.text("location.hash")
      #expect(hash == "#scenario=2")
    }
  }

  @Test("bring a scenario far down to the top of the window", arguments: [0, 640, 1199])
  func scrolled(_ number: Int) throws {
    let names = (0..<1200).map { "scenario \($0)" }
    var run = try SampleRun([
      "a.scenarios.json": SampleRun.file(named: "A", scenarios: names)
    ])
    for number in names.indices { try run.answer(.with(number % 100 == 0 ? 500 : 200, "{}")) }
    try visit(run, "#A:%20scenario%20\(number)") { browser, _ in
      let summary = "document.querySelector('#scenario-\(number)[open] > summary')"
      try browser.wait(until: "\(summary) !== null && document.readyState === 'complete'")
      try browser.wait(until: "document.querySelectorAll('.scenario').length === 1200")
      // It stays there, once all that is above it has been laid out.
      for _ in 0..<3 {
        try browser.wait(
          until: """
            (() => {
              const { top, bottom } = \(summary).getBoundingClientRect();
              const end = document.documentElement;
              const isAtEnd = end.scrollTop + innerHeight >= end.scrollHeight - 1;
              return top >= 0 && (top <= 150 || isAtEnd && bottom <= innerHeight);
            })()
            """)
        try browser.evaluate("new Promise((done) => setTimeout(done, 300))")
      }
    }
  }

  private static func run(_ names: [String], ids: [String?]) throws -> SampleRun {
    var run = try SampleRun(["a.scenarios.json": file(names, ids: ids)])
    for _ in names { try run.answer(.with(500, "{}")) }
    return run
  }

  private static func file(_ names: [String], ids: [String?]) -> String {
    let step = JSONNode.object([
      ("request", .object([("method", .string("GET")), ("path", .string("/"))])),
      ("expect", .object([("status", .number(200))])),
    ])
    let scenarios = zip(names, ids).map { name, id in
      JSONNode.object(
        [("name", .string(name)), ("steps", .array([step]))]
          + (id.map { [("id", .string($0))] } ?? []))
    }
    return JSONWriter().text(
      .object([("name", .string("Links")), ("scenarios", .array(scenarios))]))
  }

  /// As programs write it that know nothing of the page.
  private static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }

  /// Opens the page at that address and expects just these scenarios to be open.
  private static func expect(
    _ names: [String], at address: String, _ browser: Chromium,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws {
    try browser.visit("about:blank")
    try browser.visit(address)
    let opened = try browser.evaluate(
      "[...document.querySelectorAll('.scenario[open] h3')].map((name) => name.textContent)")
    #expect(
      opened == .array(names.map { .string($0) }), "\(address)", sourceLocation: sourceLocation)
  }

  private func visit(
    _ run: SampleRun, _ hash: String = "", _ work: (Chromium, String) throws -> Void
  ) throws {
    try BrowserTests().visit(run, hash, work)
  }
}
