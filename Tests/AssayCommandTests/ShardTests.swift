import BlockingTests
import Foundation
import LoopbackServers
import Testing

@Suite("The part of a run that a CI or batch system gives", .blocking)
struct ShardTests {
  private static let suite = """
    { "name": "Some", "scenarios": [
      { "name": "row {{n}}", "examples": [ { "n": 1 }, { "n": 2 }, { "n": 3 } ], "steps": [
        { "request": { "method": "GET", "path": "/{{n}}" }, "expect": { "status": 200 } } ] } ] }
    """

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Self.suite, to: "some.scenarios.json")
  }

  private func list(_ shard: String, _ environment: [String: String]) throws -> Binary.Outcome {
    try Binary.run(
      ["list", "--shard", shard, "some.scenarios.json"], in: folder.url, environment: environment)
  }

  /// What a system says, and the part that it is.
  private static let systems: [(environment: [String: String], shard: String, part: String)] = [
    (["CI_NODE_INDEX": "2", "CI_NODE_TOTAL": "3"], "auto", "2/3, from GitLab"),
    (["CI_NODE_TOTAL": "1"], "auto", "1/1, from GitLab"),
    (["CIRCLE_NODE_INDEX": "0", "CIRCLE_NODE_TOTAL": "3"], "auto", "1/3, from CircleCI"),
    (
      ["BUILDKITE_PARALLEL_JOB": "2", "BUILDKITE_PARALLEL_JOB_COUNT": "3"], "auto",
      "3/3, from Buildkite"
    ),
    (
      ["SYSTEM_JOBPOSITIONINPHASE": "1", "SYSTEM_TOTALJOBSINPHASE": "2"], "auto",
      "1/2, from Azure Pipelines"
    ),
    (["JOB_COMPLETION_INDEX": "1"], "auto/3", "2/3, from Kubernetes"),
    (["JOB_COMPLETION_INDEX": "1", "JOB_COMPLETIONS": "2"], "auto", "2/2, from Kubernetes"),
    (
      [
        "SLURM_ARRAY_TASK_ID": "14", "SLURM_ARRAY_TASK_COUNT": "3", "SLURM_ARRAY_TASK_MIN": "10",
        "SLURM_ARRAY_TASK_STEP": "4",
      ], "auto", "2/3, from Slurm"
    ),
    (
      ["SLURM_ARRAY_TASK_ID": "0", "SLURM_ARRAY_TASK_COUNT": "2", "SLURM_ARRAY_TASK_MIN": "0"],
      "auto", "1/2, from Slurm"
    ),
    (
      ["CI_NODE_TOTAL": "1", "JOB_COMPLETION_INDEX": "0", "JOB_COMPLETIONS": "2"], "auto",
      "1/2, from Kubernetes"
    ),
  ]

  @Test("is taken, and said", arguments: systems.indices)
  func taken(_ index: Int) throws {
    let (environment, shard, part) = Self.systems[index]
    let outcome = try list(shard, environment)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("assay: shard \(part)"), "\(outcome.errors)")
    let explicit = try list(String(part.prefix { $0 != "," }), [:])
    #expect(outcome.output == explicit.output)
  }

  private static let mistakes: [(environment: [String: String], shard: String, message: String)] = [
    ([:], "auto", "nothing says which part this is; known are GitLab (CI_NODE_INDEX)"),
    (["JOB_COMPLETION_INDEX": "1"], "auto", "write --shard auto/N, or set JOB_COMPLETIONS"),
    (
      ["CI_NODE_INDEX": "4", "CI_NODE_TOTAL": "3"], "auto",
      "CI_NODE_INDEX=4 is no part of 3 that are numbered from 1"
    ),
    (
      ["CI_NODE_INDEX": "two", "CI_NODE_TOTAL": "3"], "auto",
      "GitLab's CI_NODE_INDEX is no number: 'two'"
    ),
    (
      ["SLURM_ARRAY_TASK_ID": "7", "SLURM_ARRAY_TASK_COUNT": "3", "SLURM_ARRAY_TASK_MIN": "1"],
      "auto", "SLURM_ARRAY_TASK_ID=7 is no part of 3"
    ),
    (
      [
        "CI_NODE_INDEX": "1", "CI_NODE_TOTAL": "3", "CIRCLE_NODE_INDEX": "0",
        "CIRCLE_NODE_TOTAL": "2",
      ], "auto", "says 1/2; write --shard K/N"
    ),
    ([:], "auto/none", "'auto/none' is not 'auto' or 'auto/N'"),
    ([:], "4/3", "'4/3' is no K/N such as 2/3, and not 'auto'"),
  ]

  @Test("that nothing says, or says wrongly, is wrong usage", arguments: mistakes.indices)
  func mistake(_ index: Int) throws {
    let (environment, shard, message) = Self.mistakes[index]
    let outcome = try list(shard, environment)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }

  @Test("may be empty: it ends well, its reports are whole, and merging judges")
  func empty() throws {
    let server = try AnsweringServer { _ in .json(200, "{}") }
    defer { server.stop() }
    for number in 1...4 {
      let outcome = try Binary.run(
        [
          "run", "some.scenarios.json", "--base-url", server.url, "--shard", "\(number)/4",
          "--seed", "1", "--report-json", "\(number).jsonl", "--report-junit", "\(number).xml",
          "--report-html", "\(number).html", "--report-markdown", "\(number).md",
          "--report-tap", "\(number).tap",
        ], in: folder.url)
      #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    }
    #expect(try folder.text("4.xml").contains("<testsuites>"))
    #expect(try folder.text("4.tap").contains("1..0"))
    let merged = try Binary.run(
      ["merge", "1.jsonl", "2.jsonl", "3.jsonl", "4.jsonl", "--report-junit", "m.xml"],
      in: folder.url)
    #expect(merged.status == 0, "\(merged.output)\(merged.errors)")
    #expect(merged.output.contains("3 passed"))
    let partly = try Binary.run(["merge", "4.jsonl", "--report-junit", "m.xml"], in: folder.url)
    #expect(partly.status == 4)
  }
}
