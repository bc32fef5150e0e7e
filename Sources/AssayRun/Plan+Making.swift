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
          let skipReason = scenario.skipReason(settings)
          for round in 1...rounds {
            var copy = scenario
            if rounds > 1 { copy.name += " [\(round)/\(rounds)]" }
            planned.append(
              PlannedScenario(
                index: planned.count, position: number * rounds + round - 1, filePath: file.path,
                fileName: file.name, scenario: copy, nameInFile: scenario.name,
                skipReason: skipReason))
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
        shard: selection.shard, isRerun: selection.only != nil, scenarioCount: number * rounds,
        files: files.map { PlannedWhole.File($0, $1) }))
  }

  /// Lets the scenarios begin in another order, which depends on the seed alone.
  package mutating func shuffle() {
    var generator = SeededGenerator(seed: seed, identity: "order")
    order.shuffle(using: &generator)
  }
}

extension Scenario {
  /// Why it is not run with these values.
  fileprivate func skipReason(_ settings: RunSettings) -> String? {
    if let reason = skip { return reason }
    for condition in conditions {
      if let reason = condition.skipReason(settings.values[condition.name]) { return reason }
    }
    let missing = requires.filter { settings.values[$0] == nil }
    guard !missing.isEmpty else { return nil }
    let names = missing.map { "'\($0)'" }.joined(separator: " and ")
    return "needs \(names), which \(missing.count == 1 ? "is" : "are") not given "
      + "(--secret \(missing[0])=VALUE)"
  }
}

extension Condition<Never> {
  fileprivate func skipReason(_ value: JSONNode?) -> String? {
    if matcher.mismatches(in: value).isEmpty { return nil }
    if case .absent = matcher { return "runs only when '\(name)' is not given" }
    let actual = value.map { shortened($0) } ?? "not given"
    return "runs only when '\(name)' is \(matcher.summary), but it is \(actual)"
  }
}

extension PlannedWhole.File {
  fileprivate init(_ file: SuiteFile, _ scenarios: [Scenario]) {
    path = file.path
    bytes = scenarios.first?.place.source.bytes ?? []
    scenarioNames = scenarios.map(\.name)
  }
}

extension Suite {
  /// The names that files need from outside and that were not given, each once.
  package func missingInputs(_ settings: RunSettings) -> [NamedPlace] {
    var seen: Set<String> = []
    return files.flatMap { $0.missingInputs(settings) }.filter { seen.insert($0.name).inserted }
  }
}

extension SuiteFile {
  /// The names that this file needs from outside and that were not given.
  package func missingInputs(_ settings: RunSettings) -> [NamedPlace] {
    scenarios.isEmpty ? [] : inputs.filter { settings.values[$0.name] == nil }
  }
}
