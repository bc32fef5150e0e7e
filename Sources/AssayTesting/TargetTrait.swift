internal import AssayRun
public import Testing

/// Lets all scenarios of a suite run against one target, which for a server of the test's own is
/// started once.
///
///     @Suite(.target(.server { use in … }))
///     struct Contract {
///       @Test(arguments: try Scenarios(in: "scenarios"))
///       func holds(_ scenario: Scenario) async throws {
///         try await scenario.run()
///       }
///     }
public struct TargetTrait: SuiteTrait, TestTrait, TestScoping {
  let target: Target

  public func scopeProvider(for test: Test, testCase: Test.Case?) -> TargetTrait? {
    testCase == nil ? self : nil
  }

  public func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await target.withBaseURL { url in
      try await SuiteTarget.$current.withValue(.url(url.text)) { try await function() }
    }
  }
}

extension Trait where Self == TargetTrait {
  /// Lets all scenarios of the suite, or of the test, run against this target.
  public static func target(_ target: Target) -> TargetTrait { TargetTrait(target: target) }
}

/// The target that a trait has set for what runs in its scope.
enum SuiteTarget {
  @TaskLocal static var current: Target?
}
