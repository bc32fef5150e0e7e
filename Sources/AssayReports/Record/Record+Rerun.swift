import AssayRun
import AssaySuite

extension Record {
  /// The run with what came of a rerun of its troubled scenarios: the later try counts, and those
  /// before it are kept. What the rerun skipped stays as it was.
  ///
  /// - Parameter rerun: of scenarios that the run has, or of files that it could not load.
  func overlaid(by rerun: Record) -> Record {
    var plan = plan
    let targets = rerun.plan.scenarios.map { heading in
      plan.indices(of: heading, in: rerun.plan.files[heading.file].path, orAdd: rerun.plan)
    }
    var later: [Int: [ReportedScenario]] = [:]
    for case .scenarioFinished(let scenario) in rerun.events
    where scenario.verdict.outcome != .skipped {
      for index in targets[scenario.index] { later[index, default: []].append(scenario) }
    }
    var all = events.map { event in
      guard case .scenarioFinished(let first) = event,
        let again = later.removeValue(forKey: first.index)
      else { return event }
      return .scenarioFinished(again.reduce(first) { $0.tried($1) })
    }
    for (_, again) in later.sorted(by: { $0.key < $1.key }) {
      guard let first = again.first else { continue }
      all.append(.scenarioFinished(again.dropFirst().reduce(first) { $0.tried($1) }))
    }
    return Record(
      plan: plan, events: all,
      end: RecordedEnd(
        duration: totals.duration + rerun.totals.duration,
        isInterrupted: totals.isInterrupted || rerun.totals.isInterrupted,
        requiredCoverage: totals.coverage.required ?? rerun.totals.coverage.required,
        failsOnFlaky: totals.failsOnFlaky || rerun.totals.failsOnFlaky))
  }

  /// The same run, told as the rerun in which nothing was left to run.
  package var asRerun: Record {
    var plan = plan
    plan.whole.isRerun = true
    return Record(
      plan: plan, events: events,
      end: RecordedEnd(
        duration: totals.duration, isInterrupted: totals.isInterrupted,
        requiredCoverage: totals.coverage.required, failsOnFlaky: totals.failsOnFlaky,
        comparison: totals.comparison))
  }
}

extension ReportedScenario {
  /// What came of it when it was tried once more.
  fileprivate func tried(_ again: ReportedScenario) -> ReportedScenario {
    var tries = earlierTries
    if [.failed, .errored].contains(verdict.outcome) {
      var first = self
      first.earlierTries = []
      tries.append(first)
    }
    var last = again
    last.index = index
    last.earlierTries = (tries + again.earlierTries).map { scenario in
      var scenario = scenario
      scenario.index = index
      return scenario
    }
    return last
  }
}

extension ReportedPlan {
  /// The scenarios that one of another run is: that of its id, which outlasts its name, or of its
  /// name, or all repetitions of it.
  func indices(of heading: ReportedHeading, in path: RedactedText) -> [Int] {
    let ofID = heading.id.map { id in scenarios.indices.filter { scenarios[$0].id == id } } ?? []
    if !ofID.isEmpty {
      let same = ofID.filter { scenarios[$0].name == heading.name }
      return same.isEmpty ? ofID : same
    }
    let ofFile = scenarios.indices.filter { files[scenarios[$0].file].isAt(path) }
    let same = ofFile.filter { scenarios[$0].name == heading.name }
    return same.isEmpty
      ? ofFile.filter { scenarios[$0].nameInFile == heading.nameInFile } : same
  }

  /// The same; what is of a file that could not be loaded before is added.
  fileprivate mutating func indices(
    of heading: ReportedHeading, in path: RedactedText, orAdd other: ReportedPlan
  ) -> [Int] {
    let known = indices(of: heading, in: path)
    guard known.isEmpty, let number = files.firstIndex(where: { $0.isAt(path) }) else {
      return known
    }
    files[number].diagnostics = []
    files[number].scenarios.append(scenarios.count)
    var heading = heading
    heading.file = number
    heading.position = whole.scenarioCount
    whole.scenarioCount += 1
    scenarios.append(heading)
    if !whole.files.contains(where: { $0.path == files[number].path }) {
      whole.files += other.whole.files.filter { $0.path == path }
    }
    return [scenarios.count - 1]
  }
}

extension ReportedFile {
  func isAt(_ other: RedactedText) -> Bool { normalized(path.text) == normalized(other.text) }
}
