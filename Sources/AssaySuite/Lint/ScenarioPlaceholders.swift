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
    /// What `when` and `while` say of the values of these names.
    case condition([NamedPlace])
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
      for use in step.openedScopes {
        endPart(.beginningOfFlow)
        add((use.loop?.names ?? []) + use.bindings)
      }
      for condition in step.conditions { condition.matcher.collectPlaceholders(into: &all) }
      endPart(.condition(step.conditions.named))
      if case .forEach(let loop) = step.passes {
        endPart(.beginningOfFlow)
        add(loop.names)
      }
      step.name.collectPlaceholders(into: &all)
      endPart(.stepName)
      step.request.collectFieldPlaceholders(into: &all)
      endPart(.fields(step))
      step.request.collectPlaceholders(into: &all)
      step.expect?.template.collectPlaceholders(into: &all)
      step.retry?.unless?.template.collectPlaceholders(into: &all)
      for assertion in step.together { assertion.collectPlaceholders(into: &all) }
      for capture in step.captures { capture.collectPlaceholders(into: &all) }
      endPart(.exchange(step))
      if case .whileFits(let loop) = step.passes {
        for condition in loop.conditions { condition.matcher.collectPlaceholders(into: &all) }
        endPart(.condition(loop.conditions.named))
      }
      if case .forEach = step.passes { endPart(.endOfFlow) }
      for _ in 0..<step.closedScopes { endPart(.endOfFlow) }
    }
  }

  private mutating func add(_ bindings: [Variable]) {
    for binding in bindings {
      binding.value.collectPlaceholders(into: &all)
      endPart(.binding(binding.name))
    }
  }

  private mutating func endPart(_ holder: Holder) {
    parts.append(Part(holder: holder, range: (parts.last?.range.upperBound ?? 0)..<all.count))
  }
}

extension [Condition<MatcherGap>] {
  /// The names of those that may be there or not are left out.
  fileprivate var named: [NamedPlace] {
    compactMap { $0.matcher.isAbsent ? nil : NamedPlace(name: $0.name, place: $0.place) }
  }
}
