package import AssayRun
import AssaySuite

/// What failed in an earlier run, by which failures are told to be new.
package struct Baseline: Sendable {
  private struct Name: Hashable {
    var file: String
    var name: String
  }

  /// What came of scenarios, by each of their names.
  private var outcomes: [Name: Set<CountedScenario.Outcome>] = [:]

  package init(_ record: Record) {
    let files = Self.files(of: record.plan.files.map(\.path.text))
    for case .scenarioFinished(let scenario) in record.events {
      let heading = record.plan.scenarios[scenario.index]
      for name in Self.names(heading, in: files[heading.file]) {
        outcomes[name, default: []].insert(scenario.verdict.outcome)
      }
    }
  }

  /// The files by paths that do not depend on how they were named or where a job has its folder.
  static func files(of paths: [String]) -> [String] {
    JUnitNames.paths(paths, from: WorkingFolder.current).map(normalized)
  }

  /// The id, which stays when a scenario gets another name; the name; that of the file, where
  /// repetitions have names of their own.
  private static func names(_ heading: ReportedHeading, in file: String) -> [Name] {
    let id = heading.id.map { [Name(file: "", name: $0.text)] } ?? []
    return id + [heading.name.text, heading.nameInFile.text].map { Name(file: file, name: $0) }
  }

  /// Whether the scenario of a plan has ended in the earlier run.
  package func knows(_ planned: PlannedScenario, _ redactor: GrowingRedactor) -> Bool {
    let name = redactor.redact(planned.nameInFile).text
    let file = Self.files(of: [redactor.redact(planned.filePath).text])[0]
    let id = planned.scenario.id.map { Name(file: "", name: redactor.redact($0).text) }
    return outcomes[Name(file: file, name: name)] != nil || id.map { outcomes[$0] != nil } ?? false
  }

  /// What a scenario that has ended is against the earlier run; nil where there is nothing to say.
  ///
  /// What the earlier run does not have, or could not judge, may always have failed; nobody knew, so
  /// that is new.
  ///
  /// - Parameter file: its path as `files` gives it.
  func change(
    _ scenario: ReportedScenario, _ heading: ReportedHeading, in file: String
  ) -> ReportedChange? {
    let before = Self.names(heading, in: file).lazy.compactMap { outcomes[$0] }.first ?? []
    switch scenario.verdict.outcome {
    case .failed: return before.contains(.failed) ? .old : .new
    case .errored: return before.isDisjoint(with: [.failed, .errored]) ? .new : .old
    case .passed: return before.isDisjoint(with: [.failed, .errored]) ? nil : .mended
    case .skipped: return nil
    }
  }
}
