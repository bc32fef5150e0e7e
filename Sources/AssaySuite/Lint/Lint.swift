import AssayJSON

/// What is wrong in a file whose shape is right; one rule a file.
func lint(
  _ file: SuiteFile, given: Set<String>, files: any FileReading
) -> [Diagnostic] {
  let declared = file.declaredScenarios
  var found = unknownClauses(in: declared, contract: file.contract)
  found += repeatedNames(in: file.scenarios)
  found += undefinedVariables(in: declared, outside: given.union(file.inputs.map(\.name)))
  found += impossiblePatches(in: file.scenarios)
  found += idleMatchers(in: declared)
  found += invalidPatterns(in: declared)
  found += unreadableTexts(in: declared, files: files)
  found += literalSecrets(in: declared)
  // What could not be read, or has a name misspelt, may be the use of a name that seems unused.
  let hasErrors = file.hasErrors || found.contains { $0.severity == .error }
  return hasErrors ? found : found + unusedNames(in: declared, file: file)
}

extension SuiteFile {
  /// The scenarios as they are written, each with the values of its first row: its rows have the
  /// same steps and columns, so that what is wrong in one is wrong in all, values apart.
  var declaredScenarios: [Scenario] {
    var declared: [Scenario] = []
    for scenario in scenarios where declared.last?.place != scenario.place {
      declared.append(scenario)
    }
    return declared
  }
}

extension Scenario {
  /// All placeholders but those of its name, in no order.
  func collectPlaceholders(into found: inout [Placeholder]) {
    for variable in declaration.variables { variable.value.collectPlaceholders(into: &found) }
    for step in declaration.allSteps { step.collectPlaceholders(into: &found) }
  }
}

extension Step {
  /// All placeholders of the step, in no order.
  func collectPlaceholders(into found: inout [Placeholder]) {
    name.collectPlaceholders(into: &found)
    request.collectPlaceholders(into: &found)
    collectExpectedPlaceholders(into: &found)
    for binding in bindings { binding.value.collectPlaceholders(into: &found) }
  }

  /// Those in what it asks of its answers.
  func collectExpectedPlaceholders(into found: inout [Placeholder]) {
    expect?.collectPlaceholders(into: &found)
    retry?.unless?.collectPlaceholders(into: &found)
    for assertion in together { assertion.collectPlaceholders(into: &found) }
  }
}
