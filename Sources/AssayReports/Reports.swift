package import AssayRun

/// All reports of one run: redacts each event once and hands it to every reporter.
package struct Reports {
  private let redactor: Redactor
  private let hostname: String
  private let startedAt: Int
  private var reporters: [any Reporter]
  private var scenarios: [PlannedScenario] = []
  private var hasEnded: Set<Int> = []
  /// Why reports could not be written. One that fails does not take the others with it.
  package private(set) var failures: [ReportFileError] = []

  /// - Parameters:
  ///   - hostname: the machine that the run is on.
  ///   - startedAt: seconds since 1970, as in the run's settings.
  package init(
    _ reporters: [any Reporter], redactor: Redactor, hostname: String, startedAt: Int
  ) {
    self.reporters = reporters
    self.redactor = redactor
    self.hostname = hostname
    self.startedAt = startedAt
  }

  package mutating func report(_ event: Event) {
    switch event {
    case .runStarted(let plan):
      scenarios = plan.scenarios
      send(.runStarted(redactor.plan(plan, startedAt: startedAt, hostname: hostname)))
    case .scenarioStarted(let index): send(.scenarioStarted(index: index))
    case .scenarioFinished(let result): finish(result)
    case .runFinished(let result):
      for scenario in result.results where !hasEnded.contains(scenario.index) { finish(scenario) }
      send(.runFinished(redactor.totals(result)))
    }
  }

  private mutating func finish(_ result: ScenarioResult) {
    guard hasEnded.insert(result.index).inserted else { return }
    let needsPassed = reporters.contains(where: \.needsPassedExchanges)
    let planned = scenarios.indices.contains(result.index) ? scenarios[result.index] : nil
    send(
      .scenarioFinished(
        redactor.scenario(result, planned?.scenario, needsPassed: needsPassed)))
  }

  private mutating func send(_ event: ReportEvent) {
    var broken: [Int] = []
    for number in reporters.indices {
      do throws(ReportFileError) {
        try reporters[number].report(event)
      } catch {
        failures.append(error)
        broken.append(number)
      }
    }
    for number in broken.reversed() { reporters.remove(at: number) }
  }
}
