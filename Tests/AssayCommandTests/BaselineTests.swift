import BlockingTests
import Foundation
import LoopbackServers
import Synchronization
import Testing

@Suite("A run against an earlier one", .blocking)
struct BaselineTests {
  /// Scenarios that ask for `/name`, and what the server answers to them now.
  private final class Subject {
    let folder: TemporaryFolder
    private let server: AnsweringServer
    private let statuses: Statuses

    private final class Statuses: Sendable {
      let values = Mutex<[String: Int]>([:])
    }

    init() throws {
      folder = try TemporaryFolder()
      let statuses = Statuses()
      self.statuses = statuses
      server = try AnsweringServer { request in
        let name = String(request.head.split(separator: " ")[1].dropFirst())
        return .json(statuses.values.withLock { $0[name] } ?? 200, "{}")
      }
    }

    func end() { server.stop() }

    func run(
      _ scenarios: String, failing: [String], _ options: [String]
    ) throws -> Binary.Outcome {
      let list = scenarios.map { name in
        """
        { "name": "\(name)", "steps": [ { "request": { "method": "GET", "path": "/\(name)" },
          "expect": { "status": 200 } } ] }
        """
      }
      try folder.write(
        #"{ "name": "A", "scenarios": [ \#(list.joined(separator: ",")) ] }"#,
        to: "a.scenarios.json")
      statuses.values.withLock { $0 = Dictionary(uniqueKeysWithValues: failing.map { ($0, 500) }) }
      return try Binary.run(
        ["run", "--base-url", server.url, "--jobs", "1", "a.scenarios.json"] + options,
        in: folder.url)
    }

    func text(_ name: String) throws -> String {
      try String(contentsOf: folder.url.appendingPathComponent(name), encoding: .utf8)
    }
  }

  struct Step: Sendable {
    var before = "abcd"
    var failedBefore: [String]
    var fails: [String]
    var sums: String
    var status: Int32
    /// With `--fail-on new`.
    var statusOfNew: Int32
  }

  @Test(
    "says what is new, old and mended, and lets new failures alone decide where asked",
    arguments: [
      Step(
        failedBefore: ["a"], fails: ["a", "b"], sums: "1 new, 1 old, 0 mended", status: 1,
        statusOfNew: 1),
      Step(
        failedBefore: ["a", "b"], fails: ["b"], sums: "0 new, 1 old, 1 mended", status: 1,
        statusOfNew: 0),
      Step(
        failedBefore: ["a"], fails: [], sums: "0 new, 0 old, 1 mended", status: 0, statusOfNew: 0),
      Step(failedBefore: [], fails: [], sums: "0 new, 0 old, 0 mended", status: 0, statusOfNew: 0),
      // What the record lacks is new.
      Step(
        before: "ab", failedBefore: ["a"], fails: ["a", "d"], sums: "1 new, 1 old, 0 mended",
        status: 1, statusOfNew: 1),
    ])
  func sums(_ step: Step) throws {
    let subject = try Subject()
    defer { subject.end() }
    _ = try subject.run(
      step.before, failing: step.failedBefore, ["--report-json", "before.jsonl"])
    let outcome = try subject.run(
      "abcd", failing: step.fails, ["--baseline", "before.jsonl", "--report-json", "now.jsonl"])
    #expect(outcome.status == step.status)
    #expect(outcome.output.hasSuffix("\n\(step.sums)\n"), "\(outcome.output)")
    let ofNew = try subject.run(
      "abcd", failing: step.fails,
      ["--baseline", "before.jsonl", "--fail-on", "new", "--report-json", "new.jsonl"])
    #expect(ofNew.status == step.statusOfNew)
    // So it is when it is told again.
    for (record, status) in [("now.jsonl", step.status), ("new.jsonl", step.statusOfNew)] {
      let told = try Binary.run(["report", record], in: subject.folder.url)
      #expect(told.status == status)
      #expect(told.output.hasSuffix("\n\(step.sums)\n"))
    }
  }

