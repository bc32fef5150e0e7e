import AssayReports
import AssayRun
import AssaySuite

/// What of a recorded run is to run again: the scenarios that failed or could not be judged, and the
/// files that could not be loaded.
struct Rerun {
  /// The record's file.
  let path: String
  let record: Record

  private static let mostNames = 20

  init(_ path: String) throws(UsageError) {
    self.path = path
    record = try RecordedRun.read(path)
  }

  var seed: UInt64 { record.plan.seed }

  var isEmpty: Bool { record.troubled.isEmpty && !record.plan.files.contains(where: \.isBroken) }

  /// The files that something is to run again of.
  var files: [String] {
    let plan = record.plan
    let troubled = Set(record.troubled.map(\.file))
    return plan.files.indices.filter { troubled.contains($0) || plan.files[$0].isBroken }
      .map { plan.files[$0].path.text }
  }

  /// All files of the record.
  var allFiles: [String] { record.plan.files.map(\.path.text) }

  /// Which scenarios of the suite are meant.
  ///
  /// - Parameter redactor: that of this run, for names stand redacted in the record.
  /// - Throws: where scenarios are no longer there.
  func scenarios(of suite: Suite, _ redactor: GrowingRedactor) throws(UsageError) -> Set<
    ScenarioName
  > {
    let plan = record.plan
    let broken = Set(plan.files.filter(\.isBroken).map { normalized($0.path.text) })
    var wanted: [ScenarioName: String?] = [:]
    for heading in record.troubled {
      let file = normalized(plan.files[heading.file].path.text)
      let name = ScenarioName(file: file, name: heading.nameInFile.text)
      wanted.updateValue(heading.id?.text, forKey: name)
    }
    let ids = Set(wanted.values.compactMap(\.self))
    var found: Set<ScenarioName> = []
    for file in suite.files {
      let path = normalized(redactor.redact(file.path).text)
      // What is wrong with the file is said, and its scenarios cannot be looked for.
      if file.hasErrors { wanted = wanted.filter { $0.key.file != path } }
      for scenario in file.scenarios {
        let name = ScenarioName(file: path, name: redactor.redact(scenario.name).text)
        let id = scenario.id.map { redactor.redact($0).text }
        let isNamed = id.map(ids.contains) ?? false || wanted[name] != nil
        if isNamed || broken.contains(path) {
          found.insert(ScenarioName(file: file.path, name: scenario.name))
          wanted = wanted.filter { $0.key != name && ($0.value == nil || $0.value != id) }
        }
      }
    }
    if !wanted.isEmpty { throw missing(Set(wanted.keys)) }
    return found
  }

  private func missing(_ names: Set<ScenarioName>) -> UsageError {
    let lines = names.map { "'\($0.name)' of \($0.file)" }.sorted()
    let shown = lines.prefix(Self.mostNames).joined(separator: ", ")
    let rest = lines.count > Self.mostNames ? " and \(lines.count - Self.mostNames) more" : ""
    return UsageError(
      "--rerun \(path): these scenarios are not among those that are named now: \(shown)\(rest)")
  }
}
