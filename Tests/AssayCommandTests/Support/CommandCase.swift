import Foundation
import LoopbackServers
import Testing

/// One folder under Cases: files, the `command` that is run among them, and what comes of it.
///
/// `command` holds a line for each call: words split at blanks, `NAME=VALUE` first for the
/// environment, `{{server}}` for the URL of a server that answers as `answers.json` says, `< FILE` at
/// the end for what is on standard input.
struct CommandCase: Sendable, CustomTestStringConvertible {
  let folder: URL

  var testDescription: String { folder.lastPathComponent }

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Cases")

  static let all: [CommandCase] = {
    let found = try? FileManager.default.contentsOfDirectory(atPath: root.path)
    return (found ?? []).sorted().map { CommandCase(folder: root.appendingPathComponent($0)) }
  }()

  private static let goldenName = "expected.txt"

  /// Runs the case in a copy of its folder and holds what comes against `expected.txt`.
  func check() throws {
    let copy = try TemporaryFolder(copyOf: folder)
    let server = try CannedAnswers(in: folder)?.server()
    defer { server?.stop() }
    var transcript = ""
    for line in try text("command").split(separator: "\n") {
      transcript += try call(String(line), in: copy.url, server: server)
    }
    let inputs = Set(try TemporaryFolder.files(in: folder))
    for file in try TemporaryFolder.files(in: copy.url) where !inputs.contains(file) {
      transcript += "--- wrote \(file)\n"
    }
    let golden = folder.appendingPathComponent(Self.goldenName)
    if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
      try transcript.write(to: golden, atomically: true, encoding: .utf8)
      Issue.record("recorded \(golden.path); run again without RECORD_GOLDENS")
      return
    }
    #expect(transcript == (try text(Self.goldenName)))
  }

  private func call(_ line: String, in folder: URL, server: AnsweringServer?) throws -> String {
    let whole = line.replacingOccurrences(of: "{{server}}", with: server?.url ?? "")
    var words = whole.split(separator: " ").map(String.init)
    var environment: [String: String] = [:]
    while let word = words.first, let equals = word.firstIndex(of: "="), !word.hasPrefix("-") {
      environment[String(word[..<equals])] = String(word[word.index(after: equals)...])
      words.removeFirst()
    }
    var input: URL?
    if let name = words.last, words.dropLast().last == "<" {
      input = folder.appendingPathComponent(name)
      words.removeLast(2)
    }
    let outcome = try Binary.run(words, in: folder, environment: environment, input: input)
    var transcript = "$ \(line)\n"
    transcript += section("output", outcome.output, folder)
    transcript += section("errors", outcome.errors, folder)
    return transcript + "--- status \(outcome.status)\n"
  }

  private func section(_ name: String, _ text: String, _ folder: URL) -> String {
    if text.isEmpty { return "" }
    let end = text.hasSuffix("\n") ? "" : "\n(no line feed at the end)\n"
    return "--- \(name)\n" + Self.normalized(text, folder) + end
  }

  /// The text without what differs from run to run: times, ports, the folder.
  private static func normalized(_ text: String, _ folder: URL) -> String {
    text.replacingOccurrences(of: folder.path, with: "FOLDER")
      .replacing(/127\.0\.0\.1:\d+/, with: "127.0.0.1:PORT")
      .replacing(/127\.0\.0\.1 port \d+/, with: "127.0.0.1 port PORT")
      .replacing(/\d+(\.\d+)? ?(ms|µs|s)\b/, with: "TIME")
      .replacing(/timestamp="[^"]*" hostname="[^"]*"/, with: "timestamp=NOW hostname=HERE")
      .replacing(/time="[^"]*"/, with: "time=TIME")
      .replacing(/duration_ms: [0-9.]+/, with: "duration_ms: TIME")
      .replacing(/"startedAt":\d+,"hostname":"[^"]*"/, with: "\"startedAt\":NOW,\"hostname\":HERE")
      .replacing(/"duration":\d+/, with: "\"duration\":TIME")
      .replacing(/"timings":{[^}]*}/, with: "\"timings\":TIMES")
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }
}

/// `answers.json` of a case: by the beginning of the request line a status and a content.
private struct CannedAnswers: Decodable {
  struct Answer: Decodable {
    var request: String
    var status: Int?
    var content: String?
    /// The whole answer, head and all.
    var raw: String?
  }

  var answers: [Answer]

  init?(in folder: URL) throws {
    let file = folder.appendingPathComponent("answers.json")
    guard let data = try? Data(contentsOf: file) else { return nil }
    self = try JSONDecoder().decode(CannedAnswers.self, from: data)
  }

  func server() throws -> AnsweringServer {
    let answers = answers
    return try AnsweringServer { request in
      guard let answer = answers.first(where: { request.head.hasPrefix($0.request) }) else {
        return .json(404, #"{"code":404,"message":"no canned answer"}"#)
      }
      if let raw = answer.raw { return .raw(raw) }
      return .json(answer.status ?? 200, answer.content ?? "{}")
    }
  }
}
