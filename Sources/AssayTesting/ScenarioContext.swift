internal import AssayJSON
internal import AssayReports
internal import AssayRun
internal import AssaySuite

/// What all scenarios that were loaded together share.
struct ScenarioContext: Sendable {
  let given: GivenValues
  let contracts: [Contract]
  let knownFailures: KnownFailures?
}

/// The values that scenarios use by name and that come from outside, and what hides the secret ones.
struct GivenValues: Sendable {
  let values: [String: JSONNode]
  let redactor: GrowingRedactor

  var names: Set<String> { Set(values.keys) }

  /// Joins what the test gives with what the environment gives, which comes first.
  ///
  /// - Throws: where a secret is too short to be hidden.
  init(variables: [String: String], secrets: [String: String]) throws {
    let variables = variables.merging(TestEnvironment.variables) { $1 }
    let secrets = secrets.merging(TestEnvironment.secrets) { $1 }
    values = variables.merging(secrets) { $1 }.mapValues { JSONNode.string($0) }
    redactor = GrowingRedactor(try Redactor(secrets: secrets))
  }
}
