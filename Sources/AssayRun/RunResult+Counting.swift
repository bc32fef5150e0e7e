import AssayExchange
import AssaySuite
import AssayVerdict

extension RunResult {
  /// - Parameter counter: has seen each result with its exchanges, and nothing else.
  init(
    plan: Plan, results: [ScenarioResult], counter: RunCounter, requiredCoverage: Int? = nil,
    duration: Duration, startedAt: Int
  ) {
    let clauses = plan.contracts.flatMap(\.clauses).map { clause in
      ClauseResult(clause: clause, state: counter.state(ofClause: clause.id))
    }
    self.init(
      plan: plan, results: results, clauses: clauses,
      coverage: Coverage(clauses.map(\.state), required: requiredCoverage),
      counts: counter.counts, latency: counter.latency, slowest: counter.slowest,
      duration: duration, startedAt: startedAt)
  }
}

extension RunCounter {
  mutating func add(_ result: ScenarioResult, of plan: Plan) {
    let outcome: CountedScenario.Outcome =
      switch result.verdict {
      case .passed: .passed
      case .failed: .failed
      case .errored: .errored
      case .skipped: .skipped
      }
    let tries = result.earlierTries + [result]
    add(
      CountedScenario(
        index: result.index, outcome: outcome, duration: result.duration,
        clauses: plan.scenarios[result.index].scenario.covers, tries: tries.count,
        answers: tries.flatMap(\.steps).flatMap(\.exchanges).map(\.answerDuration)))
  }
}

extension ExchangeRecord {
  fileprivate var answerDuration: Duration? {
    if case .success(let exchange) = outcome { exchange.timings.total } else { nil }
  }
}
