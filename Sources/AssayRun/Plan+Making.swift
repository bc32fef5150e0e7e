import AssayJSON
package import AssaySuite
import AssayVerdict

extension Plan {
  /// Decides what of a suite runs, in which order, and what is skipped for which reason.
  package init(_ suite: Suite, selection: Selection = Selection(), settings: RunSettings) {
    var meant = selection
    meant.shard = nil
    let files = suite.selected(by: meant)
    let rounds = max(1, selection.repeats)
    var planned: [PlannedScenario] = []
    var number = 0
    for (file, scenarios) in files {
      for scenario in scenarios {
        if selection.shard?.includes(number) ?? true {
          let once = PlannedScenario(scenario, of: file, settings)
          for round in 1...rounds {
            var copy = once
            copy.index = planned.count
            copy.position = number * rounds + round - 1
            if rounds > 1 { copy.scenario.name += " [\(round)/\(rounds)]" }
            planned.append(copy)
          }
        }
        number += 1
      }
    }
    self.init(
      scenarios: planned,
      brokenFiles: suite.files.filter(\.hasErrors).map {
        BrokenFile(path: $0.path, name: $0.name, diagnostics: $0.diagnostics)
      },
      contracts: suite.contracts, baseURL: settings.baseURL.text, seed: settings.seed,
      whole: PlannedWhole(
        shard: selection.shard, scenarioCount: number * rounds,
        files: files.map { PlannedWhole.File($0, $1) }))
  }

  /// Lets the scenarios begin in another order, which depends on the seed alone.
  package mutating func shuffle() {
    var generator = SeededGenerator(seed: seed, identity: "order")
    order.shuffle(using: &generator)
  }
}

extension PlannedScenario {
  /// Its numbers are given by the plan.
  fileprivate init(_ scenario: Scenario, of file: SuiteFile, _ settings: RunSettings) {
    index = 0
    position = 0
    filePath = file.path
    fileName = file.name
    self.scenario = scenario
    nameInFile = scenario.name
    skipReason = Self.skipReason(scenario, settings)
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

extension PlannedScenario {
  private static func skipReason(_ condition: Condition, _ value: JSONNode?) -> String? {
    if condition.matcher.mismatches(in: value).isEmpty { return nil }
    if case .absent = condition.matcher {
      return "runs only when '\(condition.name)' is not given"
    }
    let actual = value.map { shortened($0) } ?? "not given"
    return "runs only when '\(condition.name)' is \(condition.matcher.summary), but it is \(actual)"
  }
}

extension PlannedWhole.File {
  fileprivate init(_ file: SuiteFile, _ scenarios: [Scenario]) {
    path = file.path
    bytes = scenarios.first?.place.source.bytes ?? []
    scenarioNames = scenarios.map(\.name)
  }
}

extension SuiteFile {
  /// The names that this file needs from outside and that were not given.
  package func missingInputs(_ settings: RunSettings) -> [NamedPlace] {
    scenarios.isEmpty ? [] : inputs.filter { settings.values[$0.name] == nil }
  }
}
