import AssayExchange
import AssayJSON
import AssaySuite
import AssayText
import AssayVerdict

extension ScenarioRun {
  /// - Parameter uses: of flows that begin with the step and are not open yet.
  nonisolated(nonsending) mutating func result(
    of step: Step, opening uses: ArraySlice<FlowUse>
  ) async -> StepResult {
    var result = StepResult(
      name: "", verdict: .passed, isConcurrent: step.copies > 1, exchanges: [],
      clauses: step.coveredClauses.map(\.name))
    judging = StepJudging()
    do {
      try scope.open(uses.map(\.bindings))
      result.name = try name(of: step)
      if let reason = try unmetCondition(of: step) {
        result.verdict = .skipped(reason: reason)
        return result
      }
      if let delay = step.delay { await pause(delay) }
      try await run(step, &result)
    } catch {
      if result.name.isEmpty { result.name = step.name.asWritten }
      result.verdict = verdict(of: error)
    }
    if result.verdict.isPassed, let idle = judging.idleQuery, step.captures.isEmpty {
      result.verdict = .skipped(reason: "nothing was judged: '\(idle)' selects nothing")
    }
    return result
  }

  private nonisolated(nonsending) mutating func run(
    _ step: Step, _ result: inout StepResult
  ) async throws(TemplateError) {
    if step.copies > 1 {
      try await runAtOnce(step, &result)
    } else if let retry = step.retry {
      try await poll(step, retry, &result)
    } else {
      switch step.passes {
      case .times(let count): try await runInTurn(step, count, &result)
      case .forEach(let loop): try await runForEach(step, loop, &result)
      case .whileFits(let loop): try await runWhile(step, loop, &result)
      }
    }
  }

  /// What stands for the element of an array is not known yet.
  private mutating func name(of step: Step) throws(TemplateError) -> String {
    guard case .forEach = step.passes else { return try step.name.text(in: &scope) }
    let name = try? step.name.text(in: &scope)
    return name ?? step.name.asWritten
  }

  /// Why the step is not made; nil where it is.
  private mutating func unmetCondition(of step: Step) throws(TemplateError) -> String? {
    // The value may be anything that an answer gave: what it is not says enough.
    try firstUnmet(step.conditions).map { "'\($0.name)' is not \($0.expected)" }
  }

  /// The first of the conditions that does not hold, and what the value of its name is not.
  mutating func firstUnmet(
    _ conditions: [Condition<MatcherGap>]
  ) throws(TemplateError) -> (name: String, expected: String)? {
    for condition in conditions {
      let matcher = try condition.matcher.resolved(in: &scope)
      if let mismatch = matcher.mismatches(in: scope.values[condition.name]).first {
        return (condition.name, mismatch.expected ?? matcher.summary)
      }
    }
    return nil
  }

  /// Sends the request until its answer is as it must be, or time is up.
  private nonisolated(nonsending) mutating func poll(
    _ step: Step, _ retry: RetryPolicy, _ result: inout StepResult
  ) async throws(TemplateError) {
    let start = clock.now
    let deadline = start + retry.within
    var tries = 0
    while true {
      let answer = try await answer(to: step, &result)
      var mismatches: [Mismatch] = []
      if let answer {
        mismatches = try judge(answer, step)
        if mismatches.isEmpty {
          result.verdict = .passed
          return capture(of: step, from: [answer], &result)
        }
        result.verdict = .failed(mismatches)
        if let unless = retry.unless,
          try unless.resolved(in: &scope).mismatches(in: answer).isEmpty
        {
          return
        }
      }
      tries += 1
      if clock.now + retry.every >= deadline || isOutOfTime {
        if case .failed(let mismatches) = result.verdict {
          result.verdict = .failed(mismatches + [ranOut(tries, clock.now - start, step)])
        }
        return
      }
      await pause(retry.every)
      // What it would have been by the end of its time is not known.
      if Task.isCancelled {
        result.verdict = .errored(interrupted(step))
        return
      }
    }
  }

