import AssayRun

/// What came of a scenario, against an earlier run.
package enum ReportedChange: String, Sendable, CaseIterable {
  case new
  case old
  case mended
}

/// A run against an earlier one, in numbers.
package struct ReportedComparison: Sendable, Hashable {
  /// As the user named the earlier run's record.
  package var baseline: RedactedText
  /// Whether what failed before does not fail the run.
  package var failsOnNewOnly: Bool
  package var newFailures = 0
  /// What could not be judged, and could before.
  package var newErrors = 0
  package var old = 0
  package var mended = 0

  package init(baseline: RedactedText, failsOnNewOnly: Bool) {
    self.baseline = baseline
    self.failsOnNewOnly = failsOnNewOnly
  }

  package var new: Int { newFailures + newErrors }

  mutating func add(_ scenario: ReportedScenario) {
    switch scenario.change {
    case .new where scenario.verdict.outcome == .errored: newErrors += 1
    case .new: newFailures += 1
    case .old: old += 1
    case .mended: mended += 1
    case nil: break
    }
  }
}

extension ReportedTotals {
  /// Failures that fail the run.
  package var decidingFailures: Int {
    comparison.flatMap { $0.failsOnNewOnly ? $0.newFailures : nil } ?? failed
  }

  /// What could not be judged and keeps the run from being all right, broken files included.
  package var decidingErrors: Int {
    comparison.flatMap { $0.failsOnNewOnly ? $0.newErrors : nil } ?? errored
  }
}
