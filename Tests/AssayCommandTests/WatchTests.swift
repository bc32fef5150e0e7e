import BlockingTests
import Foundation
import LoopbackServers
import Testing

@Suite("A run that watches its files", .blocking)
struct WatchTests {
  private static func file(_ name: String, include: String) -> String {
    """
    { "name": "\(name)", "include": ["\(include)"], "scenarios": [ { "name": "x", "steps": [
      { "request": { "method": "GET", "path": "/\(name)/{{v}}" }, "expect": { "status": 200 } } ] } ] }
    """
  }

  /// Waits until there are so many requests; false after half a minute.
  private func waits(for count: Int, at server: AnsweringServer) -> Bool {
    let deadline = Date.now.addingTimeInterval(30)
    while server.requests.count < count, Date.now < deadline { Thread.sleep(forTimeInterval: 0.02) }
    return server.requests.count >= count
  }

  @Test("runs again what a changed file concerns, and nothing for another")
  func concerned() throws {
    let server = try AnsweringServer { _ in .json(200, "{}") }
    defer { server.stop() }
    let folder = try TemporaryFolder()
    try folder.write(#"{ "variables": { "v": "1" } }"#, to: "d/one.json")
    try folder.write(#"{ "variables": { "v": "1" } }"#, to: "d/two.json")
    try folder.write(Self.file("a", include: "one.json"), to: "d/a.scenarios.json")
    try folder.write(Self.file("b", include: "two.json"), to: "d/b.scenarios.json")
    let running = try Binary.start(
      ["run", "d", "--base-url", server.url, "--watch", "--jobs", "1"], in: folder.url)
    #expect(waits(for: 2, at: server))
    #expect(running.printsError("assay: watching 4 files"))
    try folder.write("no scenario", to: "d/other.txt")
    try folder.write(#"{ "variables": { "v": "second" } }"#, to: "d/two.json")
    #expect(waits(for: 3, at: server))
    #expect(running.printsError("assay: watching 4 files", times: 2))
    try folder.write(Self.file("c", include: "one.json"), to: "d/c.scenarios.json")
    #expect(waits(for: 4, at: server))
    #expect(running.printsError("assay: watching 5 files"))
    // What cannot be loaded is told, and watched until it is mended.
    try folder.write("{", to: "d/c.scenarios.json")
    #expect(running.prints("c.scenarios.json:1:2: error:"))
    #expect(running.printsError("Ctrl-C ends", times: 4))
    try folder.write(Self.file("c", include: "two.json"), to: "d/c.scenarios.json")
    #expect(waits(for: 5, at: server))
    #expect(running.printsError("Ctrl-C ends", times: 5))
    running.interrupt(with: SIGINT)
    let outcome = running.outcome()
    #expect(outcome.status == 130)
    #expect(
      server.requests.map(\.target) == ["/a/1", "/b/1", "/b/second", "/c/1", "/c/second"])
  }

  @Test("goes not with what is read once")
  func once() throws {
    let folder = try TemporaryFolder()
    let outcome = try Binary.run(
      ["run", "-", "--base-url", "http://127.0.0.1:1", "--watch"], in: folder.url)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("--watch goes neither with --rerun nor with standard input"))
  }
}
