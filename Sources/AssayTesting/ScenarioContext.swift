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
  private(set) var values: [String: JSONNode]
  let redactor: GrowingRedactor
  /// Names of environment variables, behind their prefix.
  let environment: Set<String>

  var names: Set<String> { Set(values.keys) }

  /// Joins what the test gives with what the environment gives, which comes first.
  ///
  /// - Throws: where a secret is too short to be hidden.
  init(variables: [String: String], secrets: [String: String]) throws {
    let environment = (variables: TestEnvironment.variables, secrets: TestEnvironment.secrets)
    self.environment = Set(environment.variables.keys).union(environment.secrets.keys)
    let variables = variables.merging(environment.variables) { $1 }
    let secrets = secrets.merging(environment.secrets) { $1 }
    values = variables.merging(secrets) { $1 }.mapValues { JSONNode.string($0) }
    redactor = GrowingRedactor(try Redactor(secrets: secrets))
  }

  /// Gives values of the environment the names that the scenarios read them by: `client-id` is
  /// `ASSAY_VARIABLE_client_id` there.
  mutating func adoptNames(readBy suite: Suite) {
    for (spelling, names) in suite.names(spelledAs: environment) {
      for name in names where values[name] == nil { values[name] = values[spelling] }
    }
  }
}
