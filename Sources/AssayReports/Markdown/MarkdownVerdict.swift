import AssayText

/// The run in a heading.
struct MarkdownVerdict {
  private let totals: ReportedTotals

  init(_ totals: ReportedTotals) { self.totals = totals }

  var heading: String { "### \(icon) Assay: \(sentence)\n" }

  private var sentence: String {
    let ran = totals.passed + totals.failed + totals.errored
    switch totals.label {
    case .failed where totals.failed > 0:
      return "\(totals.failed) of \(counted(ran, "scenario")) failed"
    case .failed where totals.lackOfCoverage != nil:
      return "clauses of the contract were not tested"
    case .failed: return "\(counted(totals.flaky, "scenario")) passed on a later try only"
    case .errored: return "\(totals.errored) of \(counted(ran, "scenario")) could not be judged"
    case .interrupted: return "interrupted after \(counted(ran, "scenario"))"
    case .passed where totals.failed + totals.errored > 0:
      let old = totals.failed + totals.errored
      return "\(counted(totals.passed, "scenario")) passed, \(old) failed as before"
    case .passed: return "\(counted(totals.passed, "scenario")) passed"
    case .nothing: return "nothing was judged: every scenario was skipped"
    }
  }

  private var icon: String {
    switch totals.label {
    case .failed: "❌"
    case .errored: "⚠️"
    case .passed: "✅"
    case .interrupted, .nothing: "⚪"
    }
  }
}
