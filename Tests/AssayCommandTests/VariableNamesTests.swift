import BlockingTests
import LoopbackServers
import Testing

@Suite("A variable of the command line", .blocking)
struct VariableNamesTests {
  /// A file that reads `stage`, `client-id` and, in ways of their own, some other names.
  private static let reader = """
    { "inputs": ["declared"], "variables": { "stage": "dev", "made": "{{within}}" },
      "scenarios": [
        { "name": "reads", "requires": ["needed"], "when": { "asked": { "$absent": true } }, "steps": [
          { "request": { "method": "GET", "path": "/{{stage}}/{{made}}/{{maybe ?? 1}}/{{declared}}" },
            "expect": { "status": 200 } } ] } ] }
    """

  private static let other = """
    { "variables": { "elsewhere": "1" }, "scenarios": [ { "name": "other", "steps": [
      { "request": { "method": "GET", "path": "/{{elsewhere}}" }, "expect": { "status": 200 } } ] } ] }
    """

  private let folder: TemporaryFolder
  private let server: AnsweringServer

  init() throws {
    folder = try TemporaryFolder()
    server = try AnsweringServer { .json($0.target.hasPrefix("/bad") ? 500 : 200, "{}") }
    try folder.write(Self.reader, to: "a.scenarios.json")
    try folder.write(Self.other, to: "b.scenarios.json")
  }

  private func assay(
    _ words: String, environment: [String: String] = [:]
  ) throws -> Binary.Outcome {
    let words = words.replacing("RUN", with: "run --seed 1 --base-url \(server.url)")
    return try Binary.run(
      words.split(separator: " ").map(String.init), in: folder.url, environment: environment)
  }

  private static let given = "--variable declared=d --variable within=w"

  @Test(
    "that nothing loaded reads is wrong usage, with the nearest name",
    arguments: [
      ("RUN a.scenarios.json", "satge", "did you mean 'stage'?"),
      ("RUN .", "elsewere", "did you mean 'elsewhere'?"),
      ("RUN a.scenarios.json", "elsewhere", "the scenarios read 'asked', 'declared'"),
      ("RUN a.scenarios.json --dry-run", "satge", "did you mean 'stage'?"),
      ("check a.scenarios.json", "satge", "did you mean 'stage'?"),
      ("list a.scenarios.json", "nedeed", "did you mean 'needed'?"),
      ("audit a.scenarios.json", "satge", "did you mean 'stage'?"),
    ])
  func misspelt(_ command: String, _ name: String, _ hint: String) throws {
    defer { server.stop() }
    let outcome = try assay("\(command) \(Self.given) --variable \(name)=x")
    #expect(outcome.status == 2, "\(outcome.output)\(outcome.errors)")
    #expect(
      outcome.errors.contains("--variable: nothing reads '\(name)'; \(hint)"), "\(outcome.errors)")
    #expect(server.requests.isEmpty)
  }

  @Test(
    "that any file reads, in any way, is taken",
    arguments: ["stage", "made", "maybe", "needed", "asked", "elsewhere"])
  func read(_ name: String) throws {
    defer { server.stop() }
    let outcome = try assay("RUN . \(Self.given) --variable \(name)=x")
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
  }

  @Test("may be meant for other scenarios where a file or the environment gives it")
  func fromElsewhere() throws {
    defer { server.stop() }
    try folder.write("satge=x\ndeclared=d\nwithin=w\n", to: "vars")
    let outcome = try assay(
      "RUN . --variables-file vars", environment: ["ASSAY_VARIABLE_elsewere": "x"])
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
  }

  @Test("is no mistake beside a file that could not be loaded, and may be what reads it")
  func brokenFile() throws {
    defer { server.stop() }
    try folder.write("{", to: "c.scenarios.json")
    #expect(try assay("RUN . \(Self.given) --variable satge=x").status == 3)
  }

  @Test("that is a secret may only be there to be hidden, so that it is asked about")
  func secret() throws {
    defer { server.stop() }
    let outcome = try assay("RUN . \(Self.given) --secret nedeed=0123456789 --secret x=0123456789")
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("nothing reads 'nedeed'; did you mean 'needed'?"))
    #expect(!outcome.errors.contains("'x'"))
  }

  @Test("is not said again for files that do not read it, and a rerun takes it all the same")
  func again() throws {
    defer { server.stop() }
    let variables = "\(Self.given) --variable needed=n --variable elsewhere=1 --variable stage=bad"
    let first = try assay("RUN . --report-json r --report-junit j \(variables)")
    #expect(first.status == 1, "\(first.output)\(first.errors)")
    let rerun = try assay("RUN --rerun r --report-junit j \(variables)")
    #expect(rerun.status == 1, "\(rerun.output)\(rerun.errors)")
    #expect(try assay("RUN --rerun r --report-junit j \(variables) --variable satge=x").status == 2)
    let second = try assay("RUN . --report-junit j \(variables)")
    let command = try #require(second.output.split(separator: "with: assay ").last)
    #expect(
      command.contains("--variable 'stage=bad'") && !command.contains("elsewhere"), "\(command)")
  }

  @Test("is named with all others that are missing")
  func missing() throws {
    defer { server.stop() }
    try folder.write(
      Self.other.replacing("{ \"variables\"", with: "{ \"inputs\": [\"client-id\"], \"variables\"")
        .replacing("/{{elsewhere}}", with: "/{{elsewhere}}/{{client-id}}"), to: "b.scenarios.json")
    let outcome = try assay("RUN . --variable within=w")
    #expect(outcome.status == 2)
    for text in [
      "'declared' (", "'client-id' (", "ASSAY_SECRET_declared and ASSAY_SECRET_client_id",
    ] {
      #expect(outcome.errors.contains(text), "\(outcome.errors)")
    }
  }
}
