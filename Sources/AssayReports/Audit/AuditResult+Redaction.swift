package import AssayRun
import AssaySuite

extension AuditResult {
  /// The same without secrets, which a server may have echoed.
  package func redacted(by redactor: Redactor) -> AuditResult {
    func redacted(_ finding: AuditFinding) -> AuditFinding {
      var finding = finding
      finding.failures = finding.failures.map(redacted)
      finding.errors = finding.errors.map(redacted)
      return finding
    }
    func redacted(_ failure: AuditFinding.Failure) -> AuditFinding.Failure {
      AuditFinding.Failure(
        index: failure.index, place: failure.place, message: redactor.redact(failure.message).text)
    }
    var scenarios = scenarios
    for index in scenarios.indices {
      scenarios[index] = PlannedScenario(
        scenarios[index], named: redactor.redact(scenarios[index].scenario.name).text)
    }
    return AuditResult(
      scenarios: scenarios, clauses: clauses, reference: redacted(reference),
      faults: faults.map(redacted), liberties: liberties.map(redacted), duration: duration)
  }
}
