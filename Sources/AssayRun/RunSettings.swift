package import AssayExchange
package import AssayJSON

/// What the caller decides about a run, beside the scenarios themselves.
package struct RunSettings: Sendable {
  package var baseURL: BaseURL
  /// Names that were given from outside, secrets among them.
  package var values: [String: JSONNode] = [:]
  package var seed: UInt64
  /// Scenarios that run at the same time.
  package var jobs = 8
  /// What no redirect takes to another origin.
  package var secrets = Secrets.none
  /// Seconds since 1970: the one time of the whole run.
  package var startedAt: Int
  /// How often a scenario that did not pass is tried again.
  package var retries = 0
  /// Whether the first failure ends the run; what has not begun is skipped.
  package var failsFast = false
  /// After how many failures the run ends likewise; nil where none are too many.
  package var mostFailures: Int?
  /// Whether a scenario that passed on a later try only fails the run.
  package var failsOnFlaky = false
  package var knownFailures: KnownFailures?
  /// How many per cent of the clauses must be tested.
  package var requiredCoverage: Int?
  /// What every request begins with.
  package var transport = TransportOptions()
  package var userAgent = "assay"

  package init(baseURL: BaseURL, seed: UInt64, startedAt: Int) {
    self.baseURL = baseURL
    self.seed = seed
    self.startedAt = startedAt
  }
}
