import AssayReports
package import AssayRun
import AssaySuite
import AssayText

/// An audit as a page: one file that needs no network and runs no script.
package struct AuditHTML {
  private let result: AuditResult

  package init(_ result: AuditResult) { self.result = result }

  package var bytes: [UInt8] { Array(page.utf8) }

  private var page: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="\(policy)">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Audit: \(result.isClean ? "clean" : "not clean")</title>
    <style>\(HTMLStyle.audit)</style>
    </head>
    <body>
    <h1>Audit</h1>
    \(summary)
    \(failed("Escaped", "No scenario saw these faults.", result.faults(.escaped)))
    \(failed("Undecided", "These faults kept scenarios from a verdict.", result.faults(.undecided)))
    \(accused)
    <h2>Faults by clause</h2>
    \(result.faultsByClause.map(clause).joined(separator: "\n"))
    <h2>Liberties</h2>
    \(table(["liberty", "freedom", "what the server does", "verdict"], result.liberties.map(liberty)))
    <h2>Scenarios</h2>
    \(table(["scenario", "faults caught", "caught by it alone"], scenarios))
    </body>
    </html>

    """
  }

  private var policy: String {
    "default-src 'none'; style-src '\(SHA256.source(HTMLStyle.audit))'"
  }

  private var summary: String {
    let caught = result.faults(.caught).count
    return """
      <p class="\(result.isClean ? "good" : "bad")">\(caught) of \
      \(counted(result.faults.count, "fault")) caught, \(result.accused.count) of \
      \(counted(result.liberties.count, "liberty", "liberties")) accused.</p>
      <p>\(counted(result.scenarios.count, "scenario")), \
      \(counted(result.requestCount, "request")) in \(readable(result.duration)).</p>
      """
  }

  private func failed(_ title: String, _ sentence: String, _ findings: [AuditFinding]) -> String {
    guard !findings.isEmpty else { return "" }
    let rows = findings.map { finding in
      [
        code(finding.subject.name), code(finding.subject.clause ?? ""),
        XMLText.attribute(finding.subject.sentence),
      ]
    }
    return "<h2 class=\"bad\">\(title)</h2>\n<p>\(sentence)</p>\n"
      + table(["fault", "clause", "what the server does"], rows)
  }

  private var accused: String {
    let findings = [result.reference].filter { result.verdict(of: $0) == .accused } + result.accused
    guard !findings.isEmpty else { return "" }
    return "<h2 class=\"bad\">Accused though right</h2>\n"
      + findings.map { finding in
        "<h3>\(code(finding.subject.name))</h3>\n"
          + "<p>\(XMLText.attribute(finding.subject.sentence))</p>\n"
          + table(
            ["scenario", "place", "what it said"],
            (finding.failures + finding.errors).map { failure in
              [
                name(of: failure.index), code(failure.place ?? ""),
                XMLText.attribute(failure.message),
              ]
            })
      }.joined(separator: "\n")
  }

  private func clause(_ group: (clause: String, findings: [AuditFinding])) -> String {
    let caught = group.findings.count { result.verdict(of: $0) == .caught }
    let text = result.clauses.first { $0.id == group.clause }?.text ?? ""
    let isWhole = caught == group.findings.count
    return """
      <details\(isWhole ? "" : " open")>
      <summary>\(code(group.clause)) <span class="\(isWhole ? "good" : "bad")">\(caught) of \
      \(group.findings.count)</span> \(XMLText.attribute(text))</summary>
      \(table(["fault", "what the server does", "caught by"], group.findings.map(fault)))
      </details>
      """
  }

  private func fault(_ finding: AuditFinding) -> [String] {
    let catches = result.catches(of: finding)
    let names = catches.map { "<li>\(name(of: $0.index))</li>" }.joined()
    let list =
      catches.isEmpty
      ? "<span class=\"bad\">\(result.verdict(of: finding).rawValue)</span>"
      : "<details><summary>\(counted(catches.count, "scenario"))</summary><ul>\(names)</ul></details>"
    return [code(finding.subject.name), XMLText.attribute(finding.subject.sentence), list]
  }

  private func liberty(_ finding: AuditFinding) -> [String] {
    let verdict = result.verdict(of: finding)
    return [
      code(finding.subject.name), code(finding.subject.clause ?? ""),
      XMLText.attribute(finding.subject.sentence),
      "<span class=\"\(verdict == .spared ? "good" : "bad")\">\(verdict.rawValue)</span>",
    ]
  }

  private var scenarios: [[String]] {
    result.catchCounts.enumerated().map { index, count in
      [
        name(of: index), count.all == 0 ? "<span class=\"bad\">0</span>" : String(count.all),
        String(count.alone),
      ]
    }
  }

  private func table(_ heads: [String], _ rows: [[String]]) -> String {
    let head = heads.map { "<th>\($0)</th>" }.joined()
    let body = rows.map { row in
      "<tr>\(row.map { "<td>\($0)</td>" }.joined())</tr>"
    }.joined(separator: "\n")
    return "<table>\n<thead><tr>\(head)</tr></thead>\n<tbody>\n\(body)\n</tbody>\n</table>"
  }

  private func name(of index: Int) -> String {
    let planned = result.scenarios[index]
    return "\(code(planned.filePath)) \(XMLText.attribute(planned.scenario.name))"
  }

  private func code(_ text: String) -> String { "<code>\(XMLText.attribute(text))</code>" }
}
