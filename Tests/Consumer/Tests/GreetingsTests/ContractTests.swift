import AssayTesting
import Greetings
import Testing

/// The whole acceptance suite: what it says stands in `scenarios`.
@Suite(.target(.greetings))
struct ContractTests {
  @Test(
    arguments: try Scenarios(
      in: "scenarios", secrets: ["token": "open sesame"], knownFailures: "known-failures.txt"))
  func holds(_ scenario: Scenario) async throws {
    try await scenario.run()
  }
}

/// A part of it, with a report of its own.
@Suite(.target(.greetings), .reports(junit: "reports/smoke.xml"))
struct SmokeTests {
  @Test(
    .timeLimit(.minutes(1)),
    arguments: try Scenarios(in: "scenarios", tags: ["smoke"], secrets: ["token": "open sesame"]))
  func holds(_ scenario: Scenario) async throws {
    try await scenario.run()
  }
}

extension Target {
  /// The API in this process.
  static let greetings = Target.environment(
    default: .server(
      start: {
        let server = try GreetingsServer(token: "open sesame")
        server.start()
        return ("http://127.0.0.1:\(server.port)", server)
      },
      stop: { server in server.stop() }))
}
