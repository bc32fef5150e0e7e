/// What a scenario came to, as far as it is counted: from a run itself, or from its record.
package struct CountedScenario: Sendable {
  package enum Outcome: String, Sendable, Hashable {
    case passed
    case failed
    case errored
    case skipped
  }

  /// In the plan.
  package var index: Int
  package var outcome: Outcome
  /// Whether answers were judged; what is known to fail was, though it counts as skipped.
  package var isJudged: Bool
  package var duration: Duration
  /// What became of the clauses that it or its steps cover, by their ids.
  package var clauses: [ClauseOutcome]
  /// How often it was tried; 0 and 1 say the same.
  package var tries: Int
  /// For each request, those of earlier tries included, how long its answer took; nil where none
  /// came.
  package var answers: [Duration?]

  package init(
    index: Int, outcome: Outcome, isJudged: Bool? = nil, duration: Duration,
    clauses: [ClauseOutcome], tries: Int, answers: [Duration?]
  ) {
    self.index = index
    self.outcome = outcome
    self.isJudged = isJudged ?? (outcome != .skipped)
    self.duration = duration
    self.clauses = clauses
    self.tries = tries
    self.answers = answers
  }
}

/// What a scenario, or one of its steps, says of a clause that it covers.
package struct ClauseOutcome: Sendable, Hashable {
  package var id: String
  /// Errored where the clause was not judged, for something else failed before.
  package var outcome: CountedScenario.Outcome

  package init(id: String, outcome: CountedScenario.Outcome) {
    self.id = id
    self.outcome = outcome
  }
}

/// Counts a run, scenario by scenario: the only place where that is done, for every report and for
/// the exit status.
package struct RunCounter: Sendable {
  package private(set) var counts = RunResult.Counts()
  package private(set) var latency = Latency()
  /// What became of the scenarios that cover a clause, by its id.
  private var outcomes: [String: Set<CountedScenario.Outcome>] = [:]
  private var judged: [TimedScenario] = []

  /// - Parameter brokenFiles: how many files cannot run; each is an error.
  package init(brokenFiles: Int) { counts.errored = brokenFiles }

  package mutating func add(_ scenario: CountedScenario) {
    switch scenario.outcome {
    case .passed: counts.passed += 1
    case .failed: counts.failed += 1
    case .errored: counts.errored += 1
    case .skipped: counts.skipped += 1
    }
    if !scenario.isJudged { counts.unjudged += 1 }
    if scenario.outcome == .passed, scenario.tries > 1 { counts.flaky += 1 }
    for clause in scenario.clauses { outcomes[clause.id, default: []].insert(clause.outcome) }
    counts.requests += scenario.answers.count
    for case let duration? in scenario.answers { latency.add(duration) }
    if scenario.outcome != .skipped {
      judged.append(TimedScenario(index: scenario.index, duration: scenario.duration))
    }
  }

  /// A clause holds when everything that tests it could be judged and passed.
  package func state(ofClause id: String) -> ClauseResult.State {
    let outcomes = outcomes[id] ?? []
    if outcomes.contains(.failed) { return .broken }
    if outcomes.contains(.errored) { return .untested }
    return outcomes.contains(.passed) ? .held : .untested
  }

  private static let mostSlow = 3
  private static let slow = Duration.milliseconds(100)

  /// The few scenarios that a person would look at to make the run quicker, the slowest first: none
  /// where all are quick, or none takes much longer than the others.
  package var slowest: [TimedScenario] {
    let sorted = judged.sorted { ($1.duration, $0.index) < ($0.duration, $1.index) }
    guard sorted.count > Self.mostSlow else { return [] }
    let median = sorted[sorted.count / 2].duration
    return sorted.prefix(Self.mostSlow).filter {
      $0.duration >= Self.slow && $0.duration >= median * 2
    }
  }
}

/// A scenario by its index in the plan, and how long it took.
package struct TimedScenario: Sendable, Hashable {
  package var index: Int
  package var duration: Duration
}
