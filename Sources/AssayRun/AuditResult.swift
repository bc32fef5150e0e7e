package import AssaySuite

/// The matrix of subjects and scenarios: which fault was seen by which scenario, and which right server
/// was accused.
package struct AuditResult: Sendable {
  /// What ran on each subject.
  package var scenarios: [PlannedScenario]
  package var clauses: [Contract.Clause]
  /// The reference itself.
  package var reference: AuditFinding
  /// In the order of the catalogue.
  package var faults: [AuditFinding]
  package var liberties: [AuditFinding]
  package var duration: Duration
  /// Scenarios that fail on the reference: they would see every fault, so they count for none.
  package let unsound: Set<Int>

  package enum Verdict: String, Sendable {
    /// A fault that a scenario saw.
    case caught
    /// A fault that no scenario saw.
    case escaped
    /// A fault that kept scenarios from being judged, and that none saw.
    case undecided
    /// A right server that no scenario accused.
    case spared
    /// A right server that a scenario accused, or that could not be judged.
    case accused
  }

  package init(
    scenarios: [PlannedScenario], clauses: [Contract.Clause], reference: AuditFinding,
    faults: [AuditFinding], liberties: [AuditFinding], duration: Duration
  ) {
    self.scenarios = scenarios
    self.clauses = clauses
    self.reference = reference
    self.faults = faults
    self.liberties = liberties
    self.duration = duration
    unsound = Set((reference.failures + reference.errors).map(\.index))
  }
}

extension AuditResult {
  package func verdict(of finding: AuditFinding) -> Verdict {
    let isSeen = !catches(of: finding).isEmpty
    switch finding.subject.kind {
    case .fault:
      let isUndecided = finding.errors.contains { !unsound.contains($0.index) }
      return isSeen ? .caught : isUndecided ? .undecided : .escaped
    case .liberty, .reference:
      return finding.failures.isEmpty && finding.errors.isEmpty ? .spared : .accused
    }
  }

  /// The scenarios that failed because of the subject.
  package func catches(of finding: AuditFinding) -> [AuditFinding.Failure] {
    finding.failures.filter { !unsound.contains($0.index) }
  }

  package func faults(_ verdict: Verdict) -> [AuditFinding] {
    faults.filter { self.verdict(of: $0) == verdict }
  }

  package var accused: [AuditFinding] {
    liberties.filter { verdict(of: $0) == .accused }
  }

  /// Whether all faults were caught and nobody right was accused.
  package var isClean: Bool {
    verdict(of: reference) == .spared && accused.isEmpty
      && faults(.caught).count == faults.count
  }

  package var requestCount: Int {
    ([reference] + faults + liberties).reduce(0) { $0 + $1.requestCount }
  }

  /// How many faults each scenario caught, and how many of them no other did; in plan order.
  package var catchCounts: [(all: Int, alone: Int)] {
    var counts = Array(repeating: (all: 0, alone: 0), count: scenarios.count)
    for finding in faults {
      let catches = catches(of: finding)
      for failure in catches {
        counts[failure.index].all += 1
        if catches.count == 1 { counts[failure.index].alone += 1 }
      }
    }
    return counts
  }

  /// The scenarios that ran, count, and caught no fault.
  package var idle: [PlannedScenario] {
    zip(scenarios, catchCounts).filter { planned, count in
      count.all == 0 && planned.skipReason == nil && !unsound.contains(planned.index)
    }.map(\.0)
  }

  /// Whether what caught the fault is what proves its clause.
  package func isCaughtByItsClause(_ finding: AuditFinding) -> Bool {
    finding.subject.clause.map(finding.brokenClauses.contains) ?? false
  }
}
