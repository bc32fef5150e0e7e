import AssayJSON
import AssayReports

/// What the list of the page shows of a scenario, and filters by.
enum ScenarioRow {
  /// Tags and clauses that a scenario is shown with and found by.
  private static let mostWords = 50

  static func node(_ scenario: ReportedScenario, _ heading: ReportedHeading) -> JSONNode {
    .members([
      ("index", .number(scenario.index)),
      ("file", .number(heading.file)),
      ("name", .line(heading.name)),
      ("id", heading.id.map { .line($0) }),
      ("status", .string(scenario.verdict.word)),
      ("time", .microseconds(scenario.duration)),
      ("flaky", scenario.isFlaky ? .number(scenario.earlierTries.count) : nil),
      ("change", scenario.change.map { .string($0.rawValue) }),
      ("messages", .list(messages(scenario))),
      ("description", heading.description.map { .line($0, to: 2000) }),
      ("tags", .list(heading.tags.prefix(mostWords).map { .line($0, to: 100) })),
      ("clauses", .list(heading.clauses.prefix(mostWords).map { .line($0, to: 100) })),
    ])
  }

  /// The first is shown, the others are found.
  private static let mostMessages = 5

  /// What was wrong, in the last try or, of what passed later, in the one before.
  private static func messages(_ scenario: ReportedScenario) -> [JSONNode] {
    switch scenario.verdict {
    case .passed: scenario.earlierTries.last.map(messages) ?? []
    case .failed(let mismatches, _): mismatches.prefix(mostMessages).map { .line($0.message) }
    case .errored(let trouble): [.line(trouble.message)]
    case .skipped(let reason): [.line(reason)]
    }
  }
}

extension ReportedVerdict {
  /// The message of what was wrong first.
  var firstTrouble: RedactedText? {
    switch self {
    case .passed, .skipped: nil
    case .failed(let mismatches, _): mismatches.first?.message
    case .errored(let trouble): trouble.message
    }
  }

  /// As the page's data name it.
  var word: String {
    switch self {
    case .passed: "passed"
    case .failed: "failed"
    case .errored: "errored"
    case .skipped: "skipped"
    }
  }
}
