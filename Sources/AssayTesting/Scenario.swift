internal import AssayJSON
internal import AssayReports
internal import AssayRun
internal import AssaySuite
internal import AssayVerdict
public import Testing

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// One scenario, or one of its example rows.
public struct Scenario: Sendable {
  let file: SuiteFile
  /// The path of the file as reports show it.
  let path: String
  let scenario: AssaySuite.Scenario
  /// Among all that were loaded with it, in order.
  let number: Int
  let context: ScenarioContext

  /// The scenario's name, with the values of its row.
  public var name: String { scenario.name }

  /// The name of the file that the scenario stands in.
  public var fileName: String { file.name }

  /// The scenario's tags.
  public var tags: [String] { scenario.tags }

  /// The clauses of the contract that the scenario covers, by their ids.
  public var clauses: [String] { scenario.covers }

  /// Runs the scenario and records an issue for everything that is not as it should be, at its place
  /// in the scenario file.
  ///
  /// A scenario that is skipped, or needs a value that was not given, cancels the test with the
  /// reason; one that is known to fail records known issues.
  ///
  /// - Parameter target: Where no target is given, that of the trait ``Testing/Trait/target(_:)``,
  ///   or else the one that `ASSAY_BASE_URL` names.
  /// - Throws: What makes the target unusable, and `CancellationError` where the test is cancelled,
  ///   its time limit included.
  public func run(against target: Target? = nil) async throws {
    let target = target ?? SuiteTarget.current ?? .environment()
    let tested = try await target.withBaseURL { url in try await test(at: url) }
    try Task.checkCancellation()
    for recording in Recording.active { recording.add(tested) }
    try tested.tell()
  }

  func test(at url: BaseURL) async throws -> TestedScenario {
    var settings = RunSettings(baseURL: url, seed: TestEnvironment.seed, startedAt: time(nil))
    settings.values = context.given.values
    settings.secrets = context.given.redactor.secrets
    var single = file
    single.scenarios = [scenario]
    single.path = path
    let plan = Plan(Suite(files: [single]), settings: settings)
    let start = ContinuousClock.now
    let result: ScenarioResult
    let missing = single.missingInputs(settings)
    if let first = missing.first {
      result = .missing(missing, at: first.place)
    } else {
      let fixed = settings
      result = try await SharedLoop.shared.run { loop in
        await Runner(settings: fixed, loop: loop).result(ofSingle: plan)
      }
    }
    return TestedScenario(
      scenario: self, planned: plan.scenarios[0], result: result, baseURL: url.text, start: start,
      startedAt: settings.startedAt)
  }
}

extension Scenario: CustomTestStringConvertible, CustomStringConvertible {
  public var description: String { name }

  public var testDescription: String { "\(file.name): \(name)" }
}

extension ScenarioResult {
  /// What comes of a scenario whose file needs values that were not given.
  fileprivate static func missing(_ inputs: [NamedPlace], at place: Place) -> ScenarioResult {
    let names = inputs.map { "'\($0.name)'" }.joined(separator: " and ")
    let variables = inputs.map { "ASSAY_SECRET_\(environmentSpelling(of: $0.name))" }
    let trouble = Trouble(
      .scenario,
      "the scenarios need \(names): give \(inputs.count == 1 ? "it" : "them") under 'secrets' or "
        + "'variables', or as \(variables.joined(separator: " and "))",
      at: place)
    return ScenarioResult(index: 0, verdict: .errored(trouble), steps: [], duration: .zero)
  }
}

extension Runner {
  /// What comes of the one scenario of the plan, with all that it sent and got.
  fileprivate func result(ofSingle plan: Plan) async -> ScenarioResult {
    var whole: ScenarioResult?
    _ = await run(plan) { event in
      if case .scenarioFinished(let result) = event { whole = result }
    }
    return whole ?? .interrupted(index: 0)
  }
}
