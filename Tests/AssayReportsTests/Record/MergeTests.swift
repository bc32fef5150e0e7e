import AssayRun
import AssaySuite
import Testing

@testable import AssayReports

@Suite("Merging the records of a sharded run")
struct MergeTests {
  private static let contract = """
    {"name": "C", "clauses": [{"id": "a", "text": "A."}, {"id": "b", "text": "B."}]}
    """

  private static func file(_ name: String, _ count: Int, covers clause: String) -> String {
    let scenarios = (0..<count).map { number in
      #"{"name": "\#(name)\#(number)", "covers": ["\#(clause)"], "steps": [{"name": "look", "#
        + #""request": {"method": "GET", "path": "/"}, "expect": {"status": 200}}]}"#
    }
    return #"{"name": "\#(name)", "contract": "contract.json", "scenarios": ["#
      + scenarios.joined(separator: ", ") + "]}"
  }

  /// Every third scenario of the whole fails.
  private func run(
    shard: String? = nil, seed: UInt64 = 42, baseURL: String = "http://127.0.0.1:8080",
    repeats: Int = 1, second: Int = 3
  ) throws -> SampleRun {
    var run = try SampleRun(
      [
        "a.scenarios.json": Self.file("a", 2, covers: "a"), "contract.json": Self.contract,
        "b.scenarios.json": Self.file("b", second, covers: "b"),
        "c.scenarios.json": #"{"name": "c", "scenarios": [{}]}"#,
      ], baseURL: baseURL, seed: seed
    ) { selection in
      selection.shard = shard.flatMap(Shard.init)
      selection.repeats = repeats
    }
    for planned in run.plan.scenarios {
      try run.answer(.with(planned.position % 3 == 1 ? 500 : 200))
    }
    return run
  }

  private func part(
    _ name: String, _ run: SampleRun, lines: Int? = nil, isReference: Bool = false
  ) throws -> RecordMerge.Part {
    var record = try run.record()
    if let lines {
      record = Array(record.split(separator: 0x0A).prefix(lines).joined(separator: [0x0A]))
    }
    var read = try Record.read(record).record
    if isReference {
      var plan = read.plan
      plan.isReference = true
      read = Record(
        plan: plan, events: read.events, end: RecordedEnd(duration: .zero, isInterrupted: false))
    }
    return (name, read)
  }

  @Test("The parts, in whatever order, make the reports of the whole", arguments: [1, 3])
  func whole(_ repeats: Int) throws {
    let parts = try ["2/3", "3/3", "1/3"].map { try part($0, run(shard: $0, repeats: repeats)) }
    let merged = try #require(try RecordMerge(parts).merged)
    let whole = try part("whole", run(repeats: repeats)).record
    #expect(merged.junit == whole.junit)
    #expect(merged.plan.whole.parts == nil)
    #expect(merged.missingParts == nil)
    #expect(merged.totals.requests == 5 * repeats)
    #expect(merged.totals.latency == whole.totals.latency)
    // One that could not be loaded, however many machines saw it.
    #expect(merged.totals.errored == 1)
    #expect(merged.totals.clauses.map(\.state) == [.broken, .broken])
    // A merged record is one like any other.
    #expect(try Record.read(merged.record).record.junit == whole.junit)
  }

  @Test("Missing parts are said, and can be added to what was merged")
  func missing() throws {
    let parts = try ["1/3", "2/3", "3/3"].map { try part($0, run(shard: $0)) }
    let two = try #require(try RecordMerge([parts[0], parts[2]]).merged)
    #expect(
      two.missingParts?.description
        == "2 scenarios of the run are in no record: of its 3 parts, 2 is missing")
    let all = try #require(try RecordMerge([("two", two), parts[1]]).merged)
    #expect(all.missingParts == nil)
    #expect(all.junit == (try part("whole", run()).record.junit))
  }

  @Test("A part that has nothing to run may be missing")
  func empty() throws {
    let parts = try (1...5).map { try part("\($0)", run(shard: "\($0)/6")) }
    #expect(try RecordMerge(parts).merged?.missingParts == nil)
  }

  @Test("A part that was killed makes the whole an interrupted run")
  func killed() throws {
    let merged = try #require(
      try RecordMerge([
        part("1", run(shard: "1/2")), part("2", run(shard: "2/2"), lines: 2),
      ]).merged)
    #expect(merged.totals.isInterrupted)
    #expect(merged.totals.skipped == 2)
    #expect(merged.missingParts == nil)
  }

  @Test("The reference API may have been at another port each time")
  func reference() throws {
    let other = try run(shard: "2/2", baseURL: "http://127.0.0.1:9090")
    let parts = try [
      part("1", run(shard: "1/2"), isReference: true), part("2", other, isReference: true),
    ]
    #expect(try RecordMerge(parts).merged?.plan.scenarios.count == 5)
  }

  @Test("What is not of one run is refused, with what differs")
  func refused() throws {
    let first = try part("1.jsonl", run(shard: "1/2"))
    func expect(
      _ sentence: String, _ other: SampleRun, at location: Testing.SourceLocation = #_sourceLocation
    ) throws {
      let other = try part("2.jsonl", other)
      let error = #expect(throws: RecordMergeError.self, sourceLocation: location) {
        try RecordMerge([first, other])
      }
      #expect(
        error?.description == "cannot merge 1.jsonl and 2.jsonl: \(sentence)",
        sourceLocation: location)
    }
    try expect(
      "the base URLs differ: http://127.0.0.1:8080 and http://127.0.0.1:9090",
      run(shard: "2/2", baseURL: "http://127.0.0.1:9090"))
    try expect(
      "the seeds differ: 42 and 7; run all parts with the same --seed", run(shard: "2/2", seed: 7))
    try expect(
      "the suites differ: b.scenarios.json was not the same, or other scenarios of it were selected",
      run(shard: "2/2", second: 4))
    try expect("the suites differ: 5 scenarios and 10 scenarios", run(shard: "2/2", repeats: 2))
    try expect("the suites differ: only 1.jsonl is of a run with a.scenarios.json", SampleRun([:]))
    try expect("both are part 1 of the run", run(shard: "1/2"))
    try expect("one is a part of 2, the other a part of 3", run(shard: "2/3"))
    try expect(
      "only the parts of one run (--shard K/N) and its reruns (--rerun) make a whole", run())
  }
}
