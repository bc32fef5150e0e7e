import AssayJSON

/// What is wrong in a file whose shape is right; one rule a file.
///
/// - Parameters:
///   - isIncomplete: whether what it includes has mistakes, which are told there.
///   - given: names that have values from outside.
///   - environment: spellings of such names, as environment variables have them.
func lint(
  _ file: SuiteFile, isIncomplete: Bool, given: Set<String>, environment: Set<String>,
  files: any FileReading
) -> [Diagnostic] {
  let declared = file.declaredScenarios
  let placeholders = declared.map(ScenarioPlaceholders.init)
  var outside = given.union(file.inputs.map(\.name))
  if !environment.isEmpty {
    outside.formUnion(
      file.readNames.filter { environment.contains(environmentSpelling(of: $0)) })
  }
  var found = unknownClauses(in: declared, contract: file.contract)
  found += repeatedNames(in: file.scenarios)
  if !isIncomplete { found += undefinedVariables(in: placeholders, outside: outside) }
  found += impossiblePatches(in: file.scenarios)
  found += idleMatchers(in: declared)
  found += invalidPatterns(in: declared)
  found += unreadableTexts(in: placeholders, files: files)
  found += literalSecrets(in: declared)
  found += unmarkedSecrets(in: declared)
  // What could not be read, or has a name misspelt, may be the use of a name that seems unused.
  let hasErrors = file.hasErrors || found.contains { $0.severity == .error }
  return hasErrors ? found : found + unusedNames(in: placeholders)
}

extension SuiteFile {
  /// The scenarios as they are written, each with the values of its first row: its rows have the
  /// same steps and columns, so that what is wrong in one is wrong in all, values apart.
  var declaredScenarios: [Scenario] {
    var declared: [Scenario] = []
    for scenario in scenarios where declared.last?.declaration !== scenario.declaration {
      declared.append(scenario)
    }
    return declared
  }
}
