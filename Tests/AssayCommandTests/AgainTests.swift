import BlockingTests
import Foundation
import LoopbackServers
import Testing

@Suite("The command that runs the same again", .blocking)
struct AgainTests {
  /// Names of which some are within others, and which a shell or a pattern would read otherwise.
  private static let failing = [
    "it", "it's (50%) $5? [x] a|b \\d+ {2} ^.*", "\"quoted\" `id` $HOME", "two\nlines", "-v --help",
    "##vso[x]", "é 日本", String(repeating: "long ", count: 120),
  ]
  private static let passing = ["it is", "not it", "its", "two", "é", "long"]

  private static func file(_ name: String, _ scenarios: [(String, String)]) throws -> String {
    let texts = try scenarios.map { name, path in
      let quoted = String(decoding: try JSONEncoder().encode(name), as: UTF8.self)
      return """
        { "name": \(quoted), "steps": [ { "request": { "method": "GET", "path": "\(path)",
          "query": { "stage": "{{stage}}" }, "headers": { "X-Key": "{{key}}" } },
          "expect": { "status": 200 } } ] }
        """
    }
    return """
      { "name": "\(name)", "inputs": ["stage", "key"], "scenarios": [
      \(texts.joined(separator: ",\n")) ] }
      """
  }

  private static let paths = ["a 'b'.scenarios.json", "-c.scenarios.json"]
  private static let key = "k3y's $ecret"

  @Test(
    "runs what failed and nothing else, as it was run", arguments: [false, true], ["bash", "sh"])
  func runsTheSame(_ hasRecord: Bool, _ shell: String) throws {
    let folder = try TemporaryFolder()
    let half = Self.failing.count / 2
    for (path, failing) in zip(Self.paths, [Self.failing.prefix(half), Self.failing.suffix(half)]) {
      let scenarios = failing.map { ($0, "/bad") } + Self.passing.map { ($0, "/good") }
      try folder.write(try Self.file("X", scenarios), to: path)
    }
    try folder.write("{\"other\": \"\(Self.key)\"}", to: "my secrets.json")
    let server = try AnsweringServer { request in
      .json(request.target.hasPrefix("/bad") ? 500 : 200, "{}")
    }
    defer { server.stop() }
    let record = hasRecord ? ["--report-json", "the record.jsonl"] : []
    let outcome = try Binary.run(
      ["run", "--base-url", server.url, "--variable", "stage=it's; $HOME", "--secret"]
        + ["key=\(Self.key)", "--secrets-file", "my secrets.json", "--jobs", "2", "--seed", "7"]
        + ["--timeout", "9s", "--connect-timeout", "2s", "--max-body-size", "100", "--http1.1"]
        + ["--resolve", "example.com:80:127.0.0.1", "--retries", "1"] + record + ["."],
      in: folder.url)
    #expect(outcome.status == 1)
    #expect(!outcome.output.contains("k3y"))
    let line = try #require(
      outcome.output.split(separator: "\n").last { $0.contains("the same again with: ") })
    let command = line.components(separatedBy: "the same again with: ")[1]
    for option in ["--timeout 9s", "--jobs 2", "--http1.1", "--retries 1", "--max-body-size 100"] {
      #expect(command.contains(option), "\(command)")
    }
    let before = server.requests
    let again = try Self.shell(shell, command, in: folder)
    #expect(again.contains("0 passed, \(Self.failing.count) failed"), "\(command)\n\(again)")
    let requests = server.requests.dropFirst(before.count)
    #expect(requests.count == 2 * Self.failing.count)
    #expect(Set(requests.map(\.target)) == ["/bad?stage=it%27s%3B%20%24HOME"])
    #expect(requests.allSatisfy { $0.head.contains("X-Key: \(Self.key)\r\n") })
  }

  /// What a shell prints that runs the command, with the built one as `assay`.
  private static func shell(
    _ shell: String, _ command: String, in folder: TemporaryFolder
  ) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [shell, "-c", #"assay() { "$BINARY" "$@"; }; "# + command]
    process.currentDirectoryURL = folder.url
    process.environment = [
      "PATH": "/usr/bin:/bin", "BINARY": Binary.url.path, "ASSAY_SECRET_key": Self.key,
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
