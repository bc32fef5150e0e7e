import AssayJSON
package import AssayRun
import AssaySuite

/// An audit for programs: one JSON document with the whole matrix.
package struct AuditJSON {
  private let result: AuditResult
  private let seed: UInt64

  package init(_ result: AuditResult, seed: UInt64) {
    self.result = result
    self.seed = seed
  }

  package var bytes: [UInt8] {
    JSONWriter(.indented).bytes(document) + [0x0A]
  }

  private var document: JSONNode {
    .object([
      ("clean", .bool(result.isClean)),
      ("seed", .string(String(seed))),
      ("counts", counts),
      ("scenarios", .array(scenarios)),
      ("reference", .object(accusations(result.reference))),
      ("faults", .array(result.faults.map(fault))),
      ("liberties", .array(result.liberties.map { .object(subject($0) + accusations($0)) })),
    ])
  }

  private var counts: JSONNode {
    .object([
      ("faults", .number(result.faults.count)),
      ("caught", .number(result.faults(.caught).count)),
      ("escaped", .number(result.faults(.escaped).count)),
      ("undecided", .number(result.faults(.undecided).count)),
      ("liberties", .number(result.liberties.count)),
      ("accused", .number(result.accused.count)),
      ("scenarios", .number(result.scenarios.count)),
      ("idle", .number(result.idle.count)),
      ("requests", .number(result.requestCount)),
    ])
  }

  /// The other lists name scenarios by their places in this one, from 0.
  private var scenarios: [JSONNode] {
    zip(result.scenarios, result.catchCounts).map { planned, count in
      .object([
        ("file", .string(planned.filePath)),
        ("line", .number(planned.scenario.place.start.line)),
        ("name", .string(planned.scenario.name)),
        ("covers", .array(planned.scenario.covers.map(JSONNode.string))),
        ("catches", .number(count.all)),
        ("catchesAlone", .number(count.alone)),
      ])
    }
  }

  private func subject(_ finding: AuditFinding) -> [(String, JSONNode)] {
    let subject = finding.subject
    return [
      ("name", .string(subject.name)),
      ("clause", subject.clause.map(JSONNode.string) ?? .null),
      ("sentence", .string(subject.sentence)),
      ("verdict", .string(result.verdict(of: finding).rawValue)),
    ]
  }

  private func fault(_ finding: AuditFinding) -> JSONNode {
    .object(
      subject(finding) + [
        ("caughtBy", .array(result.catches(of: finding).map { .number($0.index) })),
        ("caughtByItsClause", .bool(result.isCaughtByItsClause(finding))),
        ("breaks", .array(finding.brokenClauses.map(JSONNode.string))),
        ("errors", .array(finding.errors.map(failure))),
      ])
  }

  private func accusations(_ finding: AuditFinding) -> [(String, JSONNode)] {
    [
      ("accusedBy", .array(finding.failures.map(failure))),
      ("errors", .array(finding.errors.map(failure))),
    ]
  }

  private func failure(_ failure: AuditFinding.Failure) -> JSONNode {
    .object([
      ("scenario", .number(failure.index)),
      ("place", failure.place.map(JSONNode.string) ?? .null),
      ("message", .string(failure.message)),
    ])
  }
}
