import AssayTesting
import Hummingbird
import ServiceLifecycle
import Testing

/// An API made with hummingbird, served by the test itself.
@Suite("Scenarios against a server in the same process", .target(.hello))
struct HummingbirdTests {
  @Test(arguments: try Scenarios(in: "Tests/AssayTestingTests/hello.scenarios.json"))
  func holds(_ scenario: Scenario) async throws {
    try await scenario.run()
  }
}

extension Target {
  fileprivate static let hello = Target.server { use in
    let router = Router()
    router.get("hello/:name") { _, context in "Hello, \(try context.parameters.require("name"))!" }
    let (ports, listening) = AsyncStream.makeStream(of: Int.self)
    let application = Application(
      router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { channel in listening.yield(channel.localAddress?.port ?? 0) })
    let services = ServiceGroup(services: [application], logger: application.logger)
    try await withThrowingTaskGroup { group in
      group.addTask { try await services.run() }
      for await port in ports {
        try await use("http://127.0.0.1:\(port)")
        break
      }
      await services.triggerGracefulShutdown()
      try await group.waitForAll()
    }
  }
}
