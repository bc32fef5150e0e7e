import AssayExchange
import AssayJSON
import AssayRun
import AssaySuite
import AssayVerdict
import LoopbackServers
import Testing

/// Scenario files in memory, in one folder.
private struct MemoryFiles: FileReading {
  let texts: [String: String]

  func bytes(of path: String) throws(FileError) -> [UInt8] {
    guard let text = texts[path] else { throw FileError(path: path, reason: "no such file") }
    return Array(text.utf8)
  }
  func isFolder(_ path: String) -> Bool? { texts[path] == nil ? nil : false }
  func names(in folder: String) throws(FileError) -> [String] { [] }
}

func suite(_ texts: [String], given: Set<String> = []) throws -> Suite {
  let paths = texts.indices.map { "\($0).scenarios.json" }
  let files = MemoryFiles(texts: Dictionary(uniqueKeysWithValues: zip(paths, texts)))
  return SuiteLoader(files: files, given: given).suite(at: paths)
}

/// A suite of one file with these scenarios, which must have no mistake.
func suite(scenarios: String, given: Set<String> = []) throws -> Suite {
  let suite = try suite(["{\"scenarios\": [\(scenarios)]}"], given: given)
  let sentences = suite.diagnostics.map { DiagnosticRenderer().text($0) }.joined()
  try #require(!suite.hasErrors, "\(sentences)")
  return suite
}

/// What a run reported.
struct Ran {
  var result: RunResult
  var events: [Event]

  /// With their exchanges, in plan order.
  var scenarios: [ScenarioResult] {
    let finished = events.compactMap { event in
      if case .scenarioFinished(let result) = event { result } else { nil }
    }
    return finished.sorted { $0.index < $1.index }
  }

  /// A word for each scenario, in plan order.
  var verdicts: [String] { scenarios.map { word($0.verdict) } }

  /// The same for the steps of the first scenario.
  var stepVerdicts: [String] { scenarios.first?.steps.map { word($0.verdict) } ?? [] }

  /// What is wrong with the first scenario.
  var sentences: [String] {
    switch scenarios.first?.verdict {
    case .failed(let mismatches): mismatches.map(\.message)
    case .errored(let trouble): [trouble.message]
    case .skipped(let reason): [reason]
    case .passed, nil: []
    }
  }
}

private func word(_ verdict: Verdict) -> String {
  switch verdict {
  case .passed: "passed"
  case .failed: "failed"
  case .errored: "errored"
  case .skipped: "skipped"
  }
}

/// Runs a suite against a base URL on a loop of its own.
func run(
  _ suite: Suite, at url: String, values: [String: JSONNode] = [:],
  _ configure: (inout RunSettings) -> Void = { _ in },
  plan change: (inout Plan) -> Void = { _ in },
  onEvent: (Event) async -> Void = { _ in }
) async throws -> Ran {
  var settings = RunSettings(baseURL: try BaseURL(url), seed: 1, startedAt: 0)
  settings.values = values
  settings.transport.timeout = .seconds(120)
  configure(&settings)
  let loop = try CurlLoop()
  defer { loop.shutdown() }
  var plan = Plan(suite, settings: settings)
  change(&plan)
  var events: [Event] = []
  let result = await Runner(settings: settings, loop: loop).run(plan) { event in
    events.append(event)
    await onEvent(event)
  }
  return Ran(result: result, events: events)
}

/// A step that sends GET to a path and expects a status.
func get(_ path: String, _ status: Int = 200, _ members: String = "") -> String {
  #"{"name": "get \#(path)", "request": {"method": "GET", "path": "\#(path)"}, "#
    + #""expect": {"status": \#(status)}\#(members)}"#
}

func scenario(_ name: String, _ steps: [String], _ members: String = "") -> String {
  #"{"name": "\#(name)", \#(members)"steps": [\#(steps.joined(separator: ", "))]}"#
}

/// Runs the body beside a server, and ends that whatever happens.
func withServer(
  _ respond: @escaping @Sendable (ReceivedRequest) -> AnsweringServer.Reply = { _ in
    .json(200, "{}")
  },
  body: (AnsweringServer) async throws -> Void
) async throws {
  let server = try AnsweringServer(respond)
  defer { server.stop() }
  try await body(server)
}
