import BlockingTests
import Foundation
import LoopbackServers
import Testing

@Suite("A report of an earlier run", .blocking)
struct EarlierReportTests {
  private static let old = "<testsuites>all was well</testsuites>\n"
  private static let scenarios = """
    { "name": "One", "scenarios": [ { "name": "it", "steps": [
      { "request": { "method": "GET", "path": "/" }, "expect": { "status": 200 } } ] } ] }
    """

  private func folder(with path: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(Self.scenarios, to: "one.scenarios.json")
    try folder.write("{}", to: "bad.scenarios.json")
    try folder.write(Self.old, to: path)
    return folder
  }

  private func exists(_ path: String, in folder: TemporaryFolder) -> Bool {
    FileManager.default.fileExists(atPath: folder.url.appending(path: path).path)
  }

  @Test(
    "is gone after wrong usage, whoever finds it out",
    arguments: [
      "run --nonsense --report-junit old", "run --report-html=old --jobs many",
      "run --report-json old --jobs 0 --base-url http://127.0.0.1:9 one.scenarios.json",
      "run --report-markdown old one.scenarios.json",
      "run one.scenarios.json --report-tap old -q -v",
      "run --base-url http://127.0.0.1:9 one.scenarios.json --tag none --report-junit ./old",
      "run --base-url http://127.0.0.1:9 --variables-file nowhere --report-junit old",
      "run --base-url http://127.0.0.1:9 --rerun nowhere --report-junit old",
      "run --base-url http://127.0.0.1:9 one.scenarios.json --filter none --report-junit old",
      "report nowhere.jsonl --report-junit old", "report --report-tap old",
      "merge nowhere.jsonl --report-json old", "merge --nonsense --report-html old a.jsonl",
      "audit --jobs 0 --report-json old", "audit --nonsense --report-html old",
      "audit bad.scenarios.json --report-html old",
    ])
  func wrongUsage(_ line: String) throws {
    let folder = try folder(with: "old")
    let outcome = try Binary.run(line.split(separator: " ").map(String.init), in: folder.url)
    #expect([2, 3].contains(outcome.status))
    #expect(!exists("old", in: folder), "\(outcome.errors)")
  }

  @Test(
    "is gone where nobody asked for one: the usual one",
    arguments: ["run", "run --nonsense", "run --jobs x", "merge nowhere", "merge"])
  func usual(_ line: String) throws {
    let folder = try folder(with: "reports/junit.xml")
    let outcome = try Binary.run(line.split(separator: " ").map(String.init), in: folder.url)
    #expect(outcome.status == 2)
    #expect(!exists("reports/junit.xml", in: folder))
  }

  @Test(
    "stays where no report is to be written, or where it is read",
    arguments: [
      "run --dry-run --base-url http://127.0.0.1:9 --report-junit old one.scenarios.json",
      "run --dry-run --nonsense --report-junit old", "run --help", "list --nonsense",
      "check bad.scenarios.json", "run --nonsense --report-junit", "report old",
      "run --nonsense --rerun old --report-json old", "merge --nonsense old --report-json old",
      "run --base-url http://127.0.0.1:9 . --variables-file old --report-junit ./old",
      "run --base-url http://127.0.0.1:9 --known-failures old one.scenarios.json --report-junit old",
    ])
  func stays(_ line: String) throws {
    let folder = try folder(with: "old")
    _ = try Binary.run(line.split(separator: " ").map(String.init), in: folder.url)
    #expect(try folder.text("old") == Self.old)
  }

  @Test("a scenario file is never taken for one")
  func scenarioFile() throws {
    let folder = try folder(with: "old")
    for line in ["run --base-url http://127.0.0.1:9", "run --nonsense", "audit"] {
      let outcome = try Binary.run(
        line.split(separator: " ").map(String.init) + ["--report-json", "one.scenarios.json"],
        in: folder.url)
      #expect(outcome.status == 2)
      #expect(try folder.text("one.scenarios.json") == Self.scenarios)
    }
  }

  @Test("links, pipes and devices stay what they are")
  func others() throws {
    let folder = try folder(with: "target")
    let link = folder.url.appending(path: "link").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "target")
    #expect(mkfifo(folder.url.appending(path: "pipe").path, 0o600) == 0)
    for path in ["link", "pipe", "/dev/null"] {
      let outcome = try Binary.run(["run", "--nonsense", "--report-junit", path], in: folder.url)
      #expect(outcome.status == 2)
    }
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "target")
    #expect(try folder.text("target") == Self.old)
    #expect(exists("pipe", in: folder) && FileManager.default.fileExists(atPath: "/dev/null"))
  }

  @Test("is gone after kill -9, whatever its format", arguments: [SIGKILL])
  func killed(_ signal: Int32) throws {
    let folder = try folder(with: "a")
    let server = try AnsweringServer { _ in .nothing }
    defer { server.stop() }
    var words = ["run", "--base-url", server.url, "one.scenarios.json"]
    for format in ["junit", "html", "json", "markdown", "tap"] {
      try folder.write(Self.old, to: format)
      words += ["--report-\(format)", format]
    }
    let run = try Binary.start(words, in: folder.url)
    let deadline = Date.now.addingTimeInterval(60)
    while server.requests.isEmpty, Date.now < deadline { Thread.sleep(forTimeInterval: 0.01) }
    run.interrupt(with: signal)
    #expect(run.outcome().status == signal)
    for format in ["junit", "html", "markdown", "tap"] {
      #expect(!exists(format, in: folder), "\(format)")
    }
    #expect(try !folder.text("json").contains("all was well"))
  }

  @Test("a record is read before it is replaced, and its permissions are kept")
  func rerunOverItself() throws {
    let folder = try folder(with: "a")
    let server = try AnsweringServer { _ in .json(500, "{}") }
    defer { server.stop() }
    let run = ["run", "--base-url", server.url, "--report-json", "r.jsonl"]
    #expect(try Binary.run(run + ["one.scenarios.json"], in: folder.url).status == 1)
    let file = folder.url.appending(path: "r.jsonl").path
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
    #expect(try Binary.run(run + ["--rerun", "r.jsonl"], in: folder.url).status == 1)
    #expect(server.requests.count == 2)
    let retold = try Binary.run(["report", "r.jsonl", "--report-json", "r.jsonl"], in: folder.url)
    #expect(retold.status == 1)
    let permissions = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
    #expect(permissions as? Int == 0o600)
  }
}
