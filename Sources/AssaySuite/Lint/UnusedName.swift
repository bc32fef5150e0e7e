import AssayJSON

/// A name that nobody reads is a slip of the pen, or a check that was forgotten.
func unusedNames(in declared: [Scenario], file: SuiteFile) -> [Diagnostic] {
  var mentionedInFile: Set<String> = []
  var found: [Diagnostic] = []
  for scenario in declared {
    var mentioned: Set<String> = []
    for placeholder in [Placeholder].collected(scenario.collectPlaceholders) {
      mentioned.formUnion(placeholder.mentions)
    }
    mentioned.formUnion(scenario.namePlaceholders)
    mentionedInFile.formUnion(mentioned)
    found += unusedCaptures(in: scenario)
    // Columns that are made, or read from a table, need not all be used.
    for column in scenario.row
    where column.nameRange != .none && !mentioned.contains(column.name) {
      found.append(
        unused(
          "unused-column", "no step reads the column '\(column.name)'",
          at: Place(scenario.place.source, column.nameRange)))
    }
    for variable in scenario.variables
    where variable.isOwn(of: scenario) && !mentioned.contains(variable.name) {
      found.append(
        unused(
          "unused-variable", "nothing reads the variable '\(variable.name)'", at: variable.place))
    }
  }
  return found + unusedFileVariables(in: declared, mentioned: mentionedInFile)
}

/// Variables of the file itself that none of its scenarios reads; what it includes serves others too.
private func unusedFileVariables(
  in declared: [Scenario], mentioned: Set<String>
) -> [Diagnostic] {
  guard let first = declared.first else { return [] }
  return first.variables.compactMap { variable in
    guard variable.place.source === first.place.source, !variable.isOwn(of: first),
      !mentioned.contains(variable.name)
    else { return nil }
    return unused(
      "unused-variable", "no scenario reads the variable '\(variable.name)'", at: variable.place)
  }
}

/// A capture is read by a later step, or it is none.
private func unusedCaptures(in scenario: Scenario) -> [Diagnostic] {
  var found: [Diagnostic] = []
  var later: Set<String> = []
  for step in scenario.allSteps.reversed() {
    for capture in step.captures where !later.contains(capture.name) {
      found.append(
        unused(
          "unused-capture", "no later step reads the capture '\(capture.name)'", at: capture.place))
    }
    for placeholder in [Placeholder].collected(step.collectPlaceholders) {
      later.formUnion(placeholder.mentions)
    }
  }
  return found.reversed()
}

private func unused(_ code: String, _ message: String, at place: Place) -> Diagnostic {
  Diagnostic(
    code: code, message, at: place,
    notes: [Diagnostic.Note("use it as a placeholder, or take it out")])
}

extension Placeholder {
  fileprivate var mentions: [String] { expression.mentionedVariables }
}

extension Variable {
  /// Whether the scenario itself defines it, rather than its file.
  fileprivate func isOwn(of scenario: Scenario) -> Bool {
    place.source === scenario.place.source && scenario.ownVariables.contains(name)
  }
}
