package import AssayRun

/// All reports of one run: redacts each event once and hands it to every reporter.
package struct Reports {
  private let redactor: GrowingRedactor
  private let hostname: String
  private let startedAt: Int
  private let isReference: Bool
  private var reporters: Reporters
  private var scenarios: [PlannedScenario] = []

  /// - Parameters:
  ///   - redactor: learns of secrets before the events come that hold them.
  ///   - hostname: the machine that the run is on.
  ///   - startedAt: seconds since 1970, as in the run's settings.
  ///   - isReference: whether the target is the embedded reference API.
  package init(
    _ reporters: [any Reporter], redactor: GrowingRedactor, hostname: String, startedAt: Int,
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
      let reported = redactor.with { [startedAt, hostname, isReference] redactor in
        redactor.plan(plan, startedAt: startedAt, hostname: hostname, isReference: isReference)
      }
      reporters.report(.runStarted(reported))
    case .scenarioStarted(let index): reporters.report(.scenarioStarted(index: index))
    case .scenarioFinished(let result): finish(result)
    case .runFinished(let result):
      reporters.report(.runFinished(redactor.with { $0.totals(result) }))
    }
  }

  private mutating func finish(_ result: ScenarioResult) {
    let scenario =
      scenarios.indices.contains(result.index) ? scenarios[result.index].scenario : nil
    let needsPassed = reporters.needPassedExchanges
    let reported = redactor.with { $0.scenario(result, scenario, needsPassed: needsPassed) }
    reporters.report(.scenarioFinished(reported))
  }
}
