internal import AssayJSON
internal import AssaySuite

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

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
  ///   - variables: Values that the scenarios use by name; `ASSAY_VARIABLE_name` and
  ///     `ASSAY_SECRET_name` of the environment come before them.
  ///   - testFile: The file of the test.
  /// - Throws: ``ScenarioFileError`` where a file cannot be loaded, with every mistake in it.
  public init(
    in path: String, variables: [String: String] = [:], testFile: String = #filePath
  ) throws {
    var values = variables.mapValues { JSONNode.string($0) }
    values.merge(TestEnvironment.values) { $1 }
    let root = Self.packageFolder(above: testFile)
    let whole = path.hasPrefix("/") ? path : root.map { "\($0)/\(path)" } ?? path
    let suite = SuiteLoader(given: Set(values.keys)).suite(at: [whole])
    if suite.hasErrors { throw ScenarioFileError(suite.diagnostics) }
    elements = suite.files.flatMap { file in
      file.scenarios.map { Scenario(file: file, scenario: $0, values: values) }
    }
  }

  private static func packageFolder(above file: String) -> String? {
    var folder = file[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      if access("\(folder)/Package.swift", F_OK) == 0 { return String(folder) }
    }
    return nil
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
