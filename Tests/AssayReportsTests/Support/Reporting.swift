import AssayRun

@testable import AssayPage
@testable import AssayReports

/// What a reporter wrote.
final class Written<Piece> {
  var pieces: [Piece] = []
}

extension SampleRun {
  func reports(
    _ reporter: any Reporter, secrets: [String: String], endingIn order: [Int]? = nil
  ) throws -> Reports {
    var reports = Reports(
      [reporter], redactor: GrowingRedactor(try Redactor(secrets: secrets)), hostname: "localhost",
      startedAt: Self.startedAt)
    for event in events(endingIn: order) { reports.report(event) }
    return reports
  }

  func console(
    _ style: ConsoleReporter.Style = ConsoleReporter.Style(),
    secrets: [String: String] = ["token": "s3cret-t0ken"], endingIn order: [Int]? = nil
  ) throws -> String {
    let written = Written<String>()
    let reporter = ConsoleReporter(style) { written.pieces.append($0) }
    _ = try reports(reporter, secrets: secrets, endingIn: order)
    return written.pieces.joined()
  }

  func junit(
    secrets: [String: String] = ["token": "s3cret-t0ken"], endingIn order: [Int]? = nil
  ) throws -> String {
    let written = Written<[UInt8]>()
    let reporter = JUnitReporter { written.pieces.append($0) }
    _ = try reports(reporter, secrets: secrets, endingIn: order)
    return String(decoding: written.pieces.joined(), as: UTF8.self)
  }

  func html(
    secrets: [String: String] = ["token": "s3cret-t0ken"], endingIn order: [Int]? = nil
  ) throws -> String {
    let written = Written<[UInt8]>()
    let reporter = HTMLReporter { written.pieces.append($0) }
    _ = try reports(reporter, secrets: secrets, endingIn: order)
    return String(decoding: written.pieces.joined(), as: UTF8.self)
  }
}
