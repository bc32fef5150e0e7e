import BlockingTests
import LoopbackServers
import Testing

@Suite("A value of the environment", .blocking)
struct EnvironmentNamesTests {
  struct Case: Sendable {
    /// Members of the file.
    var members = ""
    var path: String
    var environment: [String: String]
    var options: [String] = []
    /// What is asked for.
    var target: String
  }

  static let cases = [
    Case(
      members: #""inputs": ["client-id"],"#, path: "/{{client-id}}",
      environment: ["ASSAY_VARIABLE_client_id": "7"], target: "/7"),
    Case(path: "/{{client-id}}", environment: ["ASSAY_VARIABLE_client_id": "7"], target: "/7"),
    Case(
      members: #""variables": {"api.v-2": "1"},"#, path: "/{{api.v-2}}",
      environment: ["ASSAY_VARIABLE_api_v_2": "7"], target: "/7"),
    Case(
      members: #""inputs": ["client-id"],"#, path: "/{{client-id}}",
      environment: ["ASSAY_SECRET_client_id": "secret-7"], target: "/secret-7"),
    Case(
      members: #""inputs": ["client-id"],"#, path: "/{{client-id}}",
      environment: ["ASSAY_VARIABLE_client_id": "7"], options: ["--variable", "client-id=8"],
      target: "/8"),
    Case(
      members: #""inputs": ["client-id"],"#, path: "/{{client-id}}",
      environment: ["ASSAY_VARIABLE_client-id": "9", "ASSAY_VARIABLE_client_id": "7"],
      target: "/9"),
    // What is spelled so itself is meant.
    Case(
      members: #""variables": {"client-id": "1"},"#, path: "/{{client-id}}/{{client_id}}",
      environment: ["ASSAY_VARIABLE_client_id": "7"], target: "/1/7"),
  ]

  private func run(_ example: Case) throws -> (Binary.Outcome, [String]) {
    let server = try AnsweringServer { _ in .json(200, "{}") }
    defer { server.stop() }
    let folder = try TemporaryFolder()
    try folder.write(
      """
      { \(example.members) "scenarios": [ { "name": "a", "steps": [
        { "request": { "method": "GET", "path": "\(example.path)" }, "expect": { "status": 200 } }
      ] } ] }
      """, to: "a.scenarios.json")
    let outcome = try Binary.run(
      ["run", "a.scenarios.json", "--verbose", "--base-url", server.url] + example.options,
      in: folder.url, environment: example.environment)
    return (outcome, server.targets)
  }

  @Test("is read by names that no shell can export", arguments: cases)
  func spelled(_ example: Case) throws {
    let (outcome, targets) = try run(example)
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    #expect(targets == [example.target])
    #expect(!outcome.output.contains("secret-7"))
  }

  @Test("that may be meant by two such names is wrong usage")
  func ambiguous() throws {
    let (outcome, targets) = try run(
      Case(
        members: #""inputs": ["a-b", "a.b"],"#, path: "/{{a-b}}{{a.b}}",
        environment: ["ASSAY_SECRET_a_b": "secret-7"], target: ""))
    #expect(outcome.status == 2)
    #expect(targets.isEmpty)
    #expect(outcome.errors.contains("ASSAY_SECRET_a_b can be 'a-b' or 'a.b'"), "\(outcome.errors)")
  }

  @Test("is asked for by a name that a shell can export")
  func hint() throws {
    let (outcome, _) = try run(
      Case(
        members: #""inputs": ["client-id"],"#, path: "/{{client-id}}", environment: [:], target: "")
    )
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("or ASSAY_SECRET_client_id\n"), "\(outcome.errors)")
  }
}
