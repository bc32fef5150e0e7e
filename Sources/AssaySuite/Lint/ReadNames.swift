extension Suite {
  /// The names that a caller can give values to: all that the files declare or read.
  package var readNames: Set<String> {
    files.reduce(into: []) { $0.formUnion($1.readNames) }
  }
}

extension SuiteFile {
  /// The same of one file; none where it could not be loaded.
  package var readNames: Set<String> {
    var names = Set(inputs.map(\.name))
    for scenario in declaredScenarios {
      names.formUnion(scenario.requires)
      names.formUnion(scenario.conditions.map(\.name))
      names.formUnion(scenario.variables.map(\.name))
      for placeholder in ScenarioPlaceholders(scenario).all {
        placeholder.expression.forEachMentionedVariable { names.insert($0) }
      }
    }
    return names
  }
}
