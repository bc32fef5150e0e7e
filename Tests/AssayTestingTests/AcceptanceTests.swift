import AssayReference
import AssayTesting
import Testing

/// The bundled scenarios, as a team would run them from `swift test`.
@Suite("The bundled scenarios hold for the reference API", .target(.reference))
struct AcceptanceTests {
  @Test("holds", arguments: try Scenarios(in: "scenarios", secrets: Target.tokens))
  func holds(_ scenario: Scenario) async throws {
    try await scenario.run()
  }
}

extension Target {
  static let tokens = ["token": "a-token-for-one-company", "other_token": "a-token-for-another"]

  /// The reference API in this process.
  static let reference = Target.server { use in
    let configuration = ReferenceConfiguration(tokens: tokens.values.sorted())
    try await ReferenceServer.serve(configuration) { url in try await use(url) }
  }
}
