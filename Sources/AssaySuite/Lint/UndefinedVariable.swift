import AssayJSON

/// Every name in a placeholder is defined before the place where it is used.
func undefinedVariables(
  in declared: [ScenarioPlaceholders], outside: Set<String>
) -> [Diagnostic] {
  var check = VariableCheck(outside: outside)
  for placeholders in declared { check.run(placeholders) }
  return check.diagnostics
}

/// Walks scenarios in the order of their run.
private struct VariableCheck {
  /// What every scenario is given.
  let outside: Set<String>
  /// What the scenario has defined so far.
  private var own: Set<String> = []
  private var hasIndex = false
  private var hasContent = false
  /// Of each use of a flow under way, the names that are defined within it alone.
  private var borrowed: [[String]] = []
  /// What is included or shared by scenarios is told once.
  private var seen: Set<Place> = []
  private(set) var diagnostics: [Diagnostic] = []

  init(outside: Set<String>) { self.outside = outside }

  mutating func run(_ placeholders: ScenarioPlaceholders) {
    own.removeAll(keepingCapacity: true)
    borrowed.removeAll()
    own.formUnion(placeholders.scenario.requires)
    for column in placeholders.scenario.row { own.insert(column.name) }
    for part in placeholders.parts {
      let held = placeholders.all[part.range]
      switch part.holder {
      case .variable(let name):
        guard !isDefined(name) else { continue }
        check(held)
        own.insert(name)
      case .beginningOfFlow: borrowed.append([])
      case .endOfFlow: for name in borrowed.popLast() ?? [] { own.remove(name) }
      case .binding(let name):
        check(held)
        if own.insert(name).inserted, !borrowed.isEmpty {
          borrowed[borrowed.count - 1].append(name)
        }
      case .stepName: check(held)
      case .condition(let names):
        check(held)
        for name in names where !isDefined(name.name) && seen.insert(name.place).inserted {
          diagnostics.append(undefined(name.name, at: name.place))
        }
      case .fields(let step):
        hasIndex = step.hasIndex
        hasContent = true
        check(held)
        hasContent = false
        hasIndex = false
      case .exchange(let step):
        hasIndex = step.hasIndex
        check(held)
        hasIndex = false
        for capture in step.captures { own.insert(capture.name) }
      }
    }
  }

  private func isDefined(_ name: String) -> Bool {
    own.contains(name) || outside.contains(name) || hasIndex && name == "index"
  }

  /// The same, or as a member of a name's value: which members that has is seen in the run.
  private func canBeRead(_ name: String) -> Bool {
    isDefined(name) || name.memberAccesses.contains { isDefined($0.holder) }
  }

  private mutating func check(_ placeholders: ArraySlice<Placeholder>) {
    for placeholder in placeholders {
      if !hasContent, placeholder.expression.readsContent(where: canBeRead),
        seen.insert(placeholder.place).inserted
      {
        diagnostics.append(misplacedContent(at: placeholder.place))
      }
      placeholder.expression.forEachRequiredVariable { name in
        if !canBeRead(name), seen.insert(placeholder.place).inserted {
          diagnostics.append(undefined(name, at: placeholder.place))
        }
      }
    }
  }

  private func misplacedContent(at place: Place) -> Diagnostic {
    Diagnostic(
      code: "misplaced-placeholder",
      "'content' stands in the fields and the query of a request alone", at: place,
      notes: [
        Diagnostic.Note(
          "it is what the request sends; define a variable of that name where one is meant")
      ])
  }

  private func undefined(_ name: String, at place: Place) -> Diagnostic {
    let defined = own.union(outside).union(hasIndex ? ["index"] : [])
    let nearest = nearestSpelling(of: name, among: defined.sorted())
    let function = PlaceholderFunction(named: name)
    return Diagnostic(
      code: "undefined-variable", "the variable '\(name)' is not defined here", at: place,
      notes: [
        Diagnostic.Note(
          function.map { "the function of this name is written \($0.usage)" }
            ?? nearest.map { "did you mean '\($0)'?" }
            ?? "define it under 'variables', capture it before, or list it under 'inputs' "
            + "when the caller gives it")
      ])
  }
}
