import AssayRun
import Testing

@testable import AssayPage
@testable import AssayReports

extension SampleRun {
  /// The record of the run.
  func record(
    secrets: [String: String] = ["token": "s3cret-t0ken"], endingIn order: [Int]? = nil
  ) throws -> [UInt8] {
    let written = Written<[UInt8]>()
    _ = try reports(
      RecordReporter { written.pieces.append($0) }, secrets: secrets, endingIn: order)
    return Array(written.pieces.joined())
  }
}

extension SampleRun {
  func page(endingIn order: [Int]? = nil) throws -> [UInt8] {
    let written = Written<[UInt8]>()
    _ = try reports(
      HTMLReporter { written.pieces.append($0) }, secrets: ["token": "s3cret-t0ken"],
      endingIn: order)
    return Array(written.pieces.joined())
  }
}

extension Record {
  /// Reads a text as the file `run.jsonl`.
  static func read(_ bytes: [UInt8]) throws -> (record: Record, remarks: [String]) {
    var reading = RecordReading(name: "run.jsonl")
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    let rest = lines.removeLast()
    for line in lines { try reading.take(Array(line), isWhole: true) }
    if !rest.isEmpty { try reading.take(Array(rest), isWhole: false) }
    return (try reading.record(), reading.allRemarks.map(\.description))
  }

  /// What this record makes of a reporter.
  func retold<Piece>(_ reporter: (Written<Piece>) -> any Reporter) -> [Piece] {
    let written = Written<Piece>()
    var reporters = Reporters([reporter(written)])
    for event in history { reporters.report(event) }
    return written.pieces
  }

  var junit: String {
    String(
      decoding: retold { written in JUnitReporter { written.pieces.append($0) } }.joined(),
      as: UTF8.self)
  }

  var console: String {
    var style = ConsoleReporter.Style()
    style.verbosity = .verbose
    return retold { written in ConsoleReporter(style) { written.pieces.append($0) } }.joined()
  }

  var page: [UInt8] {
    Array(retold { written in HTMLReporter { written.pieces.append($0) } }.joined())
  }

  var record: [UInt8] {
    Array(retold { written in RecordReporter { written.pieces.append($0) } }.joined())
  }
}
