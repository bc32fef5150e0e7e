import AssayRun

@testable import AssayReports

/// What a reporter wrote.
final class Written<Piece> {
  var pieces: [Piece] = []
}

extension SampleRun {
  func reports(_ reporter: any Reporter, secrets: [String: String]) throws -> Reports {
    var reports = Reports(
      [reporter], redactor: try Redactor(secrets: secrets), hostname: "localhost",
      startedAt: Self.startedAt)
    for event in events() { reports.report(event) }
    return reports
  }

  func console(
    _ style: ConsoleReporter.Style = ConsoleReporter.Style(),
    secrets: [String: String] = ["token": "s3cret-t0ken"]
  ) throws -> String {
    let written = Written<String>()
    _ = try reports(ConsoleReporter(style) { written.pieces.append($0) }, secrets: secrets)
    return written.pieces.joined()
  }

  func junit(secrets: [String: String] = ["token": "s3cret-t0ken"]) throws -> String {
    let written = Written<[UInt8]>()
    _ = try reports(JUnitReporter { written.pieces.append($0) }, secrets: secrets)
    return String(decoding: written.pieces.joined(), as: UTF8.self)
  }
}
