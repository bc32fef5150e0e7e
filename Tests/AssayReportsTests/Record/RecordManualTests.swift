import AssayExchange
import AssayJSON
import AssayRun
import Foundation
import Testing

@testable import AssayReports

@Suite("The manual of the record")
struct RecordManualTests {
  private static let manual = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources/AssayReports/Record/README.md")

  @Test("It names every member that a record has")
  func members() throws {
    let manual = try String(contentsOf: Self.manual, encoding: .utf8)
    var names: Set<String> = []
    for run in [try .ofEverything(), try Self.rareRun()] {
      for line in try run.record().split(separator: 0x0A) {
        collect(try JSONDocument.parse(Array(line)).root, into: &names)
      }
    }
    try #require(names.count > 60)
    #expect(names.filter { !manual.contains("`\($0)`") }.sorted() == [])
  }

  private func collect(_ node: JSONNode, into names: inout Set<String>) {
    for element in node.arrayValue ?? [] { collect(element, into: &names) }
    for member in node.objectValue?.members ?? [] {
      names.insert(member.name)
      collect(member.value, into: &names)
    }
  }

  /// What a run of everything does not have: a part of a whole, repetitions, tries, and the rest.
  private static func rareRun() throws -> SampleRun {
    let file = """
      { "name": "A", "scenarios": [
        { "name": "race", "description": "At once.", "tags": ["race"], "steps": [
          { "name": "race", "request": { "method": "POST", "path": "/" }, "concurrently": 2,
            "expect": { "status": 201 } } ] } ] }
      """
    var run = try SampleRun(["a.scenarios.json": file]) { selection in
      selection.shard = Shard("1/1")
      selection.repeats = 2
    }
    var error = TransportError(kind: .timedOut, code: 28, message: "timed out")
    error.partialResponse = Response(
      statusCode: 200, trailers: [HeaderField(name: "t", value: "u")])
    let second = Duration.seconds(1)
    error.timings = Timings(
      nameLookup: second, connect: second, tls: second, firstByte: second, total: second)
    try run.answer(.failure(error) + .failure(error))
    var reused = Answered.with(500)
    let first = reused.sent[0]
    let outcome = first.outcome.map { exchange in
      var exchange = exchange
      exchange.connection.isReused = true
      return exchange
    }
    reused.sent[0].outcome = outcome
    try run.answer(reused + .with(400))
    run.results[1].earlierTries = [run.results[0]]
    return run
  }
}
