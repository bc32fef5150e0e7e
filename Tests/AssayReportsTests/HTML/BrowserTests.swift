import AssayExchange
import AssayJSON
import BlockingTests
import Foundation
import Testing

@testable import AssayReports

/// What only a browser can tell: that the page runs under its own policy, does what it says, and is
/// not moved by what a server sent.
@Suite(
  "The page in a browser", .blocking, .serialized, .timeLimit(.minutes(3)),
  .enabled(if: Chromium.program != nil, Chromium.absence))
struct BrowserTests {
  @Test("Everything can be opened without a complaint, and nothing is asked for but the file")
  func everything() throws {
    try visit(SampleRun.ofEverything()) { browser, address in
      try openAll(browser)
      #expect(try count(".scenario[open] .step", browser) == 5)
      #expect(try count(".mismatch", browser) > 5)
      #expect(try count(".diagnostic", browser) == 2)
      #expect(browser.complaints == [])
      #expect(browser.requests == [address])
    }
  }

  @Test("What a server sends stays text: no script, no dialog, no request")
  func hostile() throws {
    let hostile =
      HTMLHostileTests.hostile + [
        "<script>window.taken = 1</script>", "<img src=http://127.0.0.1:9/a onerror='taken = 1'>",
        "<iframe src=file:///etc/passwd>", "<link rel=stylesheet href=http://127.0.0.1:9/b>",
        "<style>body { display: none }</style>", "<base href=http://127.0.0.1:9/>",
      ]
    let names = hostile.map { "S " + $0.replacing("{{", with: "{ {") }
    var run = try SampleRun(["a.scenarios.json": SampleRun.file(named: names[0], scenarios: names)])
    for text in hostile {
      let fields = [HeaderField(name: "x", value: text), HeaderField(name: text, value: "y")]
      try run.answer(.with(500, text, reason: text, fields: fields))
    }
    try visit(run) { browser, address in
      try openAll(browser)
      let shown = try browser.text("document.getElementById('list').textContent")
      // What is between them is invisible, and written out.
      let visible = hostile.prefix(8) + hostile.suffix(6)
      #expect(visible.filter { !shown.contains($0) } == [])
      #expect(try browser.evaluate("typeof window.taken") == .string("undefined"))
      #expect(try count("main :is(script, img, iframe, link, style, base, object)", browser) == 0)
      #expect(try count("script:not([type])", browser) == 1)
      #expect(browser.complaints == [])
      #expect(browser.requests == [address])
    }
  }

