package import AssayReports

/// A page for people: one file without a network that shows everything of a run, each scenario with
/// its exchanges, and stays quick with ten thousand of them.
package struct HTMLReporter: Reporter {
  private let write: ([UInt8]) throws(ReportFileError) -> Void
  private var plan: ReportedPlan?
  /// What the list shows, by index of the scenario.
  private var rows: [Int: JSONText] = [:]
  /// What was wrong first, by index of the scenario, for readers without a script.
  private var troubles: [Int: RedactedText] = [:]
  private var details = ScenarioDetails(count: 0)

  /// - Parameter write: takes the whole page, once.
  package init(write: @escaping ([UInt8]) throws(ReportFileError) -> Void) { self.write = write }

  /// The page shows each exchange, and what it takes.
  package var needsPassedExchanges: Bool { true }

  package mutating func report(_ event: ReportEvent) throws(ReportFileError) {
    switch event {
    case .runStarted(let plan):
      self.plan = plan
      details = ScenarioDetails(count: plan.scenarios.count)
    case .scenarioStarted: break
    case .scenarioFinished(let scenario):
      guard let plan, plan.scenarios.indices.contains(scenario.index) else { return }
      rows[scenario.index] = JSONText(ScenarioRow.node(scenario, plan.scenarios[scenario.index]))
      troubles[scenario.index] = scenario.verdict.firstTrouble
      details.put(scenario)
    case .runFinished(let totals):
      guard let plan else { return }
      let skeleton = HTMLSkeleton(plan: plan, totals: totals, troubles: troubles)
      try write(HTMLPage(skeleton: skeleton, rows: rows, details: details).bytes)
    }
  }
}
