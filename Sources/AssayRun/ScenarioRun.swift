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
  /// Of the step under way, with the values of their placeholders.
  var captures: [Capture<Never>] = []

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
    let count = self.steps.count
    _ = await run(steps[...], opened: 0, stopsAtTrouble: stopsAtTrouble)
    scope.closeAll()
    var verdict: Verdict?
    for step in self.steps[count...] {
      switch step.verdict {
      case .failed, .errored: if verdict?.isTroubled != true { verdict = step.verdict }
      case .passed: if verdict?.isTroubled != true { verdict = .passed }
      case .skipped: verdict = verdict ?? step.verdict
      }
    }
    return verdict ?? .passed
  }

  /// Whether all steps were made, some of which may go several times through arrays.
  ///
  /// - Parameter opened: how many of the uses of flows that begin with the first step are open.
  private nonisolated(nonsending) mutating func run(
    _ steps: ArraySlice<Step>, opened: Int, stopsAtTrouble: Bool
  ) async -> Bool {
    let base = scope.depth
    // How deep uses of flows stand within each other behind the step, from where the steps begin.
    var depth = -opened
    var index = steps.startIndex
    while index < steps.endIndex {
      let step = steps[index]
      let uses = step.openedScopes[(index == steps.startIndex ? opened : 0)...]
      let goesOn: Bool
      if let first = uses.firstIndex(where: { $0.loop != nil }), let loop = uses[first].loop {
        let end = min(index + uses[first].stepCount, steps.endIndex)
        goesOn = await run(
          steps[index..<end], through: loop, use: first, opening: uses[..<first],
          stopsAtTrouble: stopsAtTrouble)
        for step in steps[index..<end] { depth += step.openedScopes.count - step.closedScopes }
        index = end
      } else {
        goesOn = record(await result(of: step, opening: uses)) || !stopsAtTrouble
        depth += step.openedScopes.count - step.closedScopes
        index += 1
      }
      scope.close(scope.depth - max(base, base + depth))
      if !goesOn { return false }
    }
    return true
  }

  /// Keeps the result; whether it is without trouble.
  private mutating func record(_ result: StepResult) -> Bool {
    steps.append(result)
    if result.verdict.isTroubled { isTroubled = true }
    return !result.verdict.isTroubled
  }

  /// The same of what kept a step from being made at all.
  private mutating func record(_ verdict: Verdict, inPlaceOf step: Step) -> Bool {
    record(
      StepResult(
        name: step.name.asWritten, verdict: verdict, isConcurrent: false, exchanges: [],
        clauses: []))
  }

  /// Runs the steps of a flow once for each element.
  private nonisolated(nonsending) mutating func run(
    _ steps: ArraySlice<Step>, through loop: ForEach, use: Int, opening uses: ArraySlice<FlowUse>,
    stopsAtTrouble: Bool
  ) async -> Bool {
    guard let first = steps.first else { return true }
    let flow = first.openedScopes[use]
    do {
      try scope.open(uses.map(\.bindings))
      let passes: [[LoopElement]]
      switch try elements(of: loop) {
      case .verdict(let verdict): return record(verdict, inPlaceOf: first) || !stopsAtTrouble
      case .passes(let found): passes = found
      }
      for values in passes where !Task.isCancelled {
        let depth = scope.depth
        try scope.open(values, then: flow.bindings)
        let goesOn = await run(steps, opened: use + 1, stopsAtTrouble: stopsAtTrouble)
        scope.close(scope.depth - depth)
        if !goesOn { return false }
      }
      return true
    } catch {
      return record(verdict(of: error), inPlaceOf: first) || !stopsAtTrouble
    }
  }
}
