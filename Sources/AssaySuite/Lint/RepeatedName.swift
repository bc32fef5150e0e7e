import AssayJSON

/// A report tells scenarios apart by their names, so no two of a file may share one.
func repeatedNames(in scenarios: [Scenario]) -> [Diagnostic] {
  var first: [CodePoints: Place] = [:]
  return scenarios.compactMap { scenario in
    let name = CodePoints(scenario.name)
    guard let other = first[name] else {
      first[name] = scenario.place
      return nil
    }
    let isSameScenario = other == scenario.place
    return Diagnostic(
      code: "repeated-name", "two scenarios are named '\(scenario.name)'", at: scenario.place,
      notes: isSameScenario
        ? [Diagnostic.Note("put a column that differs into the name, as in {{column}}")]
        : [Diagnostic.Note("the other one is here", at: other)])
  }
}
