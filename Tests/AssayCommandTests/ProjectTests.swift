import BlockingTests
import Foundation
import LoopbackServers
import Testing

@Suite("A project with its environments", .blocking)
struct ProjectTests {
  private static let suite = """
    { "name": "Echo", "inputs": ["tenant"], "scenarios": [
      { "name": "plain", "steps": [
        { "request": { "method": "GET", "path": "/plain/{{tenant}}" },
          "expect": { "status": 200 } } ] },
      { "name": "secret", "requires": ["token"], "steps": [
        { "request": { "method": "GET", "path": "/secret",
            "headers": { "Authorization": "Bearer {{token}}" } },
          "expect": { "status": 200 } } ] } ] }
    """

  private let folder: TemporaryFolder
  private let server: AnsweringServer

  init() throws {
    folder = try TemporaryFolder()
    server = try AnsweringServer { _ in .json(200, "{}") }
    try folder.write(Self.suite, to: "api/deep/echo.scenarios.json")
    try folder.write("{}", to: ".git/config")
  }

  /// - Parameter secret: what `token` of the environment `staging` is.
  private func writeProject(secret: String = #"{ "env": "STAGING_TOKEN" }"#) throws {
    try folder.write(
      """
      { "scenarios": ["api"], "variables": { "tenant": "all" },
        "environments": {
          "staging": { "base-url": "\(server.url)", "variables": { "tenant": "red" },
            "secrets": { "token": \(secret) } },
          "nowhere": { "base-url": "http://127.0.0.1:1" },
          "bare": {} },
        "options": { "jobs": 1 }, "reports": { "junit": "out/junit.xml" } }
      """, to: "assay.json")
  }

  private func run(
    _ words: String, _ environment: [String: String] = [:], in inner: String = "."
  ) throws -> Binary.Outcome {
    try Binary.run(
      words.split(separator: " ").map(String.init), in: folder.url.appendingPathComponent(inner),
      environment: environment)
  }

  private static let token = ["STAGING_TOKEN": "t0ken-of-staging"]