  @Test("Filters by status, text, tag and clause are kept in the address")
  func filters() throws {
    try visit(SampleRun.ofEverything()) { browser, address in
      try browser.evaluate("document.querySelector('[data-status=failed]').click()")
      #expect(
        try names(browser) == [
          "all attributes come back", "another name under a known VAT number is a conflict",
        ])
      try browser.evaluate("document.querySelector('[data-clause=\"conflict.status\"]').click()")
      #expect(
        try names(browser) == ["another name under a known VAT number is a conflict"])
      #expect(
        try browser.text("location.hash") == "#status=failed&clause=conflict.status")
      try browser.visit("about:blank")
      try browser.visit(address + "#status=failed&clause=conflict.status")
      #expect(try names(browser).count == 1)
      #expect(try browser.text("document.querySelector('.sum').textContent") == "1 of 5 scenarios")
      try browser.press("Escape")
      #expect(try names(browser).count == 5)
      try browser.press("/")
      for letter in "LOCALE xx" { try browser.press(String(letter)) }
      try browser.wait(until: "document.querySelectorAll('.scenario').length === 1")
      #expect(try names(browser) == ["all attributes come back"])
      #expect(browser.complaints == [])
    }
  }

  @Test("The keyboard goes from scenario to scenario, opens them, and shows its keys")
  func keyboard() throws {
    try visit(SampleRun.ofEverything()) { browser, _ in
      let focused = "document.activeElement.querySelector('h3')?.textContent"
      let all = try names(browser)
      try browser.press("j")
      #expect(try browser.text(focused) == all[0])
      try browser.press("ArrowDown")
      #expect(try browser.text(focused) == all[1])
      try browser.press("k")
      #expect(try browser.text(focused) == all[0])
      try browser.press("n")
      #expect(try browser.text(focused) == "a server that says nothing")
      try browser.press("Enter")
      try browser.wait(until: "document.querySelector('.scenario[open] .detail .step') !== null")
      try browser.wait(
        until: "location.hash === '#Registration:%20a%20server%20that%20says%20nothing'")
      try browser.press("c")
      try browser.wait(until: "document.querySelector('.scenario[open]') === null")
      try browser.press("?")
      #expect(try browser.evaluate("document.getElementById('help').open") == .bool(true))
      try browser.press("Escape")
      try browser.wait(until: "!document.getElementById('help').open")
      #expect(browser.complaints == [])
    }
  }

  @Test("The command that sends a request again can be copied")
  func copying() throws {
    try visit(SampleRun.ofEverything(), "#scenario=1") { browser, _ in
      try browser.wait(until: "document.querySelector('.scenario[open] .curl button') !== null")
      try browser.evaluate("document.querySelector('.scenario[open] .curl button').focus()")
      try browser.press("Enter")
      try browser.wait(until: "document.activeElement.textContent === 'Copied'")
      #expect(browser.complaints == [])
    }
  }

  @Test("A link to a scenario opens it, whatever filters are beside it")
  func link() throws {
    try visit(SampleRun.ofEverything(), "#status=passed&scenario=3") { browser, _ in
      try browser.wait(until: "document.querySelector('.scenario[open] .step') !== null")
      #expect(
        try browser.text("document.querySelector('.scenario[open] h3').textContent")
          == "another name under a known VAT number is a conflict")
      for wrong in ["#scenario=99", "#scenario=-1", "#scenario=x", "#status=%00&tag=%", "#%%%"] {
        try browser.evaluate("location.hash = \(JSONNode.string(wrong))")
        try browser.wait(until: "document.querySelectorAll('.scenario').length === 5")
      }
      #expect(browser.complaints == [])
    }
  }

  @Test("A long list is drawn to its end, and its last scenario can be reached at once")
  func long() throws {
    let names = (0..<1200).map { "scenario \($0)" }
    var run = try SampleRun(["a.scenarios.json": SampleRun.file(named: "A", scenarios: names)])
    for number in names.indices { try run.answer(.with(number == 600 ? 500 : 200, "{}")) }
    try visit(run, "#scenario=1199") { browser, _ in
      try browser.wait(until: "document.querySelector('#scenario-1199[open] .step') !== null")
      try browser.wait(until: "document.querySelectorAll('.scenario').length === 1200")
      #expect(try self.names(browser).first == "scenario 600")
      #expect(browser.complaints == [])
    }
  }

  @Test("Where scripts may not run, the page still says what came of the run")
  func withoutScript() throws {
    try Chromium.run { browser in
      try browser.call("Emulation.setScriptExecutionDisabled", ["value": .bool(true)])
      try temporaryFolder { folder in
        let file = folder.appending(path: "report.html")
        try Data(SampleRun.ofEverything().html().utf8).write(to: file)
        try browser.visit("file://\(file.path)")
        let text = try browser.visibleText()
        #expect(text.contains("2 of 5 scenarios failed"))
        #expect(text.contains("all attributes come back: $.name is \"O'Neil\", not \"O'Neill\""))
        #expect(text.contains("a step has no key 'expects'"))
      }
    }
  }

  @Test(
    "Letters stand out from their ground in the light and in the dark",
    arguments: ["light", "dark"])
  func contrast(_ scheme: String) throws {
    try visit(SampleRun.ofEverything()) { browser, _ in
      try browser.emulate(scheme)
      try openAll(browser)
      #expect(try browser.text(Self.weakLetters) == "")
    }
  }

  @Test(
    "What was expected is green and what came is red, as in the console",
    arguments: ["light", "dark"])
  func colours(_ scheme: String) throws {
    var style = ConsoleReporter.Style()
    style.usesColor = true
    let console = try SampleRun.ofEverything().console(style)
    let first = try #require(console.firstMatch(of: /expected: \u{1B}\[([0-9;]+)m/))
    #expect(first.1 == "32")
    let second = try #require(console.firstMatch(of: /actual: +\u{1B}\[([0-9;]+)m/))
    #expect(second.1 == "1;31")
    let long = String(repeating: "the same words again and again ", count: 3)
    var run = try SampleRun([
      "a.scenarios.json": SampleRun.file(
        named: "A", scenarios: ["one"],
        expect: #"{ "status": 200, "json": { "text": "\#(long) here" } }"#)
    ])
    try run.answer(.with(500, #"{"text": "\#(long) there"}"#))
    try visit(run) { browser, _ in
      try browser.emulate(scheme)
      try openAll(browser)
      for (selector, strongest) in [
        ("td.expected", 1), (".pair .expected", 1), ("del", 1), ("td.actual", 0),
        (".pair .actual", 0), ("ins", 0),
      ] {
        let color = try browser.text(
          "getComputedStyle(document.querySelector('.scenario[open] \(selector)')).backgroundColor")
        let parts = color.matches(of: /\d+/).compactMap { Int($0.output) }
        #expect(parts.prefix(3).max() == parts[strongest], "\(selector) \(color)")
        #expect(parts[0] != parts[1], "\(selector) \(color)")
      }
    }
  }

  @Test("On a narrow screen nothing reaches beyond its edge")
  func narrow() throws {
    try visit(SampleRun.ofEverything(), width: 400) { browser, _ in
      try openAll(browser)
      #expect(
        try browser.evaluate("document.documentElement.scrollWidth <= innerWidth") == .bool(true))
    }
  }

  /// Texts with less contrast than WCAG 2.2 asks for (criterion 1.4.3), each on a line.
  private static let weakLetters = #"""
    (() => {
      const numbers = (color) => color.match(/[\d.]+/g).map(Number);
      const light = ([r, g, b]) => {
        const [R, G, B] = [r, g, b].map((part) => part / 255)
          .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * R + 0.7152 * G + 0.0722 * B;
      };
      const ground = (element) => {
        for (let it = element; it; it = it.parentElement) {
          const color = numbers(getComputedStyle(it).backgroundColor);
          if (color[3] !== 0) return color;
        }
        return [255, 255, 255];
      };
      const weak = new Set();
      for (const element of document.body.querySelectorAll('*')) {
        const hasText = [...element.childNodes]
          .some((node) => node.nodeType === 3 && node.data.trim());
        if (!hasText || !element.checkVisibility() || element.closest('script, .unseen')) continue;
        const [one, other] = [light(numbers(getComputedStyle(element).color)), light(ground(element))];
        const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
        if (contrast < 4.5) weak.add(`${element.className} ${contrast.toFixed(2)}`);
      }
      return [...weak].join('\n');
    })()
    """#

  func visit(
    _ run: SampleRun, _ hash: String = "", width: Int = 1400,
    _ work: (Chromium, String) throws -> Void
  ) throws {
    try temporaryFolder { folder in
      let file = folder.appending(path: "report.html")
      try Data(run.html().utf8).write(to: file)
      let address = "file://\(file.path)"
      try Chromium.run(width: width) { browser in
        try browser.visit(address + hash)
        try work(browser, address)
      }
    }
  }

  /// Opens each scenario, and everything in it, which is made only then.
  private func openAll(_ browser: Chromium) throws {
    for (kind, content) in [
      (".scenario", ".detail > *"), (".try, .step", ":scope > :not(summary)"),
      (".exchange", ":scope > :not(summary)"),
    ] {
      let all = "[...document.querySelectorAll('\(kind)')]"
      try browser.evaluate("\(all).forEach((element) => { element.open = true; })")
      try browser.wait(until: "\(all).every((element) => element.querySelector('\(content)'))")
    }
  }

  private func names(_ browser: Chromium) throws -> [String] {
    let names = try browser.evaluate(
      "[...document.querySelectorAll('.scenario h3')].map((name) => name.textContent)")
    return try #require(names?.arrayValue).compactMap(\.stringValue)
  }

  private func count(_ selector: String, _ browser: Chromium) throws -> Int {
    let count = try browser.evaluate("document.querySelectorAll('\(selector)').length")
    return try #require(count?.numberValue?.intValue)
  }
}

extension Chromium {
  /// - Parameter scheme: `light` or `dark`.
  fileprivate func emulate(_ scheme: String) throws {
    let feature: JSONNode = .object([
      ("name", .string("prefers-color-scheme")), ("value", .string(scheme)),
    ])
    try call("Emulation.setEmulatedMedia", ["features": .array([feature])])
  }
}
