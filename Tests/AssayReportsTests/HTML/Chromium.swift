import AssayJSON
import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A headless browser with a profile of its own, driven over two pipes (Chrome DevTools Protocol).
/// Everything that it does is bounded in time, and it is ended by its process id.
final class Chromium {
  static let program = [
    "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ].first(where: FileManager.default.isExecutableFile)

  static let absence: Testing.Comment = "NOT RUN: needs a browser (apt: chromium)."

  private struct TimedOut: Error {
    let what: String
  }

  private let process = Process()
  private let commands: Int32
  private let answers: Int32
  private var received: [UInt8] = []
  private var lastID = 0
  private var session: JSONNode?
  private(set) var events: [JSONNode] = []

  /// A browser for one piece of work, with one empty page of that size.
  static func run<Result>(
    width: Int = 1400, height: Int = 900, _ work: (Chromium) throws -> Result
  ) throws -> Result {
    try temporaryFolder { folder in
      let browser = try Chromium(in: folder)
      defer { browser.end() }
      try browser.begin(width: width, height: height)
      return try work(browser)
    }
  }

  /// The browser reads from descriptor 3 and writes to descriptor 4, where the shell puts two named
  /// pipes. Opened for both directions, they are there before the browser is.
  private init(in folder: URL) throws {
    let pipes = ["commands", "answers"].map { folder.appending(path: $0).path }
    for pipe in pipes { try #require(mkfifo(pipe, 0o600) == 0) }
    commands = open(pipes[0], O_RDWR | O_CLOEXEC)
    answers = open(pipes[1], O_RDWR | O_CLOEXEC)
    try #require(commands >= 0 && answers >= 0)
    let program = try #require(Self.program)
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments =
      ["-c", "exec 3<\"$1\" 4>\"$2\"; shift 2; exec \"$@\"", "sh"] + pipes
      + [
        program, "--headless=new", "--no-sandbox", "--disable-gpu",
        "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
        "--user-data-dir=\(folder.appending(path: "profile").path)", "--remote-debugging-pipe",
        "about:blank",
      ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  private func begin(width: Int, height: Int) throws {
    let page = try call("Target.createTarget", ["url": .string("about:blank")])["targetId"]
    let target = try #require(page)
    session = try call(
      "Target.attachToTarget", ["targetId": target, "flatten": .bool(true)])["sessionId"]
    for domain in ["Page", "Runtime", "Log", "Network"] { _ = try call("\(domain).enable") }
    _ = try call(
      "Emulation.setDeviceMetricsOverride",
      [
        "width": .number(width), "height": .number(height), "deviceScaleFactor": .number(1),
        "mobile": .bool(false),
      ])
  }

  private func end() {
    session = nil
    _ = try? call("Browser.close", within: 5)
    for _ in 0..<50 where process.isRunning { usleep(100_000) }
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    close(commands)
    close(answers)
  }

  /// Goes to the address and waits until all of the page is there.
  func visit(_ address: String) throws {
    let count = events(named: "Page.loadEventFired").count
    _ = try call("Page.navigate", ["url": .string(address)])
    try wait("the page is loaded") { events(named: "Page.loadEventFired").count > count }
  }

  /// What the expression, or the promise that it makes, is worth.
  @discardableResult
  func evaluate(_ script: String) throws -> JSONNode? {
    let answer = try call(
      "Runtime.evaluate",
      ["expression": .string(script), "returnByValue": .bool(true), "awaitPromise": .bool(true)])
    try #require(answer["exceptionDetails"] == nil, "\(answer)")
    return answer["result"]?["value"]
  }

  func text(_ script: String) throws -> String {
    let value = try evaluate(script)
    return try #require(value?.stringValue, "\(script)")
  }

  /// What can be read on the page, without a script of ours.
  func visibleText() throws -> String {
    let tree = try call("Accessibility.getFullAXTree")["nodes"]?.arrayValue ?? []
    return tree.filter { $0["role"]?["value"] == .string("StaticText") }
      .compactMap { $0["name"]?["value"]?.stringValue }.joined(separator: "\n")
  }

  /// Waits until the expression is true.
  func wait(until script: String) throws {
    try wait(script) { try evaluate(script)?.boolValue == true }
  }

  /// A key as a person presses it.
  func press(_ key: String) throws {
    let codes = ["Enter": 13, "Escape": 27, "ArrowUp": 38, "ArrowDown": 40]
    let text = key == "Enter" ? "\r" : key.count == 1 ? key : ""
    for (type, text) in [(text.isEmpty ? "rawKeyDown" : "keyDown", text), ("keyUp", "")] {
      _ = try call(
        "Input.dispatchKeyEvent",
        [
          "type": .string(type), "key": .string(key), "text": .string(text),
          "windowsVirtualKeyCode": .number(codes[key] ?? 0),
        ])
    }
  }

  /// What the browser had to complain of, and dialogs that were opened.
  var complaints: [String] {
    [
      "Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded",
      "Page.javascriptDialogOpening",
    ].flatMap(events(named:)).map { String("\($0)".prefix(500)) }
  }

  /// Addresses that were asked for.
  var requests: [String] {
    events(named: "Network.requestWillBeSent").compactMap { event in
      event["params"]?["request"]?["url"]?.stringValue
    }
  }

  private func events(named name: String) -> [JSONNode] {
    events.filter { $0["method"]?.stringValue == name }
  }

  private func wait(_ what: String, until isDone: () throws -> Bool) throws {
    let end = Date.now.addingTimeInterval(60)
    while try !isDone() {
      guard Date.now < end, process.isRunning else { throw TimedOut(what: what) }
      if let event = try next(before: Date.now.addingTimeInterval(0.02)) { events.append(event) }
    }
  }

  @discardableResult
  func call(
    _ method: String, _ parameters: KeyValuePairs<String, JSONNode> = [:],
    within seconds: Double = 30
  ) throws -> JSONNode {
    lastID += 1
    var message: [(String, JSONNode)] = [
      ("id", .number(lastID)), ("method", .string(method)),
      ("params", .object(parameters.map { ($0, $1) })),
    ]
    if let session { message.append(("sessionId", session)) }
    try send(JSONWriter().bytes(.object(message)) + [0])
    let end = Date.now.addingTimeInterval(seconds)
    while let answer = try next(before: end) {
      guard answer["id"] == .number(lastID) else {
        events.append(answer)
        continue
      }
      try #require(answer["error"] == nil, "\(method): \(answer)")
      return answer["result"] ?? .null
    }
    throw TimedOut(what: method)
  }

  private func send(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(commands, $0.baseAddress, $0.count) }
      try #require(count > 0)
      rest = rest.dropFirst(count)
    }
  }

  /// The next message, each of which ends with a NUL; nil where none comes in time.
  private func next(before end: Date) throws -> JSONNode? {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      if let nul = received.firstIndex(of: 0) {
        let message = Array(received[..<nul])
        received.removeSubrange(...nul)
        return try JSONDocument.parse(message).root
      }
      let left = end.timeIntervalSinceNow
      guard left > 0, process.isRunning else { return nil }
      var descriptor = pollfd(fd: answers, events: Int16(POLLIN), revents: 0)
      guard poll(&descriptor, 1, Int32(min(left, 1) * 1000 + 1)) > 0 else { continue }
      let count = read(answers, &buffer, buffer.count)
      if count > 0 { received += buffer[..<count] }
    }
  }
}
