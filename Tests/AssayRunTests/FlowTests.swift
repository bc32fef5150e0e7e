import AssayJSON
import AssaySuite
import BlockingTests
import LoopbackServers
import Testing

@Suite("What the use of a flow passes in", .prompt)
struct FlowTests {
  /// Sends what stands under `n`; `inner` hands another value on, and `outer` two.
  private static let flows = #"""
    "variables": {"n": "file"},
    "flows": {
      "ask": [{"request": {"method": "GET", "path": "/{{n}}"}, "expect": {"status": 200}}],
      "twice": [
        {"request": {"method": "GET", "path": "/{{n}}"}, "expect": {"status": 200}},
        {"request": {"method": "GET", "path": "/{{n}}-again"}, "expect": {"status": 200}}],
      "inner": [{"flow": "ask", "with": {"n": "{{n}}-inner"}}, {"flow": "ask"}],
      "outer": [{"flow": "inner", "with": {"n": "outer"}}, {"flow": "inner"}, {"flow": "ask"}],
      "taking": [{
        "request": {"method": "GET", "path": "/{{n}}"}, "expect": {"status": 200},
        "capture": {"taken": "$.path"}}],
      "failing": [
        {"request": {"method": "GET", "path": "/{{n}}"}, "expect": {"status": 500}},
        {"request": {"method": "GET", "path": "/never"}, "expect": {"status": 200}}]
    }
    """#

  /// The paths that a scenario asks for, where the server says each back.
  private func paths(_ steps: String, _ members: String = "") async throws -> [String] {
    let suite = try suite([
      "{\(Self.flows), \"scenarios\": [{\"name\": \"a\", \(members) \"steps\": [\(steps)]}]}"
    ])
    try #require(!suite.hasErrors, "\(suite.diagnostics)")
    var targets: [String] = []
    try await withServer {
      .json(200, "{\"path\": \"\($0.target)\"}")
    } body: { server in
      _ = try await run(suite, at: server.url)
      targets = server.targets
    }
    return targets
  }

  @Test(
    "is its own, and what stood under the name stands there again",
    arguments: [
      (#"{"flow": "ask", "with": {"n": "1"}}, {"flow": "ask"}"#, ["/1", "/file"]),
      (
        #"{"flow": "twice", "with": {"n": "1"}}, {"flow": "twice"}"#,
        ["/1", "/1-again", "/file", "/file-again"]
      ),
      (
        #"{"flow": "inner", "with": {"n": "1"}}, {"flow": "inner"}"#,
        ["/1-inner", "/1", "/file-inner", "/file"]
      ),
      (
        #"{"flow": "outer"}, {"flow": "ask"}"#,
        ["/outer-inner", "/outer", "/file-inner", "/file", "/file", "/file"]
      ),
      (
        #"{"flow": "taking", "with": {"n": "1"}}, {"flow": "ask"}, {"flow": "ask", "with": {"n": "2{{taken}}"}}"#,
        ["/1", "/file", "/2/1"]
      ),
    ])
  func own(_ steps: String, _ expected: [String]) async throws {
    #expect(try await paths(steps) == expected)
  }

  @Test("leaves columns and the scenario's variables as they are")
  func replaced() async throws {
    let steps = #"{"flow": "ask", "with": {"n": "1"}}, {"flow": "ask"}"#
    #expect(try await paths(steps, #""examples": [{"n": "row"}],"#) == ["/1", "/row"])
    #expect(try await paths(steps, #""variables": {"n": "own"},"#) == ["/1", "/own"])
  }

  @Test("is gone where a flow that failed cleans up")
  func cleanUp() async throws {
    let steps = #"{"flow": "failing", "with": {"n": "1"}}"#
    let expected = ["/1", "/2", "/file"]
    let found = try await paths(
      steps, #""finally": [{"flow": "ask", "with": {"n": "2"}}, {"flow": "ask"}],"#)
    #expect(found == expected)
  }
}
