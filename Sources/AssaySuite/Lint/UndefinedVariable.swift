import AssayJSON

/// Every name in a placeholder is defined before the place where it is used.
func undefinedVariables(in declared: [Scenario], outside: Set<String>) -> [Diagnostic] {
  var seen: Set<Place> = []
  return declared.flatMap { scenario in
    var check = VariableCheck(defined: outside)
    check.run(scenario)
    // What is included or shared by scenarios is told once.
    return check.diagnostics.filter { diagnostic in
      diagnostic.place.map { seen.insert($0).inserted } ?? true
    }
  }
}

/// Walks one scenario in the order of its run.
private struct VariableCheck {
  var defined: Set<String>
  var diagnostics: [Diagnostic] = []

  mutating func run(_ scenario: Scenario) {
    defined.formUnion(scenario.requires)
    defined.formUnion(scenario.row.map(\.name))
    for variable in scenario.variables where !defined.contains(variable.name) {
      check(variable.value.collectPlaceholders)
      defined.insert(variable.name)
    }
    for step in scenario.allSteps {
      for binding in step.bindings {
        check(binding.value.collectPlaceholders)
        defined.insert(binding.name)
      }
      check(step.name.collectPlaceholders)
      if step.copies > 1 || step.repeats > 1 { defined.insert("index") }
      check(step.request.collectPlaceholders)
      check(step.collectExpectedPlaceholders)
      defined.remove("index")
      defined.formUnion(step.captures.map(\.name))
    }
  }

  private mutating func check(_ collect: (inout [Placeholder]) -> Void) {
    for placeholder in [Placeholder].collected(collect) {
      for name in placeholder.expression.requiredVariables where !defined.contains(name) {
        let nearest = nearestSpelling(of: name, among: defined.sorted())
        diagnostics.append(
          Diagnostic(
            code: "undefined-variable", "the variable '\(name)' is not defined here",
            at: placeholder.place,
            notes: [
              Diagnostic.Note(
                nearest.map { "did you mean '\($0)'?" }
                  ?? "define it under 'variables', capture it before, or list it under 'inputs' "
                  + "when the caller gives it")
            ]))
      }
    }
  }
}