  /// Sends all copies at once; each must be right, and all together.
  private nonisolated(nonsending) mutating func runAtOnce(
    _ step: Step, _ result: inout StepResult
  ) async throws(TemplateError) {
    if isOutOfTime {
      result.verdict = .errored(outOfTime(step))
      return
    }
    var requests: [Request] = []
    for index in 0..<step.copies {
      scope.define("index", as: .number(index))
      requests.append(try request(of: step))
      // The answers of all copies are kept until they can be judged together.
      let share = 2 * requests[index].options.maxBodySize / step.copies
      if step.copies > 2 { requests[index].options.maxBodySize = share }
    }
    captures = try resolvedCaptures(of: step)
    let outcomes = await lane.exchangesAtOnce(requests)
    result.exchanges = zip(requests, outcomes).map(ExchangeRecord.init(sending:_:))
    var answers: [Answer] = []
    var mismatches: [Mismatch] = []
    var error: TransportError?
    for (index, outcome) in outcomes.enumerated() {
      switch outcome {
      case .success(let exchange):
        let answer = Answer(
          exchange, mostBytes: requests[index].options.maxBodySize,
          takesLast: step.takesLastOfRepeatedMembers)
        answers.append(answer)
        scope.define("index", as: .number(index))
        mismatches += try judge(answer, step).of(exchange: index)
      case .failure(let failure):
        hideLikelySecrets(in: failure.partialResponse)
        error = error ?? failure
      }
    }
    let bare = hideSecrets(together: answers)
    if !bare.isEmpty {
      result.exchanges = result.exchanges.map { $0.withoutAnswer() }
      result.verdict = .failed(mismatches.withoutContent + bare)
      return
    }
    if let error {
      // An answer that is wrong is so whatever became of the others.
      result.verdict = mismatches.isEmpty ? .errored(trouble(error, step)) : .failed(mismatches)
      return
    }
    mismatches += try judge(answers, together: step)
    if Task.isCancelled { return }
    result.verdict = mismatches.isEmpty ? .passed : .failed(mismatches)
    if mismatches.isEmpty { capture(of: step, from: answers, &result) }
  }

  /// What is wrong with all answers of a step together.
  mutating func judge(
    _ answers: [Answer], together step: Step
  ) throws(TemplateError) -> [Mismatch] {
    guard !step.together.isEmpty else { return [] }
    var together: [PathAssertion<Never>] = []
    for assertion in step.together { together.append(try assertion.resolved(in: &scope)) }
    judging.add(idle: together.idleQuery(of: answers))
    return Verdict.mismatches(of: answers, together: together)
  }

  /// One answer; nil where there is none, and `result` then says why.
  nonisolated(nonsending) mutating func answer(
    to step: Step, _ result: inout StepResult
  ) async throws(TemplateError) -> Answer? {
    if isOutOfTime {
      result.verdict = .errored(outOfTime(step))
      return nil
    }
    let request = try request(of: step)
    captures = try resolvedCaptures(of: step)
    var outcome = await lane.outcome(of: request)
    if let events = step.expect?.template.events, events.within != nil,
      case .failure(let error) = outcome, let exchange = error.endedStream
    {
      outcome = .success(exchange)
    }
    result.exchanges.append(ExchangeRecord(sending: request, outcome))
    switch outcome {
    case .success(let exchange):
      let answer = Answer(
        exchange, mostBytes: request.options.maxBodySize,
        takesLast: step.takesLastOfRepeatedMembers)
      let bare = hideSecrets(in: answer)
      if bare.isEmpty { return answer }
      let shown = result.exchanges.removeLast().withoutAnswer()
      result.exchanges.append(shown)
      result.verdict = .failed(try judge(answer, step).withoutContent + bare)
      return nil
    case .failure(let error):
      hideLikelySecrets(in: error.partialResponse)
      result.verdict = .errored(trouble(error, step))
      return nil
    }
  }

  private mutating func resolvedCaptures(
    of step: Step
  ) throws(TemplateError) -> [Capture<Never>] {
    var captures: [Capture<Never>] = []
    for capture in step.captures { captures.append(try capture.resolved(in: &scope)) }
    return captures
  }

