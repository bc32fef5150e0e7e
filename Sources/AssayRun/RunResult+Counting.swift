import AssayExchange
import AssaySuite
import AssayVerdict

extension RunResult {
  /// - Parameter counter: has seen each result with its exchanges, and nothing else.
  init(
    plan: Plan, scenarios: [EndedScenario], counter: RunCounter, requiredCoverage: Int? = nil,
    failsOnFlaky: Bool = false, duration: Duration, startedAt: Int, isInterrupted: Bool = false
  ) {
    let clauses = plan.contracts.flatMap(\.clauses).map { clause in
      ClauseResult(clause: clause, state: counter.state(ofClause: clause.id))
    }
    self.init(
      plan: plan, scenarios: scenarios, clauses: clauses,
      coverage: Coverage(clauses.map(\.state), required: requiredCoverage),
      counts: counter.counts, latency: counter.latency, slowest: counter.slowest,
      duration: duration, startedAt: startedAt, isInterrupted: isInterrupted,
      failsOnFlaky: failsOnFlaky)
  }
}

extension RunResult {
  /// Of scenarios that ran each on its own.
  ///
  /// - Parameter results: in plan order, with their exchanges.
  package init(plan: Plan, results: [ScenarioResult], duration: Duration, startedAt: Int) {
    var counter = RunCounter(brokenFiles: plan.brokenFiles.count)
    for result in results { counter.add(result, of: plan) }
    self.init(
      plan: plan, scenarios: results.map(EndedScenario.init), counter: counter, duration: duration,
      startedAt: startedAt)
  }
}

extension RunCounter {
  mutating func add(_ result: ScenarioResult, of plan: Plan) {
    add(
      CountedScenario(
        index: result.index, outcome: result.verdict.outcome,
        isJudged: !result.verdict.isSkipped || result.steps.contains(where: \.verdict.isFailed),
        duration: result.duration,
        clauses: result.clauses(of: plan.scenarios[result.index].scenario),
        tries: result.earlierTries.count + 1,
        answers: result.earlierTries.flatMap(\.answerDurations) + result.answerDurations))
  }
}

extension ScenarioResult {
  fileprivate var answerDurations: [Duration?] {
    var durations: [Duration?] = []
    for step in steps {
      for exchange in step.exchanges { durations.append(exchange.answerDuration) }
    }
    return durations
  }
}

extension ExchangeRecord {
  fileprivate var answerDuration: Duration? {
    if case .success(let exchange) = outcome { exchange.timings.total } else { nil }
  }
}
