import BlockingTests
import Foundation
import LoopbackServers
import Testing

@Suite("The record of a run", .blocking)
struct RecordTests {
  /// Starts a run with a record, and ends it by the signal while it waits for an answer.
  private func interruptedRun(by signal: Int32) throws -> (folder: TemporaryFolder, Int32) {
    let folder = try TemporaryFolder()
    try folder.write(SlowScenarios.text, to: "slow.scenarios.json")
    let server = try AnsweringServer { request in
      request.head.hasPrefix("GET /quick") ? .json(200, "{}") : .nothing
    }
    defer { server.stop() }
    let run = try Binary.start(
      [
        "run", "--base-url", server.url, "--jobs", "1", "--report-json", "run.jsonl",
        "--report-junit", "junit.xml", ".",
      ], in: folder.url)
    let deadline = Date.now.addingTimeInterval(60)
    while !server.requests.contains(where: { $0.head.hasPrefix("GET /slow") }) {
      try #require(Date.now < deadline, "the run sent nothing")
      Thread.sleep(forTimeInterval: 0.01)
    }
    // What the server has seen was begun before, but its line may still be on its way.
    while try folder.text("run.jsonl").split(separator: "\n").count < 4 {
      try #require(Date.now < deadline, "the record has too few lines")
      Thread.sleep(forTimeInterval: 0.01)
    }
    run.interrupt(with: signal)
    return (folder, run.outcome().status)
  }

  @Test("survives kill -9, and gives the reports of what ran")
  func survivesKill() throws {
    let (folder, status) = try interruptedRun(by: SIGKILL)
    #expect(status == SIGKILL)
    #expect(throws: (any Error).self) { try folder.text("junit.xml") }
    let outcome = try Binary.run(
      ["report", "run.jsonl", "--report-junit", "junit.xml"], in: folder.url)
    #expect(outcome.status == 130)
    #expect(outcome.output.contains("INTERRUPTED: 1 passed, 2 skipped"))
    #expect(
      outcome.errors == "assay: warning: run.jsonl: the run was killed before its end; 2 scenarios "
        + "that had not ended by then are skipped\n")
    let report = try folder.text("junit.xml")
    #expect(report.contains(#"tests="3" failures="0" errors="0" skipped="2""#))
    #expect(report.contains("killed in the middle of this scenario"))
    #expect(report.contains("killed before this scenario began"))
  }

  @Test("is that of an interrupted run where a signal ended it")
  func interrupted() throws {
    let (folder, status) = try interruptedRun(by: SIGTERM)
    #expect(status == 143)
    let outcome = try Binary.run(
      ["report", "run.jsonl", "--report-junit", "again.xml"], in: folder.url)
    #expect(outcome.status == 130)
    #expect(outcome.errors.isEmpty)
    #expect(try folder.text("again.xml") == folder.text("junit.xml"))
  }

  @Test("gives the run's reports byte for byte, and those of its parts give the whole's")
  func sameReports() throws {
    let folder = try TemporaryFolder(
      copyOf: CommandCase.root.appendingPathComponent("merge"))
    let server = try AnsweringServer { request in
      .json(request.head.hasPrefix("GET /bad") ? 500 : 200, "{}")
    }
    defer { server.stop() }
    let run = ["run", "--base-url", server.url, "--seed", "1", "--jobs", "1", "scenarios"]
    let all = ["--report-junit", "all.xml", "--report-html", "all.html"]
    let whole = try Binary.run(run + all + ["--report-json", "all.jsonl"], in: folder.url)
    let again = ["--report-junit", "again.xml", "--report-html", "again.html"]
    let retold = try Binary.run(["report", "all.jsonl"] + again, in: folder.url)
    #expect(whole.status == 1 && retold.status == 1)
    // How the run was run is not in its record.
    let expected = whole.output.replacing(", all.jsonl", with: "").replacing(" --jobs 1", with: "")
    #expect(retold.output.replacing("again.", with: "all.") == expected)
    #expect(try folder.text("again.xml") == folder.text("all.xml"))
    #expect(try folder.text("again.html") == folder.text("all.html"))
    for part in ["1", "2"] {
      _ = try Binary.run(
        run + ["--shard", "\(part)/2", "--report-json", "\(part).jsonl"], in: folder.url)
    }
    let merged = try Binary.run(
      ["merge", "2.jsonl", "1.jsonl", "--report-junit", "merged.xml"], in: folder.url)
    #expect(merged.status == 1)
    #expect(try timeless(folder.text("merged.xml")) == timeless(folder.text("all.xml")))
  }

  private func timeless(_ junit: String) -> String {
    junit.replacing(/time(stamp)?="[^"]*"/, with: "").replacing(/answered after .*/, with: "")
  }
}
