package import AssayRun

/// All reports of one run: redacts each event once and hands it to every reporter.
package struct Reports {
  private let redactor: Redactor
  private let hostname: String
  private let startedAt: Int
  private let isReference: Bool
  private var reporters: Reporters
  private var scenarios: [PlannedScenario] = []

  /// - Parameters:
  ///   - hostname: the machine that the run is on.
  ///   - startedAt: seconds since 1970, as in the run's settings.
  ///   - isReference: whether the target is the embedded reference API.
  package init(
    _ reporters: [any Reporter], redactor: Redactor, hostname: String, startedAt: Int,
    isReference: Bool = false
  ) {
    self.reporters = Reporters(reporters)
    self.redactor = redactor
    self.hostname = hostname
    self.startedAt = startedAt
    self.isReference = isReference
  }

  /// Why reports could not be written.
  package var failures: [ReportFileError] { reporters.failures }

  package mutating func report(_ event: Event) {
    switch event {
    case .runStarted(let plan):
      scenarios = plan.scenarios
      reporters.report(
        .runStarted(
          redactor.plan(
            plan, startedAt: startedAt, hostname: hostname, isReference: isReference)))
    case .scenarioStarted(let index): reporters.report(.scenarioStarted(index: index))
    case .scenarioFinished(let result): finish(result)
    case .runFinished(let result):
      reporters.report(.runFinished(redactor.totals(result)))
    }
  }

  private mutating func finish(_ result: ScenarioResult) {
    let scenario =
      scenarios.indices.contains(result.index) ? scenarios[result.index].scenario : nil
    reporters.report(
      .scenarioFinished(
        redactor.scenario(result, scenario, needsPassed: reporters.needPassedExchanges)))
  }
}
