package import AssayRun

/// The run in numbers, at its end.
package struct ReportedTotals: Sendable {
  package var passed: Int
  package var failed: Int
  package var errored: Int
  package var skipped: Int
  /// Of the skipped ones, those of which nothing was judged: all but the known failures.
  package var unjudged: Int
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
  /// Whether the run was ended before its end; what had not ended by then is skipped.
  package var isInterrupted: Bool
  /// Whether a flaky scenario fails the run.
  package var failsOnFlaky = false
  /// Against an earlier run, where there is one to compare with.
  package var comparison: ReportedComparison? = nil
}

extension ReportedTotals {
  init(
    _ counts: RunResult.Counts, latency: Latency, slowest: [TimedScenario],
    clauses: [ReportedClause], requiredCoverage: Int?, duration: Duration, isInterrupted: Bool,
    failsOnFlaky: Bool
  ) {
    self.init(
      passed: counts.passed, failed: counts.failed, errored: counts.errored,
      skipped: counts.skipped, unjudged: counts.unjudged, flaky: counts.flaky,
      requests: counts.requests, duration: duration, latency: latency, slowest: slowest,
      clauses: clauses,
      coverage: Coverage(clauses.map(\.state), required: requiredCoverage),
      isInterrupted: isInterrupted, failsOnFlaky: failsOnFlaky)
  }
}

extension ReportedTotals {
  /// Whether the run is not all right though nothing failed in the end.
  package var isFailedByFlaky: Bool { failsOnFlaky && flaky > 0 }

  /// Whether no scenario and no file came to more than being skipped.
  package var judgedNothing: Bool { unjudged == passed + failed + errored + skipped }
}

/// What the run says of one clause of a contract.
package struct ReportedClause: Sendable {
  package var id: RedactedText
  package var text: RedactedText
  package var state: ClauseResult.State
}
