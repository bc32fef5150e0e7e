import AssayJSON
import AssayReports
import AssayRun
import AssaySuite

/// The scenarios that a command line names one by one.
struct PickedScenarios {
  let suite: Suite

  /// Those of these names and of these ids; nil where there are none of either.
  func named(_ names: [String], ids: [String]) throws(UsageError) -> Set<ScenarioName>? {
    guard !names.isEmpty || !ids.isEmpty else { return nil }
    var found: Set<ScenarioName> = []
    for name in names {
      // Repetitions of a scenario (--repeat) are told apart behind its name.
      let plain = name.replacing(/\ \[[0-9]+\/[0-9]+\]$/, with: "")
      var meant = scenarios { isCalled(name, $0, $1) }
      if meant.isEmpty { meant = scenarios { isCalled(plain, $0, $1) } }
      if meant.isEmpty, !suite.hasErrors {
        throw UsageError("--name: no scenario is called '\(name)'\(hint(name, allNames))")
      }
      found.formUnion(meant)
    }
    for id in ids {
      let meant = scenarios { $1.id == id }
      if meant.isEmpty, !suite.hasErrors {
        let known = suite.files.flatMap(\.scenarios).compactMap(\.id)
        throw UsageError("--id: no scenario has the id '\(id)'\(hint(id, known))")
      }
      found.formUnion(meant)
    }
    return found
  }

  /// Those that stand at the lines, and all of the files of which no line is named.
  func at(_ lines: [ScenarioPaths.Line]) throws(UsageError) -> Set<ScenarioName> {
    let files = Set(lines.map { normalized($0.path) })
    var found = scenarios { file, _ in !files.contains(normalized(file.path)) }
    for line in lines {
      guard let file = suite.files.first(where: { normalized($0.path) == normalized(line.path) }),
        !file.hasErrors
      else { continue }
      let meant = file.scenarios.filter { $0.lines.contains(line.line) }
      guard !meant.isEmpty else {
        let starts = Set(file.scenarios.map(\.lines.lowerBound)).sorted()
        let nearest = starts.min { abs($0 - line.line) < abs($1 - line.line) }
        throw UsageError(
          "\(line.path):\(line.line): no scenario stands at this line"
            + (nearest.map { "; the nearest begins at line \($0)" } ?? ""))
      }
      found.formUnion(meant.map { ScenarioName(file: file.path, name: $0.name) })
    }
    return found
  }

  private func scenarios(_ isMeant: (SuiteFile, Scenario) -> Bool) -> Set<ScenarioName> {
    var found: Set<ScenarioName> = []
    for file in suite.files {
      for scenario in file.scenarios where isMeant(file, scenario) {
        found.insert(ScenarioName(file: file.path, name: scenario.name))
      }
    }
    return found
  }

  /// What is printed of a scenario names it: where it holds what a terminal would obey, escaped.
  private func isCalled(_ text: String, _ file: SuiteFile, _ scenario: Scenario) -> Bool {
    let printed = [scenario.name] + [file.name, file.path].map { "\($0): \(scenario.name)" }
    return printed.contains { $0 == text || sanitized($0) == text || oneLine($0) == text }
  }

  private var allNames: [String] {
    suite.files.flatMap { file in
      file.scenarios.flatMap { [$0.name, "\(file.name): \($0.name)"] }
    }
  }

  private func hint(_ text: String, _ known: [String]) -> String {
    nearestSpelling(of: text, among: known).map { "; did you mean '\($0)'?" } ?? ""
  }
}
