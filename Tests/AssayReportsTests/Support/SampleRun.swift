import AssayExchange
import AssayJSON
import AssaySuite
import AssayVerdict
import Testing

@testable import AssayRun

/// A run whose scenario files are real and whose answers are made up: what a real run would report,
/// without a server and without a clock.
struct SampleRun {
  let plan: Plan
  var results: [ScenarioResult] = []
  var duration = Duration.milliseconds(1234)
  /// 2026-11-23T12:00:00Z
  static let startedAt = 1_795_435_200

  /// - Parameter files: texts by path, in order.
  init(
    _ files: KeyValuePairs<String, String>, values: [String: String] = [:],
    baseURL: String = "http://127.0.0.1:8080", seed: UInt64 = 42,
    select: (inout Selection) -> Void = { _ in }
  ) throws {
    let memory = MemoryFiles(Dictionary(files.map { ($0, $1) }) { first, _ in first })
    let loader = SuiteLoader(files: memory, given: Set(values.keys))
    let suite = loader.suite(at: files.map(\.key).filter { $0.hasSuffix("scenarios.json") })
    var settings = RunSettings(
      baseURL: try BaseURL(baseURL), seed: seed, startedAt: Self.startedAt)
    settings.values = values.mapValues { .string($0) }
    var selection = Selection()
    select(&selection)
    plan = Plan(suite, selection: selection, settings: settings)
  }

  /// Ends the next scenario with the judgement of one answer to each of its steps.
  mutating func answer(_ answers: Answered...) throws { try answer(all: answers) }

  mutating func answer(all answers: [Answered]) throws {
    let planned = try #require(plan.scenarios.dropFirst(results.count).first)
    var steps: [StepResult] = []
    for (step, answered) in zip(planned.scenario.steps, answers) {
      var mismatches: [Mismatch] = []
      var trouble: Trouble?
      for (number, sent) in answered.sent.enumerated() {
        switch sent.outcome {
        case .success(let exchange):
          var scope = Scope(seed: 0, identity: "", now: 0)
          let expected = try step.expect?.resolved(in: &scope)
          var found = expected?.mismatches(in: Answer(exchange)) ?? []
          if step.copies > 1 { for index in found.indices { found[index].exchange = number } }
          mismatches += found
        case .failure(let error):
          trouble = Trouble(
            .transport(code: error.code, kind: error.kind.rawValue), error.message, at: step.place)
        }
      }
      let verdict: Verdict =
        trouble.map { .errored($0) } ?? (mismatches.isEmpty ? .passed : .failed(mismatches))
      steps.append(
        StepResult(
          name: step.name.constant ?? "step", verdict: verdict, isConcurrent: step.copies > 1,
          exchanges: answered.sent.map {
            ExchangeRecord(request: $0.request, outcome: $0.outcome)
          },
          clauses: step.coveredClauses.map(\.name)))
    }
    let verdict = steps.map(\.verdict).first { !$0.isPassed } ?? .passed
    results.append(
      ScenarioResult(
        index: planned.index, verdict: verdict, steps: steps, duration: .milliseconds(105)))
  }

  mutating func skip(_ reason: String) {
    results.append(
      ScenarioResult(
        index: results.count, verdict: .skipped(reason: reason), steps: [], duration: .zero))
  }

  /// - Parameter order: in which the scenarios end; by default as planned.
  func events(endingIn order: [Int]? = nil) -> [Event] {
    let whole = RunResult(
      plan: plan, results: results, duration: duration, startedAt: Self.startedAt)
    return [.runStarted(plan)]
      + (order ?? Array(results.indices)).flatMap { index in
        [.scenarioStarted(index: index), .scenarioFinished(results[index])]
      } + [.runFinished(whole)]
  }
}

/// What a step sent and got.
struct Answered {
  var sent: [(request: Request, outcome: Result<Exchange, TransportError>)]

  /// - Parameter copies: how many requests at once got this answer.
  static func with(
    _ status: Int, _ content: String = "", reason: String = "",
    fields: [HeaderField] = [HeaderField(name: "content-type", value: "application/json")],
    to request: Request = .registration
  ) -> Answered {
    with(bytes: Array(content.utf8), status: status, reason: reason, fields: fields, to: request)
  }

  static func with(
    bytes: [UInt8], status: Int = 200, reason: String = "",
    fields: [HeaderField] = [], to request: Request = .registration
  ) -> Answered {
    let response = Response(
      statusCode: status, reason: reason, headers: fields, body: bytes)
    let exchange = Exchange(
      request: SentRequest(method: request.method, url: request.url, body: request.body),
      response: response, timings: Timings(total: .microseconds(12_345)),
      connection: ConnectionInfo(remoteAddress: "127.0.0.1:8080"))
    return Answered(sent: [(request, .success(exchange))])
  }

  static func failure(_ error: TransportError, to request: Request = .registration) -> Answered {
    Answered(sent: [(request, .failure(error))])
  }

  static func + (left: Answered, right: Answered) -> Answered {
    Answered(sent: left.sent + right.sent)
  }
}

extension Request {
  static let registration = Request(
    method: "POST", url: "http://127.0.0.1:8080/customers",
    headers: [
      HeaderField(name: "Authorization", value: "Bearer s3cret-t0ken"),
      HeaderField(name: "Content-Type", value: "application/json"),
      HeaderField(name: "User-Agent", value: "assay"),
    ],
    body: Array(#"{"name":"O'Neill","country":"PT"}"#.utf8))
}
