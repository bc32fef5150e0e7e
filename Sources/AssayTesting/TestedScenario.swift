internal import AssayJSON
internal import AssayReports
internal import AssayRun
internal import AssaySuite
internal import AssayVerdict
internal import Testing

/// A scenario that has run in a test.
struct TestedScenario: Sendable {
  let scenario: Scenario
  let planned: PlannedScenario
  let result: ScenarioResult
  let baseURL: String
  let start: ContinuousClock.Instant
  /// Seconds since 1970.
  let startedAt: Int

  /// What reports are sorted by: files by their paths, scenarios as written.
  var position: (String, Int) { (planned.filePath, scenario.number) }

  /// With what is known to fail taken into account.
  var judged: ScenarioResult {
    scenario.context.knownFailures?.judged(result, planned) ?? result
  }

  /// Tells the test what came of it.
  ///
  /// - Throws: where the scenario was skipped: what cancels the test.
  func tell() throws {
    let judged = judged
    if result.verdict.isFailed, case .skipped(let reason) = judged.verdict {
      return withKnownIssue("\(reason)") { record(result) }
    }
    if case .skipped(let reason) = judged.verdict { try Test.cancel("\(reason)") }
    record(judged)
  }

  private func record(_ result: ScenarioResult) {
    let redactor = scenario.context.given.redactor
    for complaint in redactor.complaints(of: result, planned) {
      Issue.record(
        "\(complaint.text)", sourceLocation: SourceLocation(complaint.place ?? planned.place))
    }
  }
}

extension PlannedScenario {
  fileprivate var place: Place { scenario.place }
}

extension SourceLocation {
  /// The place in Swift Testing's form, so that an editor jumps into the JSON file.
  fileprivate init(_ place: Place) {
    let start = place.start
    let file = place.source.name.split(separator: "/").last.map(String.init) ?? place.source.name
    self.init(
      fileID: "scenarios/\(file)", filePath: place.source.name, line: start.line,
      column: start.column)
  }
}
