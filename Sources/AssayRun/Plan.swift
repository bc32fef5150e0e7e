package import AssayJSON
package import AssaySuite

/// Everything that a run will do, decided before the first request: a value that can be printed.
package struct Plan: Sendable {
  /// In the order of the reports: files as named, scenarios as written, rows as listed.
  package var scenarios: [PlannedScenario]
  /// Files that cannot run; each is an error in the reports.
  package var brokenFiles: [BrokenFile]
  package var contracts: [Contract]
  package var baseURL: String
  package var seed: UInt64
  /// The order in which scenarios begin, by their index; reports keep the plan's.
  package var order: [Int]
  package var whole: PlannedWhole

  /// - Parameter whole: by default the plan is all there is.
  package init(
    scenarios: [PlannedScenario], brokenFiles: [BrokenFile], contracts: [Contract],
    baseURL: String, seed: UInt64, whole: PlannedWhole? = nil
  ) {
    self.scenarios = scenarios
    self.brokenFiles = brokenFiles
    self.contracts = contracts
    self.baseURL = baseURL
    self.seed = seed
    self.whole = whole ?? PlannedWhole(scenarios)
    order = Array(scenarios.indices)
  }
}

/// What all machines together run, where a plan is the share of one of them.
package struct PlannedWhole: Sendable {
  /// The plan's part; nil where it is all there is.
  package var shard: Shard?
  /// Whether the plan is what is to run again of another run.
  package var isRerun = false
  /// The repetitions of a scenario count one each.
  package var scenarioCount: Int
  /// Those that scenarios are meant of.
  package var files: [File]

  package struct File: Sendable {
    package var path: String
    /// Its text.
    package var bytes: [UInt8]
    /// Of those that are meant.
    package var scenarioNames: [String]

    /// Tells the file, and what is meant of it, from others; the same on all machines.
    package var digest: UInt64 {
      var hash = StableHash()
      hash.combine(bytes)
      for name in scenarioNames {
        hash.combine(0)
        hash.combine(name)
      }
      return hash.value
    }
  }
}

extension PlannedWhole {
  /// Scenarios that are all there is, file by file.
  fileprivate init(_ scenarios: [PlannedScenario]) {
    scenarioCount = scenarios.count
    files = []
    for planned in scenarios {
      if files.last?.path != planned.filePath {
        let bytes = planned.scenario.place.source.bytes
        files.append(File(path: planned.filePath, bytes: bytes, scenarioNames: []))
      }
      files[files.count - 1].scenarioNames.append(planned.nameInFile)
    }
  }
}

/// One scenario in its place: one object, which nobody changes and many hold.
package final class PlannedScenario: Sendable {
  /// Its number in the plan, from 0.
  package let index: Int
  /// Its number in the whole of which the plan is a part, from 0.
  package let position: Int
  /// The path of its file, as the user would type it, and the file's name.
  package let filePath: String
  package let fileName: String
  package let scenario: Scenario
  /// What the file calls it; repetitions are told apart by the scenario's name alone.
  package let nameInFile: String
  /// Why it is not run, decided beforehand.
  package let skipReason: String?

  init(
    index: Int, position: Int, filePath: String, fileName: String, scenario: Scenario,
    nameInFile: String, skipReason: String?
  ) {
    self.index = index
    self.position = position
    self.filePath = filePath
    self.fileName = fileName
    self.scenario = scenario
    self.nameInFile = nameInFile
    self.skipReason = skipReason
  }

  /// The same under another name.
  package convenience init(_ other: PlannedScenario, named name: String) {
    var scenario = other.scenario
    scenario.name = name
    self.init(
      index: other.index, position: other.position, filePath: other.filePath,
      fileName: other.fileName, scenario: scenario, nameInFile: other.nameInFile,
      skipReason: other.skipReason)
  }

  /// The same in another plan, which is all there is.
  package convenience init(_ other: PlannedScenario, at index: Int) {
    self.init(
      index: index, position: index, filePath: other.filePath, fileName: other.fileName,
      scenario: other.scenario, nameInFile: other.nameInFile, skipReason: other.skipReason)
  }
}

/// A scenario file with mistakes.
package struct BrokenFile: Sendable {
  package var path: String
  package var name: String
  package var diagnostics: [Diagnostic]
}