  mutating func judge(_ answer: Answer, _ step: Step) throws(TemplateError) -> [Mismatch] {
    guard let expect = try step.expect?.resolved(in: &scope) else { return [] }
    var mismatches = expect.mismatches(in: answer)
    judging.add(idle: mismatches.isEmpty ? expect.idleQuery(in: answer) : nil)
    if !mismatches.isEmpty { mismatches += withheld(from: [answer], step) }
    // What was not judged to its end says nothing.
    return Task.isCancelled ? [] : mismatches
  }

  mutating func capture(
    of step: Step, from answers: [Answer], _ result: inout StepResult
  ) {
    if Task.isCancelled { return }
    var missing: [Mismatch] = []
    for capture in captures {
      let value =
        step.copies > 1
        ? capture.value(together: answers) : capture.value(in: answers[0])
      switch value {
      case .success(let value):
        if let mismatch = emptiness(of: capture, value) { missing.append(mismatch) }
        scope.capture(capture.name, as: value)
        result.captured.append(
          CapturedValue(name: capture.name, value: value, isSecret: capture.isSecret == true))
      case .failure(let mismatch): missing.append(mismatch)
      }
    }
    if !missing.isEmpty { result.verdict = .failed(missing + withheld(from: answers, step)) }
  }

  /// What explains an answer that is not as it must be: a redirect that was not followed.
  private func withheld(from answers: [Answer], _ step: Step) -> [Mismatch] {
    answers.compactMap(\.exchange.withheld).prefix(1).map { reason in
      Mismatch(at: step.place, in: .status, .withheld(reason))
    }
  }

  /// What a retry that came to the end of its time has done.
  private func ranOut(_ tries: Int, _ span: Duration, _ step: Step) -> Mismatch {
    let seconds = (span / .seconds(1) * 10).rounded() / 10
    return Mismatch(
      at: step.place, in: .scenario,
      .stated("tried \(counted(tries, "time")) in \(seconds) s; this is of the last answer"))
  }

  private var isOutOfTime: Bool { deadline.map { clock.now >= $0 } ?? false }

  private func outOfTime(_ step: Step) -> Trouble {
    Trouble(.timeout, "the scenario took longer than its time-out", at: step.place)
  }

  private func interrupted(_ step: Step) -> Trouble {
    let kind = TransportError.Kind.cancelled.rawValue
    return Trouble(
      .transport(code: 0, kind: kind), "the run was interrupted", at: step.place)
  }

  private func trouble(_ error: TransportError, _ step: Step) -> Trouble {
    // The last exchange gets only the time that the scenario has left.
    if isOutOfTime { return outOfTime(step) }
    return Trouble(
      .transport(code: error.code, kind: error.kind.rawValue), error.message, at: step.place)
  }
}

/// Whether anything was judged in a step: a query that may select nothing, and does, is no judgement.
struct StepJudging {
  private var hasJudged = false
  private var firstIdle: String?

  /// The first query without a node, where nothing else was judged.
  var idleQuery: String? { hasJudged ? nil : firstIdle }

  /// - Parameter idle: that query of what was judged just now; nil where something was.
  mutating func add(idle: String?) {
    if idle == nil { hasJudged = true }
    firstIdle = firstIdle ?? idle
  }
}

extension TransportError {
  /// The exchange whose content was still coming when its time was up.
  fileprivate var endedStream: Exchange? {
    guard kind == .timedOut, let request, let partialResponse else { return nil }
    return Exchange(
      request: request, response: partialResponse, timings: timings,
      connection: ConnectionInfo())
  }
}

extension Lane {
  fileprivate nonisolated(nonsending) func outcome(
    of request: Request
  ) async -> Result<Exchange, TransportError> {
    do {
      return .success(try await exchange(request))
    } catch {
      return .failure(error)
    }
  }
}

extension [Mismatch] {
  /// Said of one of the step's exchanges, counted from 0.
  func of(exchange index: Int) -> [Mismatch] {
    map { mismatch in
      var mismatch = mismatch
      mismatch.exchange = index
      return mismatch
    }
  }
}
