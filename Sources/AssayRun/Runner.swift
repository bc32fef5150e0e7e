package import AssayExchange
import AssaySuite
import AssayText
import AssayVerdict
import Synchronization

/// Runs a plan: so many scenarios at a time, all on the thread of one curl loop.
package final class Runner: Sendable {
  let settings: RunSettings
  /// The settings' own, for all requests that change nothing about them.
  let transport: SharedOptions
  let loop: CurlLoop
  let grace = Grace()

  package init(settings: RunSettings, loop: CurlLoop) {
    self.settings = settings
    transport = SharedOptions(settings.transport)
    self.loop = loop
  }

  /// Runs everything and hands each event to `report`, one after the other and in the order in which
  /// things happen; scenarios that are already decided come in plan order like all others.
  ///
  /// When the calling task is cancelled, what is under way ends at once but for its steps of `finally`,
  /// which have five seconds altogether, and all that has not ended is skipped.
  package func run(_ plan: Plan, report: (Event) async -> Void) async -> RunResult {
    let clock = ContinuousClock()
    let start = clock.now
    await report(.runStarted(plan))
    var ended: [EndedScenario?] = Array(repeating: nil, count: plan.scenarios.count)
    var counter = RunCounter(brokenFiles: plan.brokenFiles.count)
    let mailbox = Mailbox<Event>()
    await withTaskGroup(of: Void.self) { group in
      guard !plan.scenarios.isEmpty else { return }
      let queue = WorkQueue(count: plan.scenarios.count, workers: settings.jobs)
      for _ in 0..<queue.workers {
        group.addTask(executorPreference: loop) { [self] in
          while let next = queue.next() {
            await mailbox.room()
            let planned = plan.scenarios[plan.order[next]]
            mailbox.put(.scenarioStarted(index: planned.index))
            let result =
              if let reason = queue.closingReason {
                ScenarioResult.skipped(planned.index, reason)
              } else {
                await result(of: planned)
              }
            if result.verdict.isFailed { queue.noteFailure(settings) }
            queue.note(isSilent: result.verdict.isTimeout)
            mailbox.put(.scenarioFinished(result), bytes: result.contentSize)
          }
          if queue.workerEnds() { mailbox.finish() }
        }
      }
      while case let events = await mailbox.take(), !events.isEmpty {
        for event in events {
          if case .scenarioFinished(let result) = event {
            counter.add(result, of: plan)
            ended[result.index] = EndedScenario(result)
          }
          await report(event)
        }
      }
    }
    let whole = RunResult(
      plan: plan, scenarios: ended.compactMap(\.self), counter: counter,
      requiredCoverage: settings.requiredCoverage, failsOnFlaky: settings.failsOnFlaky,
      duration: clock.now - start, startedAt: settings.startedAt, isInterrupted: Task.isCancelled)
    await report(.runFinished(whole))
    return whole
  }

  /// Leaves no more time to steps of `finally` either; to be called after the run has been cancelled.
  package func endCleaningUp() { grace.finish() }

  private nonisolated(nonsending) func result(of planned: PlannedScenario) async -> ScenarioResult {
    if let reason = planned.skipReason { return .skipped(planned.index, reason) }
    var tries: [ScenarioResult] = []
    repeat {
      if Task.isCancelled { return .interrupted(index: planned.index) }
      let lane = loop.lane(
        keepsCookies: planned.scenario.keepsCookies, secrets: settings.secrets)
      var run = ScenarioRun(planned, attempt: tries.count, of: self, lane: lane)
      let result = await run.result()
      // An exchange that was cut off by the interruption says nothing about the server.
      if Task.isCancelled, result.verdict.isErrored { return .interrupted(index: planned.index) }
      tries.append(result)
    } while tries.last?.verdict.isTroubled == true && tries.count <= settings.retries
    var last = tries.removeLast()
    last.earlierTries = tries
    return settings.knownFailures?.judged(last, planned, at: settings.startedAt) ?? last
  }
}

extension ScenarioResult {
  static func skipped(_ index: Int, _ reason: String) -> ScenarioResult {
    ScenarioResult(index: index, verdict: .skipped(reason: reason), steps: [], duration: .zero)
  }

  package static func interrupted(index: Int) -> ScenarioResult {
    .skipped(index, "the run was interrupted")
  }
}

extension ScenarioResult {
  /// Bytes of all contents that it holds.
  fileprivate var contentSize: Int {
    var size = 0
    for step in steps {
      for exchange in step.exchanges { size += exchange.contentSize }
    }
    return earlierTries.reduce(size) { $0 + $1.contentSize }
  }
}

extension ExchangeRecord {
  fileprivate var contentSize: Int {
    let response =
      switch outcome {
      case .success(let exchange): exchange.response as Response?
      case .failure(let error): error.partialResponse
      }
    let received = (response?.body.count ?? 0) + (response?.head.count ?? 0)
    // Of what was left out, some may still be in the values of mismatches.
    return received + min(gap?.count ?? 0, 4 * 1024 * 1024) + (request.body?.count ?? 0)
  }
}

extension Verdict {
  /// Whether it is none because time was up.
  fileprivate var isTimeout: Bool {
    guard case .errored(let trouble) = self else { return false }
    switch trouble.cause {
    case .timeout: return true
    case .transport(_, let kind): return kind == TransportError.Kind.timedOut.rawValue
    case .scenario, .load: return false
    }
  }
}

/// Hands out the numbers of scenarios, each once, and sees the last worker out.
private final class WorkQueue: Sendable {
  let workers: Int
  private let count: Int
  private let taken = Atomic(0)
  private let working: Atomic<Int>
  private let closing = Mutex<String?>(nil)
  private let silent = Atomic(0)
  private let failures = Atomic(0)

  init(count: Int, workers: Int) {
    self.count = count
    self.workers = max(1, min(workers, count))
    working = Atomic(self.workers)
  }

  /// How many scenarios in a row get no answer in time before the rest is not tried: with the usual
  /// time-out of half a minute, a server that hangs would else hold a suite for hours.
  private static let patience = 16

  /// Why what has not begun shall not begin any more; nil while it shall.
  var closingReason: String? { closing.withLock { $0 } }

  func close(_ reason: String) { closing.withLock { $0 = $0 ?? reason } }

  /// - Parameter isSilent: whether the scenario that has ended waited in vain.
  func note(isSilent: Bool) {
    guard isSilent else { return silent.store(0, ordering: .relaxed) }
    guard silent.add(1, ordering: .relaxed).newValue == Self.patience else { return }
    close("\(Self.patience) scenarios in a row got no answer in time, so the rest was not tried")
  }

  func noteFailure(_ settings: RunSettings) {
    let count = failures.add(1, ordering: .relaxed).newValue
    if settings.failsFast { close("an earlier scenario failed (--fail-fast)") }
    guard let most = settings.mostFailures, count >= most else { return }
    close("\(counted(most, "scenario")) failed before (--max-failures)")
  }

  func next() -> Int? {
    let index = taken.add(1, ordering: .relaxed).oldValue
    return index < count ? index : nil
  }

  /// Whether all others had ended before.
  func workerEnds() -> Bool {
    working.subtract(1, ordering: .acquiringAndReleasing).newValue == 0
  }
}
