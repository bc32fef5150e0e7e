import AssayRun

extension RecordMerge {
  /// The one record; nil where there was none to make it of.
  package var merged: Record? {
    mergedParts.map { record in reruns.reduce(record) { $0.overlaid(by: $1.record) } }
  }

  private var mergedParts: Record? {
    guard let first = parts.first?.record else { return nil }
    if parts.count == 1 { return first }
    var plan = mergedPlan(first.plan)
    let numbers = Dictionary(
      uniqueKeysWithValues: plan.scenarios.enumerated().map { ($1.position, $0) })
    var events: [ReportEvent] = []
    for (_, record) in parts {
      events += record.events.map { event in
        event.renumbered { numbers[record.plan.scenarios[$0].position] ?? $0 }
      }
    }
    for (index, heading) in plan.scenarios.enumerated() {
      plan.files[heading.file].scenarios.append(index)
    }
    let totals = parts.map(\.record.totals)
    // The parts run at the same time, so the whole takes as long as the longest of them.
    return Record(
      plan: plan, events: events,
      end: RecordedEnd(
        duration: totals.map(\.duration).max() ?? .zero,
        isInterrupted: totals.contains(where: \.isInterrupted),
        requiredCoverage: totals.compactMap(\.coverage.required).max(),
        failsOnFlaky: totals.contains(where: \.failsOnFlaky),
        comparison: .sum(totals.map(\.comparison))))
  }

  /// All scenarios in the order of the whole; the lists of each file are still empty.
  private func mergedPlan(_ first: ReportedPlan) -> ReportedPlan {
    let plans = parts.map(\.record.plan)
    var plan = first
    if let earliest = plans.min(by: { $0.startedAt < $1.startedAt }) {
      (plan.startedAt, plan.hostname) = (earliest.startedAt, earliest.hostname)
    }
    plan.files = mergedFiles(plans, inOrderOf: first.whole.files)
    let running = plan.files.enumerated().filter { !$1.isBroken }
    let places = Dictionary(running.map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
    plan.scenarios = plans.flatMap { plan in
      plan.scenarios.map { heading in
        var heading = heading
        heading.file = places[plan.files[heading.file].path] ?? 0
        return heading
      }
    }.sorted { $0.position < $1.position }
    plan.whole.parts = mergedParts(plans)
    return plan
  }

  /// Those that run, each once, then those that could not be loaded, in every part the same.
  private func mergedFiles(
    _ plans: [ReportedPlan], inOrderOf whole: [ReportedWhole.File]
  ) -> [ReportedFile] {
    let order = Dictionary(
      whole.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
    var seen: [Bool: Set<RedactedText>] = [:]
    let files = plans.flatMap(\.files).filter { file in
      seen[file.isBroken, default: []].insert(file.path).inserted
    }.map { file in
      var file = file
      file.scenarios = []
      return file
    }
    let running = files.filter { !$0.isBroken }.sorted {
      order[$0.path] ?? Int.max < order[$1.path] ?? Int.max
    }
    return running + files.filter(\.isBroken)
  }

  /// Nil where all parts are there.
  private func mergedParts(_ plans: [ReportedPlan]) -> ReportedWhole.Parts? {
    guard let count = plans.first?.whole.parts?.count else { return nil }
    let numbers = plans.flatMap { $0.whole.parts?.numbers ?? [] }.sorted()
    return numbers.count == count ? nil : ReportedWhole.Parts(numbers: numbers, count: count)
  }
}

extension ReportEvent {
  fileprivate func renumbered(_ number: (Int) -> Int) -> ReportEvent {
    switch self {
    case .scenarioStarted(let index): return .scenarioStarted(index: number(index))
    case .scenarioFinished(var scenario):
      scenario.index = number(scenario.index)
      for index in scenario.earlierTries.indices {
        scenario.earlierTries[index].index = scenario.index
      }
      return .scenarioFinished(scenario)
    case .runStarted, .runFinished: return self
    }
  }
}
