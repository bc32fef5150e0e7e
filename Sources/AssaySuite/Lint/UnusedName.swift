import AssayJSON

/// A name that nobody reads is a slip of the pen, or a check that was forgotten.
func unusedNames(in declared: [ScenarioPlaceholders]) -> [Diagnostic] {
  var check = MentionCheck()
  for placeholders in declared { check.run(placeholders) }
  return check.diagnostics
    + unusedFileVariables(in: declared.first?.scenario, mentioned: check.mentionedInFile)
}

/// Walks scenarios from the end of their run to its beginning.
private struct MentionCheck {
  /// The names that placeholders of the scenario have from the end to where the walk is.
  private var mentioned: Set<String> = []
  private(set) var mentionedInFile: Set<String> = []
  private(set) var diagnostics: [Diagnostic] = []

  mutating func run(_ placeholders: ScenarioPlaceholders) {
    let scenario = placeholders.scenario
    mentioned.removeAll(keepingCapacity: true)
    checkCaptures(placeholders)
    mentioned.formUnion(scenario.namePlaceholders)
    mentionedInFile.formUnion(mentioned)
    // Columns that are made, or read from a table, need not all be used.
    for column in scenario.row
    where column.nameRange != .none && !mentioned.contains(column.name) {
      diagnostics.append(
        unused(
          "unused-column", "no step reads the column '\(column.name)'",
          at: Place(scenario.place.source, column.nameRange)))
    }
    for variable in scenario.variables
    where variable.isOwn(of: scenario) && !mentioned.contains(variable.name) {
      diagnostics.append(
        unused(
          "unused-variable", "nothing reads the variable '\(variable.name)'", at: variable.place))
    }
  }

  /// A capture is read by a later step, or it is none.
  private mutating func checkCaptures(_ placeholders: ScenarioPlaceholders) {
    var found: [Diagnostic] = []
    for part in placeholders.parts.reversed() {
      if case .exchange(let step) = part.holder {
        for capture in step.captures where !mentioned.contains(capture.name) {
          found.append(
            unused(
              "unused-capture", "no later step reads the capture '\(capture.name)'",
              at: capture.place))
        }
      }
      if case .condition(let names) = part.holder { mentioned.formUnion(names.map(\.name)) }
      for placeholder in placeholders.all[part.range] {
        placeholder.expression.forEachMentionedVariable { mentioned.insert($0) }
      }
    }
    diagnostics += found.reversed()
  }
}

/// Variables of the file itself that none of its scenarios reads; what it includes serves others too.
private func unusedFileVariables(
  in first: Scenario?, mentioned: Set<String>
) -> [Diagnostic] {
  guard let first else { return [] }
  return first.variables.compactMap { variable in
    guard variable.place.source === first.place.source, !variable.isOwn(of: first),
      !mentioned.contains(variable.name)
    else { return nil }
    return unused(
      "unused-variable", "no scenario reads the variable '\(variable.name)'", at: variable.place)
  }
}

private func unused(_ code: String, _ message: String, at place: Place) -> Diagnostic {
  Diagnostic(
    code: code, message, at: place,
    notes: [Diagnostic.Note("use it as a placeholder, or take it out")])
}

extension Variable {
  /// Whether the scenario itself defines it, rather than its file.
  fileprivate func isOwn(of scenario: Scenario) -> Bool {
    place.source === scenario.place.source && scenario.ownVariables.contains(name)
  }
}
