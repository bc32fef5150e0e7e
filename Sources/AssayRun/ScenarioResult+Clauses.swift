package import AssaySuite
import AssayVerdict

extension ScenarioResult {
  /// What it says of each clause that the scenario or one of its steps covers.
  ///
  /// A clause is broken by the step that is its proof. Another step that fails before leaves it
  /// unjudged; so does one with a proof of its own what the scenario proves as a whole.
  package func clauses(of scenario: Scenario) -> [ClauseOutcome] {
    let outcome = verdict.outcome
    let troubled = steps.filter(\.verdict.isTroubled)
    guard scenario.hasProvingSteps, outcome == .failed || outcome == .errored, !troubled.isEmpty
    else {
      let idle = idleClauses.subtracting(scenario.coversAsWhole)
      return scenario.covers.map {
        ClauseOutcome(id: $0, outcome: idle.contains($0) ? .skipped : outcome)
      }
    }
    let whole: CountedScenario.Outcome =
      troubled.contains { $0.clauses.isEmpty && $0.verdict.isFailed } ? .failed : .errored
    var clauses = scenario.coversAsWhole.map { ClauseOutcome(id: $0, outcome: whole) }
    for step in steps {
      clauses += step.clauses.map { ClauseOutcome(id: $0, outcome: step.verdict.outcome) }
    }
    let judged = Set(clauses.map(\.id))
    return clauses
      + scenario.covers.filter { !judged.contains($0) }.map {
        ClauseOutcome(id: $0, outcome: .errored)
      }
  }

  /// The clauses whose proofs are steps of which none judged anything.
  private var idleClauses: Set<String> {
    let idle = steps.filter(\.verdict.isSkipped).flatMap(\.clauses)
    guard !idle.isEmpty else { return [] }
    return Set(idle).subtracting(steps.filter { !$0.verdict.isSkipped }.flatMap(\.clauses))
  }
}
