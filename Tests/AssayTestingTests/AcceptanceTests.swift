import AssayReference
import AssayTesting
import Testing

/// The bundled scenarios, as a team would run them from `swift test`.
@Suite("The bundled scenarios hold for the reference API", .servesReference)
struct AcceptanceTests {
  @Test("holds", arguments: try Scenarios(in: "scenarios", variables: ReferenceTrait.tokens))
  func holds(_ scenario: Scenario) async throws {
    try await scenario.run(against: .url(try #require(ReferenceTrait.baseURL)))
  }
}

/// Serves the reference API while the tests of a suite run.
struct ReferenceTrait: SuiteTrait, TestScoping {
  static let tokens = ["token": "a-token-for-one-company", "other_token": "a-token-for-another"]

  @TaskLocal static var baseURL: String?

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let configuration = ReferenceConfiguration(tokens: Self.tokens.values.sorted())
    try await ReferenceServer.serve(configuration) { url in
      try await Self.$baseURL.withValue(url) { try await function() }
    }
  }
}

extension Trait where Self == ReferenceTrait {
  static var servesReference: Self { ReferenceTrait() }
}
