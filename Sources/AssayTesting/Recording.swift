internal import AssayReports
internal import AssayRun
internal import AssaySuite
internal import Synchronization

/// What has run within a scope, a suite with reports or the whole process, until it is reported.
final class Recording: Sendable {
  /// Of the suites around the current test, the outermost first.
  @TaskLocal static var enclosing: [Recording] = []

  /// All that want to hear of what runs in the current test.
  static var active: [Recording] {
    enclosing + (ProcessReports.shared.map { [$0.recording] } ?? [])
  }

  private let paths: ReportPaths
  private let tested = Mutex<[TestedScenario]>([])

  init(_ paths: ReportPaths) { self.paths = paths }

  func add(_ scenario: TestedScenario) {
    tested.withLock { $0.append(scenario) }
  }

  /// Writes the reports of what has run: in the order of the files and their scenarios, each run of
  /// a scenario once. Where nothing has run, nothing is written.
  ///
  /// - Returns: why reports could not be written.
  func write() -> [ReportFileError] {
    let tested = tested.withLock { $0 }.sorted { $0.position < $1.position }
    guard !tested.isEmpty else { return [] }
    let results = tested.enumerated().map { index, one in
      var result = one.judged
      result.index = index
      return result
    }
    let result = RunResult(tested, results)
    var reports = Reports(
      paths.reporters, redactor: redactor(of: tested), hostname: Hostname.current,
      startedAt: result.startedAt)
    reports.report(.runStarted(result.plan))
    for scenario in results { reports.report(.scenarioFinished(scenario)) }
    reports.report(.runFinished(result))
    return reports.failures
  }

  /// One that knows the secrets of all.
  private func redactor(of tested: [TestedScenario]) -> GrowingRedactor {
    var redactors: [ObjectIdentifier: GrowingRedactor] = [:]
    for one in tested {
      let redactor = one.scenario.context.given.redactor
      redactors[ObjectIdentifier(redactor)] = redactor
    }
    return GrowingRedactor(Redactor(joining: redactors.values.map { $0.with(\.self) }))
  }
}

extension RunResult {
  /// One run made of scenarios that ran each on its own.
  fileprivate init(_ tested: [TestedScenario], _ results: [ScenarioResult]) {
    var contracts: [Contract] = []
    var urls: [String] = []
    for one in tested {
      if !urls.contains(one.baseURL) { urls.append(one.baseURL) }
      for contract in one.scenario.context.contracts
      where !contracts.contains(where: { $0.path == contract.path }) {
        contracts.append(contract)
      }
    }
    let planned = tested.enumerated().map { PlannedScenario($1.planned, at: $0) }
    let start = tested.map(\.start).min() ?? .now
    let end = tested.map { $0.start + $0.result.duration }.max() ?? start
    self.init(
      plan: Plan(
        scenarios: planned, brokenFiles: [], contracts: contracts,
        baseURL: urls.joined(separator: ", "), seed: TestEnvironment.seed),
      results: results, duration: end - start, startedAt: tested.map(\.startedAt).min() ?? 0)
  }
}
