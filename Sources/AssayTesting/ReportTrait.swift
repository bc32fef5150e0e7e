internal import AssayPage
public import Testing

/// Writes Assay's own reports of the scenarios that run in a suite or test, when it ends.
///
/// Swift Testing's `--xunit-output` makes one testcase of a parameterised test; Assay's JUnit XML has
/// one for each scenario and example row, with what was sent and answered.
public struct ReportTrait: SuiteTrait, TestTrait, TestScoping {
  let paths: ReportPaths

  public func scopeProvider(for test: Test, testCase: Test.Case?) -> ReportTrait? {
    testCase == nil ? self : nil
  }

  public func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    var paths = paths
    paths.takeAway()
    try paths.check()
    let recording = Recording(paths)
    let outcome: Result<Void, any Error>
    do {
      try await Recording.$enclosing.withValue(Recording.enclosing + [recording]) {
        try await function()
      }
      outcome = .success(())
    } catch {
      outcome = .failure(error)
    }
    for failure in recording.write() {
      Issue.record("\(failure)", sourceLocation: test.sourceLocation)
    }
    try outcome.get()
  }
}

extension Trait where Self == ReportTrait {
  /// Writes reports of the scenarios in the suite or test when it ends, each as a whole or not at
  /// all; the files that were there are replaced.
  ///
  /// Paths are absolute, or in the package of the test.
  ///
  /// - Parameters:
  ///   - junit: JUnit XML, with a testcase for each scenario and example row.
  ///   - html: The page that shows every exchange.
  ///   - json: The record in JSON Lines, which the command makes all other reports of.
  ///   - markdown: The summary for a chat or a pull request.
  ///   - tap: TAP, version 14.
  ///   - testFile: The file of the test.
  public static func reports(
    junit: String? = nil, html: String? = nil, json: String? = nil, markdown: String? = nil,
    tap: String? = nil, testFile: String = #filePath
  ) -> ReportTrait {
    let origin = TestFile(path: testFile)
    let paths = ReportPaths { format in
      let path =
        switch format {
        case .junit: junit
        case .html: html
        case .json: json
        case .markdown: markdown
        case .tap: tap
        }
      return path.map(origin.resolved)
    }
    return ReportTrait(paths: paths)
  }
}
