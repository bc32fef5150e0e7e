import AssayJSON
import AssayReports
import AssayRun

/// What the page knows of the run as a whole, beside its scenarios.
enum RunNode {
  static func node(_ plan: ReportedPlan, _ totals: ReportedTotals) -> JSONNode {
    .members([
      ("version", .number(1)),
      ("baseURL", .line(plan.baseURL, to: 1000)),
      (
        "counts",
        .object([
          ("failed", .number(totals.failed)),
          ("errored", .number(totals.errored(beside: plan.brokenFiles))),
          ("broken", .number(plan.brokenFiles)),
          ("flaky", .number(totals.flaky)), ("passed", .number(totals.passed)),
          ("skipped", .number(totals.skipped)),
        ])
      ),
      ("clauses", .list(totals.clauses.map(clause))),
      ("latency", LatencyNode.node(totals.latency)),
      ("files", .array(plan.files.map(file))),
    ])
  }

  private static func clause(_ clause: ReportedClause) -> JSONNode {
    .object([
      ("id", .line(clause.id, to: 100)), ("text", .line(clause.text, to: 1000)),
      ("state", .string(clause.state.rawValue)),
    ])
  }

  private static func file(_ file: ReportedFile) -> JSONNode {
    let shown = file.diagnostics.prefix(HTMLBounds.diagnostics)
    let left = file.diagnostics.count - shown.count
    return .members([
      ("path", .line(file.path, to: 1000)),
      ("name", .line(file.name)),
      ("diagnostics", .list(shown.map(PlaceDetail.node))),
      ("moreDiagnostics", left > 0 ? .number(left) : nil),
    ])
  }
}
