import AssayRun
import BlockingTests
import LoopbackServers
import Testing

@Suite("A seed", .prompt)
struct SeedTests {
  private static let text = (0..<6).map { number in
    scenario(
      "s\(number)",
      [
        #"{"request": {"method": "POST", "path": "/{{digits 5}}", "headers": {"X-Id": "{{uuid}}"}, "#
          + #""json": ["{{v}}", "{{letters 8}}", "{{integer 0 1000000}}", "{{now}}"]}, "#
          + #""expect": {"status": 200}}"#
      ], #""variables": {"v": "PT{{digits 9}}"}, "#)
  }.joined(separator: ",")

  private func sent(
    _ scenarios: String = text, seed: UInt64 = 5, jobs: Int = 4
  ) async throws -> Set<String> {
    var sent: Set<String> = []
    try await withServer { server in
      _ = try await run(try suite(scenarios: scenarios), at: server.url) { settings in
        settings.seed = seed
        settings.jobs = jobs
      }
      sent = Set(
        server.requests.map { request in
          (request.head + request.content).replacing(":\(server.port)", with: "")
        })
    }
    return sent
  }

  @Test("gives the same requests byte for byte, whatever runs beside them")
  func same() async throws {
    let first = try await sent()
    #expect(first.count == 6)
    #expect(try await sent(jobs: 1) == first)
    let reversed = Self.text.replacing("},{\"name\"", with: "}\n{\"name\"").split(separator: "\n")
      .reversed().joined(separator: ",")
    #expect(try await sent(reversed, jobs: 2) == first)
    #expect(try await sent(String(reversed.prefix { $0 != "\n" })).isSubset(of: first))
  }

  @Test("that is another gives other requests")
  func other() async throws {
    let first = try await sent()
    #expect(try await sent(seed: 6).isDisjoint(with: first))
  }
}
