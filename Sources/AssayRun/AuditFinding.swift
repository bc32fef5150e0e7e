import AssayJSON
import AssaySuite
import AssayVerdict

/// What the scenarios said of one subject.
package struct AuditFinding: Sendable {
  package var subject: AuditSubject
  /// The scenarios that failed, by their index in the plan, with the first thing that was wrong.
  package var failures: [Failure]
  /// The scenarios that could not be judged, with the reason.
  package var errors: [Failure]
  /// Ids of the clauses that the run called broken, in the order of the contract.
  package var brokenClauses: [String]
  package var requestCount: Int
  package var duration: Duration

  package struct Failure: Sendable, Hashable {
    package var index: Int
    /// In the scenario file, as `file:line:column`.
    package var place: String?
    package var message: String

    package init(index: Int, place: String?, message: String) {
      self.index = index
      self.place = place
      self.message = message
    }
  }

  package init(
    subject: AuditSubject, failures: [Failure], errors: [Failure], brokenClauses: [String] = [],
    requestCount: Int, duration: Duration
  ) {
    self.subject = subject
    self.failures = failures
    self.errors = errors
    self.brokenClauses = brokenClauses
    self.requestCount = requestCount
    self.duration = duration
  }

  init(_ subject: AuditSubject, _ result: RunResult) {
    var failures: [Failure] = []
    var errors: [Failure] = []
    for scenario in result.scenarios {
      let failure = Failure(
        index: scenario.index, place: scenario.place?.description, message: scenario.message)
      switch scenario.outcome {
      case .failed: failures.append(failure)
      case .errored: errors.append(failure)
      case .passed, .skipped: break
      }
    }
    self.init(
      subject: subject, failures: failures, errors: errors,
      brokenClauses: result.clauses.filter { $0.state == .broken }.map(\.clause.id),
      requestCount: result.counts.requests, duration: result.duration)
  }
}