  @Test("may read the record that it replaces, and says when it has nothing of the run")
  func records() throws {
    let subject = try Subject()
    defer { subject.end() }
    _ = try subject.run("ab", failing: ["a"], ["--report-json", "r.jsonl"])
    let again = try subject.run(
      "ab", failing: ["a", "b"], ["--baseline", "r.jsonl", "--report-json", "r.jsonl"])
    #expect(again.output.hasSuffix("\n1 new, 1 old, 0 mended\n"))
    #expect(again.errors.isEmpty)
    let third = try subject.run("ab", failing: ["a", "b"], ["--baseline", "r.jsonl"])
    #expect(third.output.hasSuffix("\n0 new, 2 old, 0 mended\n"))
    let other = try subject.run("xy", failing: ["x"], ["--baseline", "r.jsonl"])
    #expect(other.output.hasSuffix("\n1 new, 0 old, 0 mended\n"))
    #expect(other.errors.contains("has none of these scenarios: all that fails is new"))
  }

  @Test("knows a scenario by its id under another name, and its file however that is named")
  func renamed() throws {
    let folder = try TemporaryFolder()
    let server = try AnsweringServer { _ in .json(500, "{}") }
    defer { server.stop() }
    func run(_ path: String, named name: String, _ options: [String]) throws -> String {
      try folder.write(
        """
        { "name": "A", "scenarios": [ { "id": "A-1", "name": "\(name)", "steps": [
          { "request": { "method": "GET", "path": "/" }, "expect": { "status": 200 } } ] },
          { "name": "other", "steps": [
          { "request": { "method": "GET", "path": "/" }, "expect": { "status": 200 } } ] } ] }
        """, to: "deep/a.scenarios.json")
      return try Binary.run(
        ["run", "--base-url", server.url, path] + options, in: folder.url
      ).output
    }
    _ = try run("deep/a.scenarios.json", named: "before", ["--report-json", "r.jsonl"])
    for path in ["./deep", folder.url.appendingPathComponent("deep").path] {
      let output = try run(path, named: "after", ["--baseline", "r.jsonl"])
      #expect(output.hasSuffix("\n0 new, 2 old, 0 mended\n"), "\(output)")
    }
  }

  @Test("says in every report of each failure whether it is new")
  func everyReport() throws {
    let subject = try Subject()
    defer { subject.end() }
    _ = try subject.run("abc", failing: ["a"], ["--report-json", "before.jsonl"])
    let outcome = try subject.run(
      "abc", failing: ["a", "b"],
      [
        "--baseline", "before.jsonl", "--report-json", "r.jsonl", "--report-junit", "r.xml",
        "--report-html", "r.html", "--report-markdown", "r.md", "--report-tap", "r.tap",
      ])
    #expect(outcome.output.contains("scenario 'a' (old), step"))
    #expect(outcome.output.contains("scenario 'b' (new), step"))
    let junit = try subject.text("r.xml")
    #expect(junit.contains("message=\"old: step"))
    #expect(junit.contains("message=\"new: step"))
    #expect(try subject.text("r.jsonl").contains(#""change":"new""#))
    #expect(try subject.text("r.html").contains(#""change":"new""#))
    #expect(try subject.text("r.tap").contains("  change: new\n"))
    let chat = try subject.text("r.md")
    let new = try #require(chat.range(of: "- new: `b`"))
    let old = try #require(chat.range(of: "- old: `a`"))
    #expect(new.lowerBound < old.lowerBound)
  }

  @Test(
    "says what is wrong with the options",
    arguments: [
      (["--fail-on", "new"], "needs --baseline"), (["--baseline", "no.jsonl"], "no.jsonl"),
      (["--baseline", "a.scenarios.json"], "a.scenarios.json"),
      (["--baseline", "b.jsonl", "--fail-on", "old"], "--fail-on"),
      (["--run-name", " "], "--run-name"),
    ])
  func wrong(_ options: [String], _ told: String) throws {
    let subject = try Subject()
    defer { subject.end() }
    let outcome = try subject.run("a", failing: [], options)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(told), "\(outcome.errors)")
  }
}
