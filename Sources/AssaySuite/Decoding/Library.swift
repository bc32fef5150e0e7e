import AssayJSON

/// What one file offers to those that include it.
struct Library {
  var inputs: [NamedPlace] = []
  var variables: [Variable] = []
  var requests: [String: RequestTemplate] = [:]
  /// Named lists of steps.
  var flows: [String: [Step]] = [:]
  /// What every request of a file begins with that includes it.
  var defaults: RequestTemplate?
  var diagnostics: [Diagnostic] = []
  /// Whether it has mistakes, so that it may offer less than was meant.
  var isIncomplete = false

  /// Adds what another file offers; a name that both define is taken from `other`.
  mutating func add(_ other: Library) {
    inputs += other.inputs.filter { new in !inputs.contains { $0.name == new.name } }
    variables = variables.overridden(by: other.variables)
    requests.merge(other.requests) { $1 }
    flows.merge(other.flows) { $1 }
    if let others = other.defaults { defaults = defaults?.overridden(by: others) ?? others }
    diagnostics += other.diagnostics
  }
}

extension [Variable] {
  /// These variables with those of `others` in the place of the ones they replace, so that what is
  /// made of a variable follows it; new ones come behind.
  func overridden(by others: [Variable]) -> [Variable] {
    var result = self
    for other in others {
      if let index = result.firstIndex(where: { $0.name == other.name }) {
        result[index] = other
      } else {
        result.append(other)
      }
    }
    return result
  }
}
