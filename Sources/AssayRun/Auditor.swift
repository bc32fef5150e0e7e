import AssayExchange
package import AssaySuite
import Synchronization

/// Runs a suite on many subjects, several at a time.
package struct Auditor: Sendable {
  /// Starts the subject's server and gives its base URL to `body`.
  package typealias Serving =
    @Sendable (
      _ subject: AuditSubject, _ body: @Sendable (BaseURL) async -> Void
    ) async throws -> Void

  private let suite: Suite
  private let selection: Selection
  private let settings: RunSettings
  private let serve: Serving

  /// - Parameter settings: those of every run; the base URL is put in for each subject.
  package init(
    _ suite: Suite, selection: Selection, settings: RunSettings, serving serve: @escaping Serving
  ) {
    self.suite = suite
    self.selection = selection
    self.settings = settings
    self.serve = serve
  }

  /// What runs on each subject.
  package var plan: Plan { Plan(suite, selection: selection, settings: settings) }

  /// Audits the reference first, then the others, `jobs` at a time.
  ///
  /// - Parameter progress: told how many are done, one call after the other.
  package func audit(
    faults: [AuditSubject], liberties: [AuditSubject], jobs: Int,
    progress: @Sendable (_ done: Int) -> Void
  ) async throws -> AuditResult {
    let clock = ContinuousClock()
    let start = clock.now
    let reference = try await finding(of: .reference)
    progress(1)
    let others = try await findings(of: faults + liberties, jobs: jobs) { progress($0 + 1) }
    let plan = plan
    return AuditResult(
      scenarios: plan.scenarios, clauses: plan.contracts.flatMap(\.clauses),
      reference: reference, faults: Array(others.prefix(faults.count)),
      liberties: Array(others.dropFirst(faults.count)), duration: clock.now - start)
  }

  private func findings(
    of subjects: [AuditSubject], jobs: Int, progress: (_ done: Int) -> Void
  ) async throws -> [AuditFinding] {
    try await withThrowingTaskGroup(of: (Int, AuditFinding).self) { group in
      var findings: [AuditFinding?] = Array(repeating: nil, count: subjects.count)
      var next = 0
      func startNext() {
        guard next < subjects.count else { return }
        let index = next
        next += 1
        group.addTask { (index, try await finding(of: subjects[index])) }
      }
      for _ in 0..<max(1, jobs) { startNext() }
      var done = 0
      while let (index, finding) = try await group.next() {
        findings[index] = finding
        done += 1
        progress(done)
        startNext()
      }
      return findings.compactMap(\.self)
    }
  }

  private func finding(of subject: AuditSubject) async throws -> AuditFinding {
    try Task.checkCancellation()
    let found = Mutex<AuditFinding?>(nil)
    try await serve(subject) { baseURL in
      let finding = await finding(of: subject, at: baseURL)
      found.withLock { $0 = finding }
    }
    guard let finding = found.withLock({ $0 }) else { throw CancellationError() }
    return finding
  }

  private func finding(of subject: AuditSubject, at baseURL: BaseURL) async -> AuditFinding? {
    // A loop of its own: connections to a server that is gone must not outlive it.
    guard let loop = try? CurlLoop() else { return nil }
    defer { loop.shutdown() }
    var settings = settings
    settings.baseURL = baseURL
    let plan = Plan(suite, selection: selection, settings: settings)
    let result = await Runner(settings: settings, loop: loop).run(plan) { _ in }
    return Task.isCancelled ? nil : AuditFinding(subject, result)
  }
}
