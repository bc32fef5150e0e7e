import AssayReports

extension ReportedPlan {
  var brokenFiles: Int { files.count(where: \.isBroken) }
}

extension ReportedTotals {
  /// The run in one word.
  enum State: String { case passed, failed, errored, skipped }

  var state: State {
    if failed > 0 { return .failed }
    if errored > 0 { return .errored }
    return passed > 0 ? .passed : .skipped
  }

  /// Scenarios without a verdict: files that could not be loaded are counted as errors, too.
  func errored(beside brokenFiles: Int) -> Int { max(0, errored - brokenFiles) }
}
