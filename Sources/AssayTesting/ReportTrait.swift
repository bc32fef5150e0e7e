internal import AssayReports
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
  /// - Parameters:
  ///   - junit: Where the JUnit XML goes: an absolute path, or one in the package of the test.
  ///   - html: Where the HTML page goes, which shows every exchange.
  ///   - testFile: The file of the test.
  public static func reports(
    junit: String? = nil, html: String? = nil, testFile: String = #filePath
  ) -> ReportTrait {
    let origin = TestFile(path: testFile)
    return ReportTrait(
      paths: ReportPaths(junit: junit.map(origin.resolved), html: html.map(origin.resolved)))
  }
}
