package import AssayJSON
package import AssaySuite

/// Which scenarios of a suite are meant, and how often.
package struct Selection: Sendable {
  /// One of these; empty means any.
  package var tags: [String] = []
  /// None of these.
  package var excludedTags: [String] = []
  /// What `FILE NAME: SCENARIO NAME` must match.
  package var filter: ECMARegex?
  /// Every n-th of the scenarios, so that n machines share the work.
  package var shard: Shard?
  /// None but these, where they are given.
  package var only: Set<ScenarioName>?
  /// None but these, where some are named one by one.
  package var named: Set<ScenarioName>?
  /// How often each scenario runs.
  package var repeats = 1

  package init() {}

  package func includes(_ scenario: Scenario, of file: SuiteFile) -> Bool {
    if !tags.isEmpty, !scenario.tags.contains(where: tags.contains) { return false }
    if scenario.tags.contains(where: excludedTags.contains) { return false }
    if let only, !only.contains(ScenarioName(file: file.path, name: scenario.name)) { return false }
    if let named, !named.contains(ScenarioName(file: file.path, name: scenario.name)) {
      return false
    }
    guard let filter else { return true }
    return filter.search("\(file.name): \(scenario.name)") == .found
  }
}

/// What tells a scenario from all others.
package struct ScenarioName: Sendable, Hashable {
  /// The path of its file.
  package var file: String
  package var name: String

  package init(file: String, name: String) {
    self.file = file
    self.name = name
  }
}

/// One of the equal parts of a run: `2/3`.
package struct Shard: Sendable, Hashable {
  /// From 1.
  package let number: Int
  package let count: Int

  /// Nil where there is no such part.
  package init?(_ number: Int, of count: Int) {
    guard number >= 1, number <= count else { return nil }
    self.number = number
    self.count = count
  }

  /// Nil where the text is no `K/N` with 1 ≤ K ≤ N.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]) else {
      return nil
    }
    self.init(number, of: count)
  }

  /// Scenarios go to the parts in turn, so that each part has some of every file.
  func includes(_ position: Int) -> Bool { position % count == number - 1 }
}

extension Suite {
  /// The scenarios that are meant, by file; files of which none is meant are left out.
  package func selected(by selection: Selection) -> [(file: SuiteFile, scenarios: [Scenario])] {
    var position = 0
    var selected: [(file: SuiteFile, scenarios: [Scenario])] = []
    for file in files {
      let scenarios = file.scenarios.filter { scenario in
        guard selection.includes(scenario, of: file) else { return false }
        defer { position += 1 }
        return selection.shard?.includes(position) ?? true
      }
      if !scenarios.isEmpty { selected.append((file, scenarios)) }
    }
    return selected
  }

  /// The files of which some scenarios are meant, with none but these, and those with mistakes.
  package func narrowed(to selection: Selection) -> Suite {
    var files = selected(by: selection).map { file, scenarios in
      var file = file
      file.scenarios = scenarios
      return file
    }
    files += self.files.filter(\.hasErrors)
    return Suite(files: files)
  }
}
