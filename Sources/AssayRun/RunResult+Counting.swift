import AssaySuite
import AssayVerdict

extension RunResult {
  /// Counts once, here, for every report and for the exit status.
  init(plan: Plan, results: [ScenarioResult], duration: Duration, startedAt: Int) {
    var counts = Counts()
    for result in results {
      switch result.verdict {
      case .passed: counts.passed += 1
      case .failed: counts.failed += 1
      case .errored: counts.errored += 1
      case .skipped: counts.skipped += 1
      }
      for attempt in result.earlierTries + [result] {
        counts.requests += attempt.requestCount
      }
      if result.verdict.isPassed, !result.earlierTries.isEmpty { counts.flaky += 1 }
    }
    counts.errored += plan.brokenFiles.count
    self.init(
      plan: plan, results: results, clauses: Self.clauses(of: plan, results), counts: counts,
      duration: duration, startedAt: startedAt)
  }

  private static func clauses(of plan: Plan, _ results: [ScenarioResult]) -> [ClauseResult] {
    var verdicts: [String: [Verdict]] = [:]
    for (planned, result) in zip(plan.scenarios, results) {
      for id in planned.scenario.covers { verdicts[id, default: []].append(result.verdict) }
    }
    return plan.contracts.flatMap(\.clauses).map { clause in
      ClauseResult(clause: clause, state: state(verdicts[clause.id] ?? []))
    }
  }

  /// A clause holds when everything that tests it could be judged and passed.
  private static func state(_ verdicts: [Verdict]) -> ClauseResult.State {
    if verdicts.contains(where: \.isFailed) { return .broken }
    if verdicts.contains(where: \.isErrored) { return .untested }
    return verdicts.contains(where: \.isPassed) ? .held : .untested
  }
}
