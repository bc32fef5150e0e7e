import AssayJSON

/// What one file offers to those that include it.
struct Library {
  var inputs: [NamedPlace] = []
  var variables: [Variable] = []
  var requests: [String: RequestTemplate] = [:]
  /// Named lists of steps.
  var flows: [String: [Step]] = [:]
  var diagnostics: [Diagnostic] = []

  /// Adds what another file offers; a name that both define is taken from `other`.
  mutating func add(_ other: Library) {
    inputs += other.inputs.filter { new in !inputs.contains { $0.name == new.name } }
    variables = variables.filter { old in !other.variables.contains { $0.name == old.name } }
    variables += other.variables
    requests.merge(other.requests) { $1 }
    flows.merge(other.flows) { $1 }
    diagnostics += other.diagnostics
  }
}
