package import AssaySuite

/// Which scenarios of a suite are meant.
package struct Selection: Sendable {
  /// One of these; empty means any.
  package var tags: [String] = []
  /// None of these.
  package var excludedTags: [String] = []
  /// What the file's name and the scenario's name, joined by a space, must contain.
  package var matchesName: (@Sendable (String) -> Bool)?

  package init() {}

  package func includes(_ scenario: Scenario, of file: SuiteFile) -> Bool {
    if !tags.isEmpty, !scenario.tags.contains(where: tags.contains) { return false }
    if scenario.tags.contains(where: excludedTags.contains) { return false }
    return matchesName?("\(file.name) \(scenario.name)") ?? true
  }
}
