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
    scenario.context.knownFailures?.judged(result, planned, at: startedAt) ?? result
  }

  /// Tells the test what came of it.
  ///
  /// - Throws: where the scenario was skipped: what cancels the test.
  func tell() throws {
    guard let reason = skipReason else { return record(judged) }
    if result.verdict.isFailed { return withKnownIssue("\(reason)") { record(result) } }
    try Test.cancel("\(reason)")
  }

  /// Why the scenario counts as skipped, redacted: it may tell of values and of answers.
  var skipReason: String? {
    guard case .skipped(let reason) = judged.verdict else { return nil }
    return redactor.redact(reason).text
  }

  private var redactor: GrowingRedactor { scenario.context.given.redactor }

  private func record(_ result: ScenarioResult) {
    for complaint in redactor.with({ $0.complaints(of: result, planned) }) {
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
