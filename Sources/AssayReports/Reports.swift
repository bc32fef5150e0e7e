package import AssayRun

/// All reports of one run: redacts each event once and hands it to every reporter.
package struct Reports {
  private let redactor: GrowingRedactor
  private let hostname: String
  private let startedAt: Int
  private let isReference: Bool
  private let identity: RunIdentity
  private let baseline: Baseline?
  /// With the numbers of what has ended; nil without a baseline.
  package private(set) var comparison: ReportedComparison?
  /// What the baseline needs of the plan.
  private var compared: (scenarios: [ReportedHeading], files: [String])?
  private var reporters: Reporters
  private var scenarios: [PlannedScenario] = []

  /// - Parameters:
  ///   - redactor: learns of secrets before the events come that hold them.
  ///   - hostname: the machine that the run is on.
  ///   - startedAt: seconds since 1970, as in the run's settings.
  ///   - isReference: whether the target is the embedded reference API.
  ///   - baseline: the earlier run that this one is compared with, and how.
  package init(
    _ reporters: [any Reporter], redactor: GrowingRedactor, hostname: String, startedAt: Int,
    isReference: Bool = false, identity: RunIdentity = RunIdentity(),
    baseline: (Baseline, ReportedComparison)? = nil
  ) {
    self.reporters = Reporters(reporters)
    self.redactor = redactor
    self.hostname = hostname
    self.startedAt = startedAt
    self.isReference = isReference
    self.identity = identity
    self.baseline = baseline?.0
    comparison = baseline?.1
  }

  /// Why reports could not be written.
  package var failures: [ReportFileError] { reporters.failures }

  package mutating func report(_ event: Event) {
    switch event {
    case .runStarted(let plan):
      scenarios = plan.scenarios
      let reported = redactor.with { [startedAt, hostname, isReference, identity] redactor in
        var reported = redactor.plan(
          plan, startedAt: startedAt, hostname: hostname, isReference: isReference)
        reported.identity = redactor.identity(identity)
        return reported
      }
      if baseline != nil {
        let files = Baseline.files(of: reported.files.map(\.path.text))
        compared = (reported.scenarios, files)
      }
      reporters.report(.runStarted(reported))
    case .scenarioStarted(let index): reporters.report(.scenarioStarted(index: index))
    case .scenarioFinished(let result): finish(result)
    case .runFinished(let result):
      var totals = redactor.with { $0.totals(result) }
      totals.comparison = comparison
      reporters.report(.runFinished(totals))
    }
  }

  private mutating func finish(_ result: ScenarioResult) {
    let scenario =
      scenarios.indices.contains(result.index) ? scenarios[result.index].scenario : nil
    let needsPassed = reporters.needPassedExchanges
    var reported = redactor.with { $0.scenario(result, scenario, needsPassed: needsPassed) }
    if let baseline, let compared, compared.scenarios.indices.contains(result.index) {
      let heading = compared.scenarios[result.index]
      reported.change = baseline.change(reported, heading, in: compared.files[heading.file])
      comparison?.add(reported)
    }
    reporters.report(.scenarioFinished(reported))
  }
}
