import AssayExchange
import AssayRun

/// A run as its record tells it, from its beginning to its end: what had not ended when the run was
/// killed is skipped, and everything is counted again.
package struct Record: Sendable {
  package let plan: ReportedPlan
  package let totals: ReportedTotals
  /// What began and ended, in the order in which it did; every scenario ends once.
  let events: [ReportEvent]

  /// - Parameters:
  ///   - events: beginnings and ends of the plan's scenarios.
  ///   - end: nil where the run was killed.
  init(plan: ReportedPlan, events: [ReportEvent], end: RecordedEnd?) {
    self.plan = plan
    let events = events + Self.ends(ofWhatIsLeftBy: events, in: plan)
    self.events = events
    var counter = RunCounter(brokenFiles: plan.files.count(where: \.isBroken))
    var sum = Duration.zero
    for case .scenarioFinished(let scenario) in events {
      counter.add(scenario, plan.scenarios[scenario.index])
      sum += scenario.duration
    }
    var totals = ReportedTotals(
      counter.counts, latency: counter.latency, slowest: counter.slowest,
      clauses: plan.clauses.map { clause in
        ReportedClause(
          id: clause.id, text: clause.text, state: counter.state(ofClause: clause.id.text))
      },
      requiredCoverage: end?.requiredCoverage, duration: end?.duration ?? sum,
      isInterrupted: end?.isInterrupted ?? true, failsOnFlaky: end?.failsOnFlaky ?? false)
    totals.comparison = end?.comparison
    self.totals = totals
  }

  private static func ends(
    ofWhatIsLeftBy events: [ReportEvent], in plan: ReportedPlan
  ) -> [ReportEvent] {
    var begun: Set<Int> = []
    var ended: Set<Int> = []
    for event in events {
      switch event {
      case .scenarioStarted(let index): begun.insert(index)
      case .scenarioFinished(let scenario): ended.insert(scenario.index)
      case .runStarted, .runFinished: break
      }
    }
    return plan.scenarios.indices.filter { !ended.contains($0) }.map { index in
      .scenarioFinished(
        ReportedScenario(
          index: index, verdict: .skipped(reason: begun.contains(index) ? .cutOff : .neverBegun),
          place: nil, steps: [], duration: .zero, earlierTries: []))
    }
  }

  /// All that happened in the run, as it was told to the reporters of its time.
  package var history: [ReportEvent] { [.runStarted(plan)] + events + [.runFinished(totals)] }

  /// Scenarios that failed or could not be judged, in plan order.
  package var troubled: [ReportedHeading] {
    var indices: [Int] = []
    for case .scenarioFinished(let scenario) in events
    where [.failed, .errored].contains(scenario.verdict.outcome) {
      indices.append(scenario.index)
    }
    return indices.sorted().map { plan.scenarios[$0] }
  }
}

extension Record {
  /// Whether everything was skipped, so that nothing is known of the server; of a part of a run its
  /// whole alone can say that.
  package var judgedNothing: Bool { plan.whole.parts == nil && totals.judgedNothing }

  /// What of a sharded run is missing here; nil where nothing is.
  package var missingParts: RecordRemark? {
    let left = plan.whole.scenarioCount - plan.scenarios.count
    guard let parts = plan.whole.parts, left > 0 else { return nil }
    let there = Set(parts.numbers)
    let missing = (1...max(1, parts.count)).lazy.filter { !there.contains($0) }.prefix(20)
    return .missingParts(Array(missing), of: parts.count, scenarioCount: left)
  }
}

/// What the last line of a record says that cannot be counted again.
struct RecordedEnd: Sendable {
  var duration: Duration
  var isInterrupted: Bool
  /// Per cent of the clauses; nil where any coverage will do.
  var requiredCoverage: Int?
  var failsOnFlaky = false
  var comparison: ReportedComparison? = nil
}

extension RedactedText {
  fileprivate static let cutOff = RedactedText("the run was killed in the middle of this scenario")
  fileprivate static let neverBegun = RedactedText("the run was killed before this scenario began")
}

extension RunCounter {
  fileprivate mutating func add(_ scenario: ReportedScenario, _ heading: ReportedHeading) {
    let tries = scenario.earlierTries + [scenario]
    add(
      CountedScenario(
        index: scenario.index, outcome: scenario.verdict.outcome, isJudged: scenario.isJudged,
        duration: scenario.duration,
        clauses: scenario.clauses?.map { ClauseOutcome(id: $0.id.text, outcome: $0.outcome) }
          ?? heading.clauses.map {
            ClauseOutcome(id: $0.text, outcome: scenario.verdict.outcome)
          },
        tries: tries.count,
        answers: tries.flatMap(\.steps).flatMap(\.exchanges).map { exchange in
          exchange.failure == nil ? exchange.timings.total : nil
        }))
  }
}
