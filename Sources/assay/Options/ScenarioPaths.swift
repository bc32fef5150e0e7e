import ArgumentParser
import AssaySuite

/// Where the scenarios are.
struct ScenarioPaths: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Scenario files (FILE:LINE for the scenario at a line, - for standard input), and folders "
        + "searched for *.scenarios.json (default: scenarios).",
      valueName: "PATH"))
  var given: [String] = []

  /// The scenario that stands at a line of a file.
  struct Line: Hashable {
    var path: String
    var line: Int
  }

  /// What is named, without lines; nothing where nothing is.
  var named: [String] {
    given.map { Self.line(in: $0)?.path ?? $0 }
  }

  var paths: [String] {
    guard given.isEmpty else { return named }
    guard let project = CurrentProject.found else { return ["scenarios"] }
    return project.scenarios ?? [project.path(of: "scenarios")]
  }

  /// Those of files that are not named as a whole too.
  var lines: [Line] {
    let whole = given.filter { Self.line(in: $0) == nil }.map(normalized)
    return given.compactMap(Self.line).filter { line in
      let path = normalized(line.path)
      return !whole.contains { $0 == path || $0.isEmpty || path.hasPrefix($0 + "/") }
    }
  }

  /// Where files are read from: `-` is standard input.
  func files() throws(UsageError) -> any FileReading {
    guard given.contains(StandardInputFiles.path) else { return DiskFiles() }
    do {
      return try StandardInputFiles()
    } catch {
      throw UsageError("cannot read standard input: \(error.reason)")
    }
  }

  /// `FILE:LINE`, and `FILE:LINE:COLUMN` as mistakes are shown; a file may have such a name itself.
  private static func line(in text: String) -> Line? {
    guard DiskFiles().isFolder(text) == nil else { return nil }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    for count in [2, 1] where parts.count > count {
      let numbers = parts.suffix(count).map { Int($0) ?? 0 }
      let path = parts.dropLast(count).joined(separator: ":")
      if !path.isEmpty, numbers.allSatisfy({ $0 > 0 }), DiskFiles().isFolder(path) != nil {
        return Line(path: path, line: numbers[0])
      }
    }
    return nil
  }
}
