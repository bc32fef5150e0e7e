internal import AssayJSON
internal import AssayReports
internal import AssayRun
internal import AssaySuite

/// The scenarios of a file or folder: the arguments of a parameterised test.
///
///     @Test(arguments: try Scenarios(in: "scenarios"))
///     func holds(_ scenario: Scenario) async throws {
///       try await scenario.run(against: .environment())
///     }
public struct Scenarios: Sendable {
  let elements: [Scenario]

  /// Loads a scenario file, or all `*.scenarios.json` in a folder and the folders in it.
  ///
  /// - Parameters:
  ///   - path: Absolute, or relative to the package that the test stands in (the nearest folder
  ///     above the test file with a `Package.swift`).
  ///   - tags: Where there are any, only the scenarios that have one of them.
  ///   - excludedTags: The scenarios that have one of these are left out.
  ///   - variables: Values that the scenarios use by name; `ASSAY_VARIABLE_name` of the environment
  ///     comes before them.
  ///   - secrets: Such values that no message and no report ever shows; `ASSAY_SECRET_name` of the
  ///     environment comes before them.
  ///   - knownFailures: A file of scenarios that are known to fail, found like `path`: a line
  ///     `FILE NAME: SCENARIO NAME` each, with `*` for any text. Their issues are known issues; that
  ///     one of them holds is an issue.
  ///   - testFile: The file of the test.
  /// - Throws: ``ScenarioFileError`` where a file cannot be loaded, with every mistake in it, and
  ///   ``ScenarioSelectionError`` where a tag or a known failure fits no scenario, or nothing reads
  ///   one of the variables.
  public init(
    in path: String, tags: [String] = [], excludedTags: [String] = [],
    variables: [String: String] = [:], secrets: [String: String] = [:],
    knownFailures: String? = nil, testFile: String = #filePath
  ) throws {
    let origin = TestFile(path: testFile)
    var given = try GivenValues(variables: variables, secrets: secrets)
    let loader = SuiteLoader(given: given.names, environment: given.environment)
    let suite = loader.suite(at: [origin.resolved(path)])
    if suite.hasErrors { throw ScenarioFileError(suite.diagnostics) }
    given.adoptNames(readBy: suite)
    try ScenarioSelectionError.check(variables.keys.sorted(), areReadBy: suite)
    try ScenarioSelectionError.check(tags + excludedTags, areIn: suite)
    var selection = Selection()
    selection.tags = tags
    selection.excludedTags = excludedTags
    var known: KnownFailures?
    if let knownFailures {
      known = try KnownFailures(file: origin.resolved(knownFailures), for: suite)
    }
    let shared = ScenarioContext(
      given: given, contracts: suite.contracts, knownFailures: known)
    let selected = suite.selected(by: selection).flatMap { file, scenarios in
      scenarios.map { (file, $0) }
    }
    elements = selected.enumerated().map { number, pair in
      Scenario(
        file: pair.0, path: origin.shown(pair.0.path), scenario: pair.1, number: number,
        context: shared)
    }
    if elements.isEmpty { throw ScenarioSelectionError.nothingSelected }
  }
}

extension Scenarios: RandomAccessCollection {
  public var startIndex: Int { elements.startIndex }

  public var endIndex: Int { elements.endIndex }

  public subscript(position: Int) -> Scenario { elements[position] }
}

/// Scenario files that cannot be used, with every mistake as a compiler would show it.
public struct ScenarioFileError: Error, CustomStringConvertible {
  public let description: String

  init(_ diagnostics: [Diagnostic]) {
    let renderer = DiagnosticRenderer()
    description = diagnostics.map(renderer.text).joined()
  }
}

/// A choice among scenarios that leaves a part of them out by mistake.
public enum ScenarioSelectionError: Error, CustomStringConvertible {
  /// No scenario has this tag.
  case unknownTag(String, known: [String])
  /// A known failure, with its place, that no scenario has the name of.
  case unknownFailure(String, place: String)
  /// No scenario reads this variable.
  case unreadVariable(String, nearest: String?)
  /// The tags leave no scenario.
  case nothingSelected

  public var description: String {
    switch self {
    case .unknownTag(let tag, let known):
      let remedy =
        known.isEmpty ? "they have no tags" : "they have \(known.joined(separator: ", "))"
      return "no scenario has the tag '\(tag)'; \(remedy)"
    case .unknownFailure(let pattern, let place):
      return "\(place): the known failure '\(pattern)' matches no scenario"
    case .unreadVariable(let name, let nearest):
      let hint = nearest.map { "; did you mean '\($0)'?" } ?? ""
      return "no scenario reads the variable '\(name)'\(hint)"
    case .nothingSelected: return "no scenario is selected: the tags leave none"
    }
  }

  static func check(
    _ variables: [String], areReadBy suite: Suite
  ) throws(ScenarioSelectionError) {
    let names = variables.isEmpty ? [] : suite.readNames
    for name in variables where !names.contains(name) {
      throw .unreadVariable(name, nearest: nearestSpelling(of: name, among: names.sorted()))
    }
  }

  static func check(_ tags: [String], areIn suite: Suite) throws(ScenarioSelectionError) {
    let known = Set(suite.files.flatMap { $0.scenarios.flatMap(\.tags) })
    for tag in tags where !known.contains(tag) {
      throw .unknownTag(tag, known: known.sorted())
    }
  }
}

extension KnownFailures {
  /// Reads a file of patterns, each of which must match a scenario of the suite.
  fileprivate init(file: String, for suite: Suite) throws {
    let bytes = try DiskFiles().bytes(of: file)
    try self.init(SourceText(name: file, bytes: bytes))
    for pattern in unmatched(in: suite) {
      throw ScenarioSelectionError.unknownFailure(
        pattern.text, place: pattern.place.description)
    }
  }
}
