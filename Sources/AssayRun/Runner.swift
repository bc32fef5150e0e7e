package import AssayExchange
import AssaySuite
import AssayVerdict
import Synchronization

/// Runs a plan: so many scenarios at a time, all on the thread of one curl loop.
package struct Runner: Sendable {
  let settings: RunSettings
  let loop: CurlLoop

  package init(settings: RunSettings, loop: CurlLoop) {
    self.settings = settings
    self.loop = loop
  }

  /// Runs everything and hands each event to `report`, one after the other and in the order in which
  /// things happen; scenarios that are already decided come in plan order like all others.
  ///
  /// When the calling task is cancelled, what is under way ends at once, and all that has not ended
  /// is skipped.
  package func run(_ plan: Plan, report: (Event) async -> Void) async -> RunResult {
    let clock = ContinuousClock()
    let start = clock.now
    await report(.runStarted(plan))
    var results: [ScenarioResult?] = Array(repeating: nil, count: plan.scenarios.count)
    var counter = RunCounter(brokenFiles: plan.brokenFiles.count)
    let mailbox = Mailbox<Event>()
    await withTaskGroup(of: Void.self) { group in
      guard !plan.scenarios.isEmpty else { return }
      let queue = WorkQueue(count: plan.scenarios.count, workers: settings.jobs)
      for _ in 0..<queue.workers {
        group.addTask(executorPreference: loop) {
          while let next = queue.next() {
            let planned = plan.scenarios[plan.order[next]]
            mailbox.put(.scenarioStarted(index: planned.index))
            let result =
              queue.isClosed
              ? .skipped(planned.index, "an earlier scenario failed (--fail-fast)")
              : await result(of: planned)
            if settings.failsFast, result.verdict.isFailed { queue.close() }
            mailbox.put(.scenarioFinished(result))
          }
          if queue.workerEnds() { mailbox.finish() }
        }
      }
      while let event = await mailbox.take() {
        if case .scenarioFinished(let result) = event {
          counter.add(result, of: plan)
          results[result.index] = result.withoutExchanges
        }
        await report(event)
      }
    }
    let whole = RunResult(
      plan: plan, results: results.compactMap(\.self), counter: counter,
      requiredCoverage: settings.requiredCoverage, duration: clock.now - start,
      startedAt: settings.startedAt, isInterrupted: Task.isCancelled)
    await report(.runFinished(whole))
    return whole
  }

  private func result(of planned: PlannedScenario) async -> ScenarioResult {
    if let reason = planned.skipReason { return .skipped(planned.index, reason) }
    var tries: [ScenarioResult] = []
    repeat {
      if Task.isCancelled { return .interrupted(index: planned.index) }
      let lane = loop.lane(keepsCookies: planned.scenario.keepsCookies)
      var run = ScenarioRun(planned, attempt: tries.count, settings: settings, lane: lane)
      let result = await run.result()
      // An exchange that was cut off by the interruption says nothing about the server.
      if Task.isCancelled, !result.verdict.isFailed { return .interrupted(index: planned.index) }
      tries.append(result)
    } while tries.last?.verdict.isPassed == false && tries.count <= settings.retries
    var last = tries.removeLast()
    last.earlierTries = tries
    return settings.knownFailures?.judged(last, planned) ?? last
  }
}

extension ScenarioResult {
  static func skipped(_ index: Int, _ reason: String) -> ScenarioResult {
    ScenarioResult(index: index, verdict: .skipped(reason: reason), steps: [], duration: .zero)
  }

  static func interrupted(index: Int) -> ScenarioResult {
    .skipped(index, "the run was interrupted")
  }
}

/// Hands out the numbers of scenarios, each once, and sees the last worker out.
private final class WorkQueue: Sendable {
  let workers: Int
  private let count: Int
  private let taken = Atomic(0)
  private let working: Atomic<Int>
  private let closed = Atomic(false)

  init(count: Int, workers: Int) {
    self.count = count
    self.workers = max(1, min(workers, count))
    working = Atomic(self.workers)
  }

  /// Whether what has not begun shall not begin any more.
  var isClosed: Bool { closed.load(ordering: .relaxed) }

  func close() { closed.store(true, ordering: .relaxed) }

  func next() -> Int? {
    let index = taken.add(1, ordering: .relaxed).oldValue
    return index < count ? index : nil
  }

  /// Whether all others had ended before.
  func workerEnds() -> Bool {
    working.subtract(1, ordering: .acquiringAndReleasing).newValue == 0
  }
}
