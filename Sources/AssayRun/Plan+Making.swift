import AssayJSON
package import AssaySuite
import AssayVerdict

extension Plan {
  /// Decides what of a suite runs, in which order, and what is skipped for which reason.
  package init(_ suite: Suite, selection: Selection = Selection(), settings: RunSettings) {
    var planned: [PlannedScenario] = []
    for (file, scenarios) in suite.selected(by: selection) {
      for scenario in scenarios {
        for round in 1...max(1, selection.repeats) {
          var copy = scenario
          if selection.repeats > 1 { copy.name += " [\(round)/\(selection.repeats)]" }
          planned.append(
            PlannedScenario(
              index: planned.count, filePath: file.path, fileName: file.name, scenario: copy,
              skipReason: Self.skipReason(scenario, settings), round: round))
        }
      }
    }
    self.init(
      scenarios: planned,
      brokenFiles: suite.files.filter(\.hasErrors).map {
        BrokenFile(path: $0.path, name: $0.name, diagnostics: $0.diagnostics)
      },
      contracts: suite.contracts, baseURL: settings.baseURL.text, seed: settings.seed)
  }

  /// Lets the scenarios begin in another order, which depends on the seed alone.
  package mutating func shuffle() {
    var generator = SeededGenerator(seed: seed, identity: "order")
    order.shuffle(using: &generator)
  }

  private static func skipReason(_ scenario: Scenario, _ settings: RunSettings) -> String? {
    if let reason = scenario.skip { return reason }
    for condition in scenario.conditions {
      if let reason = skipReason(condition, settings.values[condition.name]) { return reason }
    }
    let missing = scenario.requires.filter { settings.values[$0] == nil }
    guard !missing.isEmpty else { return nil }
    let names = missing.map { "'\($0)'" }.joined(separator: " and ")
    return "needs \(names), which \(missing.count == 1 ? "is" : "are") not given "
      + "(--secret \(missing[0])=VALUE)"
  }
}

extension Plan {
  private static func skipReason(_ condition: Condition, _ value: JSONNode?) -> String? {
    if condition.matcher.mismatches(in: value).isEmpty { return nil }
    if case .absent = condition.matcher {
      return "runs only when '\(condition.name)' is not given"
    }
    let actual = value.map { shortened($0) } ?? "not given"
    return "runs only when '\(condition.name)' is \(condition.matcher.summary), but it is \(actual)"
  }
}

extension SuiteFile {
  /// The names that this file needs from outside and that were not given.
  package func missingInputs(_ settings: RunSettings) -> [NamedPlace] {
    scenarios.isEmpty ? [] : inputs.filter { settings.values[$0.name] == nil }
  }
}
