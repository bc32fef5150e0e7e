import AssayExchange
import AssayJSON
import AssaySuite
import AssayVerdict

/// One scenario on its way through its steps.
///
/// Its asynchronous functions are `nonsending`, so that none of the calls between them asks the
/// runtime where to go on.
struct ScenarioRun {
  let planned: PlannedScenario
  private let runner: Runner
  let lane: Lane
  var scope: Scope
  let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  /// When the scenario's own bound on time is reached.
  private(set) var deadline: ContinuousClock.Instant?
  private var steps: [StepResult] = []
  /// Whether something has failed, so that values which were to come never did.
  private var isTroubled = false
  private var isCleaningUp = false
  /// Of the step under way.
  var judging = StepJudging()

  /// - Parameter attempt: how often the scenario was tried before; each try has values of its own.
  init(_ planned: PlannedScenario, attempt: Int, of runner: Runner, lane: Lane) {
    self.planned = planned
    self.runner = runner
    self.lane = lane
    start = clock.now
    scope = Scope(
      values: runner.settings.values, seed: runner.settings.seed,
      identity: "\(planned.fileName)\u{0}\(planned.scenario.name)\u{0}\(attempt)",
      now: runner.settings.startedAt, baseURL: runner.settings.baseURL.text)
  }

  var settings: RunSettings { runner.settings }

  /// What every request begins with.
  var sharedTransport: SharedOptions { runner.transport }

  nonisolated(nonsending) mutating func result() async -> ScenarioResult {
    var verdict = Verdict.passed
    do {
      startTimeout()
      try define()
      verdict = await run(planned.scenario.steps, stopsAtTrouble: true)
    } catch {
      verdict = .errored(Trouble(.scenario, error.message, at: error.place))
      isTroubled = true
    }
    if !planned.scenario.finally.isEmpty {
      let cleanUp = await cleanUp()
      if !verdict.isTroubled, cleanUp.isTroubled { verdict = cleanUp }
    }
    return ScenarioResult(
      index: planned.index, verdict: verdict, steps: steps, duration: clock.now - start)
  }

  /// Runs the steps of `finally`, whatever became of the others: with as much time again, and when the
  /// run is interrupted until its grace is over.
  private nonisolated(nonsending) mutating func cleanUp() async -> Verdict {
    startTimeout()
    isCleaningUp = true
    let beginning = self
    // A task of its own, which is not cancelled with the run.
    let work = Task(executorPreference: runner.loop) {
      var run = beginning
      let verdict = await run.run(run.planned.scenario.finally, stopsAtTrouble: false)
      return (run, verdict)
    }
    let grace = runner.grace
    let (ended, verdict) = await withTaskCancellationHandler {
      await work.value
    } onCancel: {
      grace.begin { work.cancel() }
    }
    self = ended
    return verdict
  }

  private mutating func startTimeout() {
    deadline = planned.scenario.timeout.map { clock.now + $0 }
  }

  /// What comes of a step that cannot be made. What was to clean up after something that never came is
  /// passed over: the failure before it is the one to be told.
  func verdict(of error: TemplateError) -> Verdict {
    if isCleaningUp, isTroubled, case .undefined(let name) = error.reason {
      return .skipped(
        reason: "'\(name)' was never given a value, for something failed before")
    }
    return .errored(Trouble(.scenario, error.message, at: error.place))
  }

  /// Waits that long, but no longer than the scenario may take.
  nonisolated(nonsending) func pause(_ duration: Duration) async {
    let end = clock.now + duration
    try? await Task.sleep(until: deadline.map { min($0, end) } ?? end, clock: clock)
  }

  /// Gives the scenario's names their values: the row's, then the variables' in order. A variable
  /// gives way to a column of its name, and to what the caller gives.
  mutating func define() throws(TemplateError) {
    for column in planned.scenario.row { scope.define(column.name, as: column.value) }
    for variable in planned.scenario.variables
    where settings.values[variable.name] == nil
      && !planned.scenario.row.contains(where: { $0.name == variable.name })
    {
      scope.define(variable.name, as: try variable.value.value(in: &scope))
    }
  }

  /// The verdict of the first step with a trouble; where no step judged anything, that of the first.
  private nonisolated(nonsending) mutating func run(
    _ steps: [Step], stopsAtTrouble: Bool
  ) async -> Verdict {
    var verdict: Verdict?
    for step in steps {
      let result = await self.result(of: step)
      self.steps.append(result)
      if result.verdict.isTroubled { isTroubled = true }
      switch result.verdict {
      case .failed, .errored: if verdict?.isTroubled != true { verdict = result.verdict }
      case .passed: if verdict?.isTroubled != true { verdict = .passed }
      case .skipped: verdict = verdict ?? result.verdict
      }
      if stopsAtTrouble, result.verdict.isTroubled { break }
    }
    scope.closeAll()
    return verdict ?? .passed
  }
}
