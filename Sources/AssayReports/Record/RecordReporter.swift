import AssayJSON
import AssayRun

/// The record of a run: JSON Lines, one for each event, as it happens. Every other report can be made
/// of it again (`Record`), also of what there is of it when the run was killed.
package struct RecordReporter: Reporter {
  private let write: ([UInt8]) throws(ReportFileError) -> Void
  private var plan: ReportedPlan?

  /// - Parameter write: takes each line, as a whole and with its line feed, when its event happens.
  package init(write: @escaping ([UInt8]) throws(ReportFileError) -> Void) { self.write = write }

  package var needsPassedExchanges: Bool { true }

  package mutating func report(_ event: ReportEvent) throws(ReportFileError) {
    switch event {
    case .runStarted(let plan):
      self.plan = plan
      try write(RecordLine.bytes(.run) { plan.record(in: &$0) })
    case .scenarioStarted(let index):
      try write(RecordLine.bytes(.begin) { $0.add("index", index) })
    case .scenarioFinished(let scenario): try write(line(scenario))
    case .runFinished(let totals): try write(RecordLine.bytes(.end) { totals.record(in: &$0) })
    }
  }

  /// With the names of the file and the scenario, for those who read lines without the plan.
  private func line(_ scenario: ReportedScenario) -> [UInt8] {
    RecordLine.bytes(.scenario) { members in
      if let plan, plan.scenarios.indices.contains(scenario.index) {
        let heading = plan.scenarios[scenario.index]
        members.add("file", plan.files[heading.file].path)
        members.add("name", heading.name)
      }
      scenario.record(in: &members)
    }
  }
}

extension ReportedTotals {
  fileprivate func record(in members: inout RecordMembers) {
    members.add("duration", duration)
    members.add("interrupted", ifTrue: isInterrupted)
    members.add("requiredCoverage", coverage.required)
    members.add("failsOnFlaky", ifTrue: failsOnFlaky)
    members.add("comparison", comparison)
    members.add("passed", passed)
    members.add("failed", failed)
    members.add("errored", errored)
    members.add("skipped", skipped)
    members.add("flaky", flaky)
    members.add("requests", requests)
    members.add("clauses", states: clauses)
  }
}

extension RecordMembers {
  /// What came of each clause, for those who read the last line alone: a reader of the whole record
  /// counts again.
  fileprivate mutating func add(_ name: String, states clauses: [ReportedClause]) {
    let nodes = clauses.map { clause in
      JSONNode.recorded { members in
        members.add("id", clause.id)
        members.add("state", word: clause.state.rawValue)
      }
    }
    add(name, nodes: nodes)
  }
}
