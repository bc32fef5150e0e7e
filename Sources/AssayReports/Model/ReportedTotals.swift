package import AssayRun

/// The run in numbers, at its end.
package struct ReportedTotals: Sendable {
  package var passed: Int
  package var failed: Int
  package var errored: Int
  package var skipped: Int
  /// Of the passed ones, those that needed more than one try.
  package var flaky: Int
  package var requests: Int
  package var duration: Duration
  /// Of all answers.
  package var latency: Latency
  /// Few, and none where that says nothing.
  package var slowest: [TimedScenario]
  package var clauses: [ReportedClause]
  package var coverage: Coverage
}

/// What the run says of one clause of a contract.
package struct ReportedClause: Sendable {
  package var id: RedactedText
  package var text: RedactedText
  package var state: ClauseResult.State
}