  @Test("is run from any folder in it, against the environment that is chosen")
  func chosen() throws {
    defer { server.stop() }
    try writeProject()
    for (words, environment, inner) in [
      ("run --env staging", Self.token, "."),
      ("run", Self.token.merging(["ASSAY_ENV": "staging"]) { $1 }, "api"),
      ("run --env staging echo.scenarios.json", Self.token, "api/deep"),
    ] {
      try? FileManager.default.removeItem(at: folder.url.appendingPathComponent("out"))
      let outcome = try run(words, environment, in: inner)
      #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
      #expect(outcome.output.contains("ok: 2 passed"))
      #expect(!outcome.output.contains("t0ken"))
      #expect(try folder.text("out/junit.xml").contains("<testsuites>"))
    }
    #expect(Set(server.requests.map(\.target)) == ["/plain/red", "/secret"])
    #expect(
      server.requests.contains { $0.head.contains("Authorization: Bearer t0ken-of-staging\r\n") })
  }

  /// Words, the environment of the process, and the tenant that is sent.
  private static let precedence: [(words: String, environment: [String: String], tenant: String)] =
    [
      ("", [:], "red"),
      ("", ["ASSAY_VARIABLE_tenant": "env"], "env"),
      ("--variable tenant=line", ["ASSAY_VARIABLE_tenant": "env"], "line"),
      ("--env nowhere", ["ASSAY_BASE_URL": "SERVER"], "all"),
      ("--env nowhere --base-url SERVER", [:], "all"),
    ]

  @Test("gives way to the environment, and to the command line", arguments: precedence.indices)
  func order(_ index: Int) throws {
    defer { server.stop() }
    try writeProject()
    var (words, environment, tenant) = Self.precedence[index]
    if !words.contains("--env") { words += " --env staging" }
    words = words.replacingOccurrences(of: "SERVER", with: server.url)
    environment = environment.mapValues { $0.replacingOccurrences(of: "SERVER", with: server.url) }
    let outcome = try run("run \(words) --name plain --report-junit j.xml", environment)
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    #expect(server.requests.map(\.target) == ["/plain/\(tenant)"])
    #expect(!FileManager.default.fileExists(atPath: folder.url.path + "/out/junit.xml"))
  }

  /// Words, what they lack, and what is said of it.
  private static let mistakes: [(words: String, environment: [String: String], message: String)] = [
    ("run --env stagin", [:], "no environment 'stagin'; did you mean 'staging'?"),
    ("run --env other", [:], "no environment 'other'; there are 'staging', 'nowhere', 'bare'"),
    ("check", ["ASSAY_ENV": "stagin"], "ASSAY_ENV: assay.json has no environment 'stagin'"),
    ("run", [:], "no target: give --base-url URL (or ASSAY_BASE_URL), --env NAME"),
    ("run --env bare", [:], "no target: the environment 'bare' has no 'base-url'"),
    (
      "run --env staging", [:],
      "the secret 'token' of the environment 'staging' (assay.json:4:20): the environment variable "
        + "STAGING_TOKEN is not set"
    ),
    ("run --env staging", ["STAGING_TOKEN": ""], "STAGING_TOKEN is empty"),
    ("run --env staging ../outside.scenarios.json", [:], "the folder of assay.json"),
  ]

  @Test("that is asked for what it has not is wrong usage", arguments: mistakes.indices)
  func mistake(_ index: Int) throws {
    defer { server.stop() }
    try writeProject()
    let outside = folder.url.deletingLastPathComponent()
      .appendingPathComponent("outside.scenarios.json")
    let (words, environment, message) = Self.mistakes[index]
    if words.contains("outside") { try Data(Self.suite.utf8).write(to: outside) }
    defer { if words.contains("outside") { try? FileManager.default.removeItem(at: outside) } }
    let outcome = try run(words, environment)
    #expect([2, 3].contains(outcome.status), "\(outcome.status)")
    let printed = outcome.output + outcome.errors
    #expect(printed.contains(message), "\(printed)")
    #expect(server.requests.isEmpty)
  }

  /// Where a secret is from, and what is said of it where it is not to be had.
  private static let secrets: [(source: String, message: String?)] = [
    (#"{ "file": "keys/token" }"#, nil),
    (#"{ "command": ["cat", "keys/token"] }"#, nil),
    (#"{ "command": ["sh", "-c", "sleep 60 & printf t0ken-of-staging"] }"#, nil),
    (#"{ "file": "keys/empty" }"#, "the file keys/empty is empty"),
    (#"{ "file": "keys/none" }"#, "cannot read keys/none: No such file or directory"),
    (#"{ "command": ["false"] }"#, "the command 'false' failed with exit status 1"),
    (#"{ "command": ["true"] }"#, "the command 'true' printed nothing"),
    (#"{ "command": ["no-such-program"] }"#, "cannot be started: No such file or directory"),
    (#"{ "command": ["sh", "-c", "kill -9 $$"] }"#, "was ended by signal 9"),
    (#"{ "command": ["yes"] }"#, "the command 'yes' printed more than 65536 bytes"),
    (#"{ "command": ["sleep", "50"] }"#, "the command 'sleep 50' did not end within 10 seconds"),
  ]

  @Test("fetches a secret where a scenario needs it", arguments: secrets.indices)
  func secret(_ index: Int) throws {
    defer { server.stop() }
    let (source, message) = Self.secrets[index]
    try writeProject(secret: source)
    try folder.write("t0ken-of-staging\n", to: "keys/token")
    try folder.write("\n", to: "keys/empty")
    let outcome = try run("run --env staging", in: "api")
    let printed = outcome.output + outcome.errors
    guard let message else {
      #expect(outcome.status == 0, "\(printed)")
      #expect(
        server.requests.contains { $0.head.contains("Authorization: Bearer t0ken-of-staging\r\n") })
      return
    }
    #expect(outcome.status == 2)
    // From a folder below, files are named from there.
    let reason = message.replacingOccurrences(of: "keys/", with: "../keys/")
    #expect(printed.contains("the secret 'token' of the environment 'staging' (../assay.json:"))
    #expect(printed.contains(reason), "\(printed)")
    // Whoever does not need it does not ask for it.
    let other = try run("run --env staging --name plain")
    #expect(other.status == 0, "\(other.output)\(other.errors)")
    for command in ["check --env staging", "check", "list"] {
      let outcome = try run(command)
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
  }

  @Test("whose file others may write, or has a mistake, is not used")
  func distrust() throws {
    defer { server.stop() }
    try writeProject()
    let path = folder.url.appendingPathComponent("assay.json").path
    try FileManager.default.setAttributes([.posixPermissions: 0o646], ofItemAtPath: path)
    let open = try run("run --env staging", Self.token)
    #expect(open.status == 2)
    #expect(open.errors.contains("others may write it"), "\(open.errors)")
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    try folder.write(#"{ "scenarois": [] }"#, to: "assay.json")
    for command in ["run --env staging", "check", "list"] {
      let wrong = try run(command, Self.token)
      #expect(wrong.status == 2)
      #expect(wrong.errors.contains("assay.json:1:3: error: assay.json has no key 'scenarois'"))
    }
    #expect(try run("run --help").status == 0)
    #expect(server.requests.isEmpty)
  }

  @Test("is one: none is taken from above the repository, and a second one below is an error")
  func one() throws {
    defer { server.stop() }
    try writeProject()
    try folder.write("{}", to: "api/deep/assay.json")
    let second = try run("run --env staging", Self.token)
    #expect(second.status == 3)
    #expect(second.output.contains("has an assay.json of its own"), "\(second.output)")
    try folder.write("{}", to: "inner/.git/config")
    let none = try run("list --env staging", in: "inner")
    #expect(none.status == 2)
    #expect(
      none.errors.contains("--env: there is no assay.json here, nor in a folder above"),
      "\(none.errors)")
  }

  @Test("is in the command that runs the same again")
  func again() throws {
    server.stop()
    let failing = try AnsweringServer { _ in .json(500, "{}") }
    defer { failing.stop() }
    try writeProject()
    let text = try folder.text("assay.json").replacingOccurrences(of: server.url, with: failing.url)
    try folder.write(text, to: "assay.json")
    let outcome = try run("run --env staging", Self.token)
    #expect(outcome.status == 1)
    let line = try #require(
      outcome.output.split(separator: "\n").last { $0.contains("the same again with: ") })
    #expect(line.contains(" --env staging"))
    #expect(!line.contains("--base-url"))
  }
}
