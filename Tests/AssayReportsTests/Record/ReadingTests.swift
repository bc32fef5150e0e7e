import AssayRun
import Testing

@testable import AssayReports

@Suite("Reading a record")
struct ReadingTests {
  private let hint = " (is this a record that --report-json wrote?)"

  private func lines() throws -> [String] {
    String(decoding: try SampleRun.ofEverything().record(), as: UTF8.self)
      .split(separator: "\n").map(String.init)
  }

  private func read(_ lines: [String], end: String = "\n") throws -> (Record, remarks: [String]) {
    try Record.read(Array((lines.joined(separator: "\n") + end).utf8))
  }

  private func expectError(
    _ sentence: String, _ lines: [String], at location: Testing.SourceLocation = #_sourceLocation
  ) {
    do {
      _ = try read(lines)
      Testing.Issue.record("no error", sourceLocation: location)
    } catch {
      #expect("\(error)" == sentence, sourceLocation: location)
    }
  }

  @Test("A run that was killed ends there: what had not ended is skipped, and it says so")
  func killed() throws {
    let all = try lines()
    let (record, remarks) = try read(Array(all.prefix(6)))
    #expect(
      remarks == [
        "run.jsonl: the run was killed before its end; 3 scenarios that had not ended by then are "
          + "skipped"
      ])
    #expect(record.totals.isInterrupted)
    #expect(record.totals.passed == 1)
    // The file that could not be loaded is an error from the beginning.
    #expect(record.totals.errored == 1)
    #expect(record.totals.skipped == 3)
    #expect(record.junit.contains("the run was killed in the middle of this scenario"))
    #expect(record.junit.contains("the run was killed before this scenario began"))
    #expect(record.console.contains("FAILED: 1 passed, 1 failed, 1 in error, 3 skipped"))
    #expect(
      record.totals.clauses.map(\.state.rawValue) == ["broken", "untested", "untested", "untested"])
  }

  @Test("Wherever it breaks off, it is read up to there")
  func halfLine() throws {
    let bytes = try SampleRun.ofEverything().record()
    let first = try #require(bytes.firstIndex(of: 0x0A))
    for end in stride(from: first + 2, to: bytes.count, by: 97) where bytes[end] != 0x0A {
      let (record, remarks) = try Record.read(Array(bytes[...end]))
      #expect(record.totals.skipped + record.totals.passed + record.totals.failed > 0)
      #expect(remarks.last?.contains("the run was killed before its end") == true)
    }
    let (_, remarks) = try Record.read(Array(bytes.prefix(first + 30)))
    #expect(
      remarks.first
        == "run.jsonl:2: the record ends in the middle of this line; it is read up to there")
  }

  @Test("A last line that lacks nothing but its line feed counts")
  func noLineFeed() throws {
    #expect(try read(lines(), end: "").remarks.isEmpty)
  }

  @Test("What a later assay adds is passed over")
  func additions() throws {
    var lines = try lines()
    let expected = try read(lines).0.junit
    lines.insert(#"{"version":1,"kind":"weather","index":[]}"#, at: 1)
    lines.insert("", at: 3)
    lines = lines.map { $0.replacing("{", with: #"{"later":{"x":null},"#, maxReplacements: 1) }
    #expect(try read(lines).0.junit == expected)
  }

  @Test("A record of a later version is refused")
  func laterVersion() throws {
    let first = try lines()[0].replacing(#""version":1"#, with: #""version":2"#)
    expectError(
      "run.jsonl:1: this is a record of version 2, and this assay reads version 1: use a newer assay",
      [first])
  }

  @Test("What is no record is told from one")
  func otherFiles() throws {
    expectError("run.jsonl is no record of a run: it is empty", [""])
    expectError("run.jsonl:1:1: expected a JSON value" + hint, ["<testsuites>"])
    expectError("run.jsonl:1: $: expected an object, not an array" + hint, ["[]"])
    expectError("run.jsonl:1: $: the member 'version' is missing" + hint, [#"{"clean":true}"#])
    expectError(
      "run.jsonl:1: $: the first line must be of a run" + hint, try Array(lines().dropFirst()))
  }

  @Test("What is wrong is said with its line and path")
  func wrong() throws {
    let all = try lines()
    func damaged(_ index: Int, _ text: String, _ replacement: String) throws -> [String] {
      var lines = all
      try #require(lines[index].contains(text))
      lines[index] = lines[index].replacing(text, with: replacement, maxReplacements: 1)
      return lines
    }
    expectError(
      "run.jsonl:1: $['seed']: expected a string, not a number" + hint,
      try damaged(0, #""seed":"42""#, #""seed":42"#))
    expectError(
      "run.jsonl:1: $['scenarios'][0]['file']: expected a whole number from 0 to 2^53" + hint,
      try damaged(0, #""file":0"#, #""file":-1"#))
    expectError(
      "run.jsonl:1: $: scenario 0 is of file 7, which has none" + hint,
      try damaged(0, #""file":0"#, #""file":7"#))
    expectError(
      "run.jsonl:5: $['steps'][0]['exchanges'][0]['response']['status']: "
        + "expected a number, not a string",
      try damaged(4, #""status":201"#, #""status":"201""#))
    expectError(
      "run.jsonl:5: $: this assay does not know 'odd'"
        .replacing("$", with: "$['outcome']"),
      try damaged(4, #""outcome":"failed""#, #""outcome":"odd""#))
    expectError(
      "run.jsonl:5: $['mismatches'][0]['code']: "
        + "expected a word of letters, digits, '.' and '-'",
      try damaged(4, #""code":"json""#, #""code":"\u001b[31m""#))
    expectError(
      "run.jsonl:4: $: the plan has no scenario 5",
      try damaged(3, #""index":1"#, #""index":5"#))
    expectError(
      "run.jsonl:4: $: the scenario has ended before", [all[0], all[1], all[2], all[2]])
    expectError(
      "run.jsonl:2: $: a second run begins within the record", [all[0], all[0]])
    expectError(
      "run.jsonl:3: $: the run has ended before this line", [all[0], all[all.count - 1], all[1]])
    expectError(
      "run.jsonl:2:23: the JSON value has ended, but more text follows",
      [all[0], #"{"version":1,"kind":3}}"#, all[1]])
  }

  @Test("Numbers that no run has do not trap")
  func numbers() throws {
    var lines = try lines()
    func replace(_ line: Int, _ text: String, _ replacement: String) throws {
      try #require(lines[line].contains(text))
      lines[line].replace(text, with: replacement)
    }
    try replace(0, #""startedAt":1795435200"#, #""startedAt":9007199254740992"#)
    try replace(4, #""duration":105000000"#, #""duration":9223372036854775807"#)
    try replace(4, #""total":12345000"#, #""total":9223372036854775807"#)
    try replace(4, #""line":"#, #""line":9007199254740"#)
    try replace(4, #""bytes":"#, #""bytes":9007199254740"#)
    try replace(
      4, #""outcome":"failed""#, #""outcome":"failed","mismatchCount":9007199254740992"#)
    let (record, _) = try read(lines)
    #expect(!record.junit.isEmpty && !record.console.isEmpty && !record.page.isEmpty)
  }

  @Test("Damaged records are read or refused, never more")
  func mutations() throws {
    let bytes = try SampleRun.ofEverything().record()
    var generator = SplitMix(state: 1)
    for number in 0..<300 {
      var copy = bytes
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: copy.indices, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: copy[place] = Array(#"0-9"\{}[],:n"#.utf8).randomElement(using: &generator) ?? 0
        case 1: copy.remove(at: place)
        default: copy.insert(copy[Int.random(in: copy.indices, using: &generator)], at: place)
        }
      }
      if let record = try? Record.read(copy).record {
        #expect(!record.junit.isEmpty)
        #expect(!record.console.isEmpty)
        if number % 10 == 0 { #expect(!record.page.isEmpty) }
      }
    }
  }
}

/// Numbers that are the same in every run of the tests.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
