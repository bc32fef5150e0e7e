package import AssayJSON
package import AssaySuite

/// Everything that a run will do, decided before the first request: a value that can be printed.
package struct Plan: Sendable {
  /// In the order of the reports: files as named, scenarios as written, rows as listed.
  package var scenarios: [PlannedScenario]
  /// Files that cannot run; each is an error in the reports.
  package var brokenFiles: [BrokenFile]
  package var contracts: [Contract]
  package var baseURL: String
  package var seed: UInt64
  /// The order in which scenarios begin, by their index; reports keep the plan's.
  package var order: [Int]

  package init(
    scenarios: [PlannedScenario], brokenFiles: [BrokenFile], contracts: [Contract],
    baseURL: String, seed: UInt64
  ) {
    self.scenarios = scenarios
    self.brokenFiles = brokenFiles
    self.contracts = contracts
    self.baseURL = baseURL
    self.seed = seed
    order = Array(scenarios.indices)
  }
}

/// One scenario in its place.
package struct PlannedScenario: Sendable {
  /// Its number in the plan, from 0.
  package var index: Int
  /// The path of its file, as the user would type it, and the file's name.
  package var filePath: String
  package var fileName: String
  package var scenario: Scenario
  /// Why it is not run, decided beforehand.
  package var skipReason: String?
  /// Which of the repetitions this is, from 1.
  package var round = 1
}

/// A scenario file with mistakes.
package struct BrokenFile: Sendable {
  package var path: String
  package var name: String
  package var diagnostics: [Diagnostic]
}
