import AssayJSON

/// The placeholders of a scenario but for those of its name: looked for once, for several rules.
struct ScenarioPlaceholders {
  /// What holds placeholders.
  enum Holder {
    /// Variables of the scenario and its file, and what the use of a flow passes in, by their names.
    case variable(String)
    case binding(String)
    /// Where the names of the innermost use of a flow stop being its own.
    case endOfFlow
    /// Where they begin.
    case beginningOfFlow
    case stepName
    /// The fields and the query of a step's request.
    case fields(Step)
    /// The rest of it, and what is expected of the answers.
    case exchange(Step)
  }

  struct Part {
    let holder: Holder
    /// Its placeholders among `all`.
    let range: Range<Int>
  }

  let scenario: Scenario
  private(set) var all: [Placeholder] = []
  /// In the order in which a run comes to them.
  private(set) var parts: [Part] = []

  init(_ scenario: Scenario) {
    self.scenario = scenario
    for variable in scenario.variables {
      variable.value.collectPlaceholders(into: &all)
      endPart(.variable(variable.name))
    }
    for step in scenario.allSteps {
      for scope in step.openedScopes {
        endPart(.beginningOfFlow)
        for binding in scope {
          binding.value.collectPlaceholders(into: &all)
          endPart(.binding(binding.name))
        }
      }
      step.name.collectPlaceholders(into: &all)
      endPart(.stepName)
      step.request.collectFieldPlaceholders(into: &all)
      endPart(.fields(step))
      step.request.collectPlaceholders(into: &all)
      step.expect?.collectPlaceholders(into: &all)
      step.retry?.unless?.collectPlaceholders(into: &all)
      for assertion in step.together { assertion.collectPlaceholders(into: &all) }
      endPart(.exchange(step))
      for _ in 0..<step.closedScopes { endPart(.endOfFlow) }
    }
  }

  private mutating func endPart(_ holder: Holder) {
    parts.append(Part(holder: holder, range: (parts.last?.range.upperBound ?? 0)..<all.count))
  }
}
