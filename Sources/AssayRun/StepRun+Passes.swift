import AssayJSON
import AssaySuite
import AssayText
import AssayVerdict

/// What going through arrays comes to.
enum ForEachElements {
  case passes([[LoopElement]])
  /// There is nothing to go through, or too much.
  case verdict(Verdict)
}

extension ScenarioRun {
  /// Sends the request as often as the step says, until an answer is not as it must be.
  nonisolated(nonsending) mutating func runInTurn(
    _ step: Step, _ count: Int, _ result: inout StepResult
  ) async throws(TemplateError) {
    var passes = Passing(keepsAnswers: !step.together.isEmpty)
    for index in 0..<count {
      if count > 1 { scope.define("index", as: .number(index)) }
      guard let answer = try await pass(step, index, isOne: count == 1, &result) else { return }
      if index == count - 1 { capture(of: step, from: [answer], &result) }
      passes.add(answer)
    }
    try finish(step, passes, &result)
  }

  /// Sends the request once for each element of arrays.
  nonisolated(nonsending) mutating func runForEach(
    _ step: Step, _ loop: ForEach, _ result: inout StepResult
  ) async throws(TemplateError) {
    let elements: [[LoopElement]]
    switch try self.elements(of: loop) {
    case .verdict(let verdict):
      result.verdict = verdict
      return
    case .passes(let passes): elements = passes
    }
    var passes = Passing(keepsAnswers: !step.together.isEmpty)
    for (index, values) in elements.enumerated() {
      let depth = scope.depth
      try scope.open(values)
      scope.define("index", as: .number(index))
      let answer = try await pass(step, index, isOne: elements.count == 1, &result)
      if let answer, index == elements.count - 1 { capture(of: step, from: [answer], &result) }
      scope.close(scope.depth - depth)
      guard let answer else { return }
      passes.add(answer)
    }
    try finish(step, passes, &result)
  }

  /// Sends the request again as long as what was captured fits.
  nonisolated(nonsending) mutating func runWhile(
    _ step: Step, _ loop: RepeatWhile, _ result: inout StepResult
  ) async throws(TemplateError) {
    var passes = Passing(keepsAnswers: !step.together.isEmpty)
    for index in 0..<loop.atMost {
      scope.define("index", as: .number(index))
      guard let answer = try await pass(step, index, isOne: false, &result) else { return }
      capture(of: step, from: [answer], &result)
      if case .failed(let mismatches) = result.verdict {
        result.verdict = .failed(mismatches.of(exchange: index))
        return
      }
      passes.add(answer)
      if try firstUnmet(loop.conditions) != nil { return try finish(step, passes, &result) }
      if Task.isCancelled { return }
    }
    let names = loop.conditions.map { "'\($0.name)'" }.joined(separator: " and ")
    result.verdict = .failed([
      Mismatch(
        at: loop.place, in: .scenario,
        .stated(
          "\(names) would go on after \(counted(loop.atMost, "pass", "passes")), "
            + "which is as many as 'atMost' allows"))
    ])
  }

  /// One exchange of several; nil where it ended the step, and `result` then says why.
  private nonisolated(nonsending) mutating func pass(
    _ step: Step, _ index: Int, isOne: Bool, _ result: inout StepResult
  ) async throws(TemplateError) -> Answer? {
    guard let answer = try await answer(to: step, &result) else { return nil }
    let mismatches = try judge(answer, step)
    guard mismatches.isEmpty else {
      result.verdict = .failed(isOne ? mismatches : mismatches.of(exchange: index))
      return nil
    }
    return answer
  }

  /// Judges the answers of all passes together.
  private mutating func finish(
    _ step: Step, _ passes: Passing, _ result: inout StepResult
  ) throws(TemplateError) {
    guard !result.verdict.isTroubled else { return }
    let mismatches = try judge(passes.answers, together: step)
    if !mismatches.isEmpty, !Task.isCancelled { result.verdict = .failed(mismatches) }
  }
}

/// The answers of the passes through a step, where somebody asks for all of them.
private struct Passing {
  let keepsAnswers: Bool
  private(set) var answers: [Answer] = []

  init(keepsAnswers: Bool) { self.keepsAnswers = keepsAnswers }

  mutating func add(_ answer: Answer) { if keepsAnswers { answers.append(answer) } }
}

extension ScenarioRun {
  /// The values of each pass through the arrays of `forEach`.
  mutating func elements(of loop: ForEach) throws(TemplateError) -> ForEachElements {
    var columns: [[LoopElement]] = []
    for name in loop.names {
      let (value, isAnswered) = try scope.watchingAnswers { scope throws(TemplateError) in
        try name.value.value(in: &scope)
      }
      guard let elements = value.arrayValue else {
        return wrong(
          loop,
          "'forEach' goes through an array, and what '\(name.name)' is to stand for is of type "
            + value.value.typeName)
      }
      columns.append(
        elements.map { LoopElement(name: name.name, value: $0, isAnswered: isAnswered) })
    }
    let count = columns.first?.count ?? 0
    if let other = zip(loop.names, columns).first(where: { $1.count != count }) {
      return wrong(
        loop,
        "the arrays of 'forEach' go in step: '\(loop.names[0].name)' has "
          + "\(counted(count, "element")), '\(other.0.name)' \(other.1.count)")
    }
    if count > loop.atMost {
      return wrong(
        loop,
        "there are \(counted(count, "element")) to go through, more than 'atMost' allows, "
          + "which is \(loop.atMost)")
    }
    if count == 0 {
      return loop.allowsNone
        ? .verdict(.skipped(reason: "there is nothing to go through"))
        : wrong(loop, "there is nothing to go through, so that nothing would be judged")
    }
    return .passes((0..<count).map { index in columns.map { $0[index] } })
  }

  private func wrong(_ loop: ForEach, _ sentence: String) -> ForEachElements {
    .verdict(.failed([Mismatch(at: loop.place, in: .scenario, .stated(sentence))]))
  }
}
