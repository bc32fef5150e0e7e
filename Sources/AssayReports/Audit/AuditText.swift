import AssayJSON
package import AssayRun
import AssaySuite
import AssayText

/// An audit for a person at a terminal: what needs work first, then the matrix.
package struct AuditText {
  package enum Detail: Sendable {
    /// A line for each clause.
    case clauses
    /// A line for each fault and scenario as well.
    case everything
  }

  private let result: AuditResult
  private let detail: Detail
  private let paint: Paint

  package init(_ result: AuditResult, detail: Detail = .clauses, usesColor: Bool = false) {
    self.result = result
    self.detail = detail
    paint = Paint(isOn: usesColor)
  }

  package var text: String {
    matrix + idle + section("undecided", .undecided) + section("escaped", .escaped) + accused
      + unsound + summary
  }

  /// How many of each clause's faults were caught.
  private var matrix: String {
    let groups = result.faultsByClause
    let width = groups.map(\.clause.count).max() ?? 0
    return groups.map { group in
      let caught = group.findings.count { result.verdict(of: $0) == .caught }
      let whole = caught == group.findings.count
      let count = "\(caught) of \(counted(group.findings.count, "fault"))"
      let line = "\(padded(group.clause, to: width))  \(count)"
      let details = detail == .everything ? group.findings.map(self.line).joined() : ""
      return (whole ? line : paint(line, .red)) + "\n" + details
    }.joined() + (groups.isEmpty ? "" : "\n")
  }

  /// A fault with the first of the scenarios that caught it.
  private func line(_ finding: AuditFinding) -> String {
    let catches = result.catches(of: finding)
    let first = catches.first.map { ": \(name(of: $0.index))" } ?? ""
    let more = catches.count > 1 ? " and \(catches.count - 1) more" : ""
    let verdict = result.verdict(of: finding).rawValue
    return "  \(verdict)  \(finding.subject.name)\(first)\(more)\n"
  }

  private func section(_ title: String, _ verdict: AuditResult.Verdict) -> String {
    let findings = result.faults(verdict)
    guard !findings.isEmpty else { return "" }
    return paint("\(title): \(counted(findings.count, "fault"))", .red) + "\n"
      + findings.map { "  \(entry($0))\(trouble($0))" }.joined() + "\n"
  }

  private func entry(_ finding: AuditFinding) -> String {
    let subject = finding.subject
    return "\(subject.name) [\(subject.clause ?? "")]: \(subject.sentence)\n"
  }

  /// Why scenarios could not be judged, where that is all there is.
  private func trouble(_ finding: AuditFinding) -> String {
    finding.errors.prefix(1).map { "    \(name(of: $0.index)): \(message($0))\n" }.joined()
  }

  private var accused: String {
    let findings = result.accused
    guard !findings.isEmpty else { return "" }
    return paint("accused though right: \(counted(findings.count, "liberty", "liberties"))", .red)
      + "\n" + findings.map { "  \(entry($0))" + failures($0) }.joined() + "\n"
  }

  private func failures(_ finding: AuditFinding) -> String {
    let all = finding.failures + finding.errors
    let shown = detail == .everything ? all : Array(all.prefix(3))
    let rest = all.count - shown.count
    return shown.map { failure in
      "    \(name(of: failure.index))\n      \(failure.place.map { "\($0): " } ?? "")"
        + "\(message(failure))\n"
    }.joined() + (rest > 0 ? "    and \(counted(rest, "scenario")) more\n" : "")
  }

  private var unsound: String {
    guard result.verdict(of: result.reference) == .accused else { return "" }
    return paint("the reference API itself fails, so these scenarios count for nothing:", .red)
      + "\n" + failures(result.reference) + "\n"
  }

  private var idle: String {
    let idle = result.idle
    guard !idle.isEmpty, !result.faults.isEmpty else { return "" }
    return paint("caught nothing: \(counted(idle.count, "scenario"))", .yellow) + "\n"
      + idle.map { "  \(name(of: $0.index))\n" }.joined() + "\n"
  }

  private var summary: String {
    let caught = result.faults(.caught).count
    let faults = "\(caught) of \(counted(result.faults.count, "fault")) caught"
    let liberties =
      "\(result.accused.count) of \(counted(result.liberties.count, "liberty", "liberties")) accused"
    let label = result.isClean ? paint("clean", .green) : paint("not clean", .red)
    return "\(label): \(faults), \(liberties); \(counted(result.scenarios.count, "scenario")), "
      + "\(counted(result.requestCount, "request")) in \(readable(result.duration))\n"
  }

  private func name(of index: Int) -> String {
    let planned = result.scenarios[index]
    return sanitized("\(planned.filePath): \(planned.scenario.name)", isOneLine: true)
  }

  private func message(_ failure: AuditFinding.Failure) -> String {
    sanitized(failure.message, isOneLine: true)
  }

  private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}

extension AuditResult {
  /// The faults by the clauses that they break, in the contract's order; clauses that the contract
  /// does not have come last.
  package var faultsByClause: [(clause: String, findings: [AuditFinding])] {
    let groups = Dictionary(grouping: faults) { $0.subject.clause ?? "" }
    let known = clauses.map(\.id).filter { groups[$0] != nil }
    let others = groups.keys.filter { !known.contains($0) }.sorted()
    return (known + others).map { ($0, groups[$0] ?? []) }
  }
}
