import BlockingTests
import Foundation
import LoopbackServers
import Testing

@Suite("A server that answers all alike", .blocking)
struct OneCauseTests {
  private static let bundled = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("scenarios").path

  @Test(
    "to the bundled scenarios is told in a few hundred lines",
    arguments: [#"{"code":500,"message":"out of order"}"#, ""])
  func bundled(_ content: String) throws {
    let folder = try TemporaryFolder()
    let server = try AnsweringServer { _ in .json(500, content) }
    defer { server.stop() }
    let outcome = try Binary.run(
      [
        "run", Self.bundled, "--base-url", server.url, "--secret", "token=0123456789abcdef",
        "--secret", "other_token=fedcba9876543210",
      ], in: folder.url)
    #expect(outcome.status == 1)
    #expect(outcome.output.split(separator: "\n", omittingEmptySubsequences: false).count < 800)
    #expect(outcome.output.contains("one cause, several failures:\n"))
    #expect(outcome.output.contains("FAILED: 0 passed, "))
  }
}
