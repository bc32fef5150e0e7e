import AssayExchange
import AssayRun
import Foundation
import Testing

@testable import AssayReports

@Suite("Secrets in reports")
struct LeakTests {
  private static let secret = "pa/s+S \"w<ö>rd\\&%41'é"

  @Test("A server that echoes a secret everywhere sees it in no report", arguments: Encoding.all)
  func echoed(_ encoding: Encoding) throws {
    let written = encoding.write(Self.secret)
    var run = try SampleRun(
      [
        "a.scenarios.json": SampleRun.file(
          named: "A", scenarios: ["one", "two", "three", "four"],
          expect: #"{ "status": 200, "headers": { "x-echo": "no" }, "json": { "echo": "no" } }"#)
      ], values: ["token": Self.secret])
    let request = Request(
      method: "POST", url: "http://127.0.0.1/?\(percentEncoded(Self.secret))",
      headers: [HeaderField(name: "Authorization", value: "Bearer \(written)")],
      body: Array("{\"a\": \"\(written)\"}".utf8))
    let fields = [
      HeaderField(name: "x-echo", value: written), HeaderField(name: written, value: "y"),
    ]
    let filler = String(repeating: "x", count: 9_000)
    try run.answer(
      .with(201, "{\"echo\": \"\(written)\"}", reason: written, fields: fields, to: request))
    // Where content is cut for showing, and where the server cut it.
    try run.answer(.with(201, "\(written)\(filler)\(written)\(filler)\(written)", to: request))
    let cut = Array("{\"echo\": \"\(written)".utf8).dropLast(3)
    try run.answer(
      .failure(
        TransportError(
          kind: .connectionLost, code: 18, message: "the server sent \(written) and left",
          request: SentRequest(
            method: "POST", url: request.url, head: Array("POST /?\(written)".utf8)),
          partialResponse: Response(statusCode: 200, reason: written, body: Array(cut))),
        to: request))
    run.skip("because of \(written)")
    for report in [
      try run.junit(secrets: ["token": Self.secret]),
      try run.console(.verbose, secrets: ["token": Self.secret]),
      try ReadPage(run.html(secrets: ["token": Self.secret])).texts,
    ] {
      let decoded = Self.decoded(report)
      let leaked = (Self.pieces(of: written) + Self.pieces(of: Self.secret)).filter {
        report.contains($0) || decoded.contains($0)
      }
      #expect(leaked.isEmpty)
      #expect(report.contains("***"))
    }
  }

  @Test(
    "What a proxy is told stands in no report, though no variable holds it",
    arguments: ["Proxy-Authorization", "proxy-authorization", "PROXY-AUTHORIZATION"])
  func proxy(_ name: String) throws {
    var run = try SampleRun(["a.scenarios.json": SampleRun.file(named: "A", scenarios: ["one"])])
    let head = "GET http://a/ HTTP/1.1\r\n\(name): Basic dXNlcjpwYXNz\r\nX: kept\r\n\r\n"
    try run.answer(
      .failure(
        TransportError(
          kind: .connectionLost, code: 18, message: "lost",
          request: SentRequest(method: "GET", url: "http://a/", head: Array(head.utf8)))))
    var style = ConsoleReporter.Style()
    style.verbosity = .verbose
    for report in [try run.console(style), try ReadPage(run.html()).texts] {
      #expect(!report.contains("dXNlcjpwYXNz"))
      #expect(report.contains("\(name): ***"))
      #expect(report.contains("X: kept"))
    }
  }

  /// All parts of a text that give away more than a few characters.
  private static func pieces(of text: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    let length = 7
    guard scalars.count > length else { return [text] }
    return (0...(scalars.count - length)).map { start in
      String(String.UnicodeScalarView(scalars[start..<start + length]))
    }
  }

  private static func decoded(_ xml: String) -> String {
    xml.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&#10;", with: "\n").replacing("&amp;", with: "&")
  }

  private func percentEncoded(_ text: String) -> String {
    Encoding.texts[1].write(text)
  }
}

extension ConsoleReporter.Style {
  fileprivate static var verbose: Self {
    var style = Self()
    style.verbosity = .verbose
    return style
  }
}
