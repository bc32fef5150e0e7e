import AssayJSON
import AssayRun
import AssaySuite
import AssayText
import Foundation
import Testing

@testable import AssayPage
@testable import AssayReports

@Suite("The reports of an audit")
struct AuditTests {
  /// Two scenarios, four faults and two liberties: one of everything that can come of them.
  private func result() throws -> AuditResult {
    let sample = try SampleRun([
      "contract.json": """
      {"name": "C", "clauses": [{"id": "a.b", "text": "Yes & no."}, {"id": "c", "text": "So."}]}
      """,
      "one.scenarios.json": """
      {"name": "One", "contract": "contract.json", "scenarios": [
        {"name": "first <b>", "covers": ["a.b"], "steps": [
          {"request": {"method": "GET", "path": "/"}, "expect": {"status": 200}}]},
        {"name": "second", "covers": ["c"], "steps": [
          {"request": {"method": "GET", "path": "/"}, "expect": {"status": 200}}]}
      ]}
      """,
    ])
    func finding(
      _ kind: AuditSubject.Kind, _ name: String, _ clause: String,
      failures: [AuditFinding.Failure] = [], errors: [AuditFinding.Failure] = [],
      breaks: [String] = []
    ) -> AuditFinding {
      AuditFinding(
        subject: AuditSubject(kind, name: name, clause: clause, sentence: "It is <\(name)>."),
        failures: failures, errors: errors, brokenClauses: breaks, requestCount: 2,
        duration: .milliseconds(3))
    }
    let wrong = AuditFinding.Failure(
      index: 0, place: "one.scenarios.json:3:1", message: "the status is 201,\u{1B}[31m not 200")
    let cut = AuditFinding.Failure(index: 1, place: nil, message: "s3cret-t0ken was cut off")
    return AuditResult(
      scenarios: sample.plan.scenarios, clauses: sample.plan.contracts.flatMap(\.clauses),
      reference: AuditFinding(
        subject: .reference, failures: [], errors: [], requestCount: 2, duration: .zero),
      faults: [
        finding(.fault, "seen", "a.b", failures: [wrong], breaks: ["a.b"]),
        finding(.fault, "unseen", "a.b"),
        finding(.fault, "silent", "c", errors: [cut]),
        // Its clause is not the one that the scenario says it covers.
        finding(.fault, "elsewhere", "c", failures: [wrong], breaks: ["a.b"]),
      ],
      liberties: [
        finding(.liberty, "spared", "d"), finding(.liberty, "accused", "d", failures: [wrong]),
      ], duration: .milliseconds(1500))
  }

  @Test("The text shows what needs work, and the matrix")
  func text() throws {
    try expectGolden(AuditText(try result()).text, "audit.txt")
    try expectGolden(AuditText(try result(), detail: .everything).text, "audit.verbose.txt")
  }

  @Test("Colours are there where they are wanted, and no text of a server's brings others")
  func colors() throws {
    #expect(!AuditText(try result()).text.contains("\u{1B}"))
    let colored = AuditText(try result(), usesColor: true).text
    #expect(colored.contains("\u{1B}[1;31mescaped: 1 fault\u{1B}[0m"))
    #expect(!colored.contains("\u{1B}[31m"))
  }

  @Test("The JSON has the whole matrix")
  func json() throws {
    let bytes = AuditJSON(try result(), seed: 18_446_744_073_709_551_615).bytes
    try expectGolden(String(decoding: bytes, as: UTF8.self), "audit.json")
    #expect(try JSONSerialization.jsonObject(with: Data(bytes)) is [String: Any])
  }

  @Test("The page needs no network, runs no script, and shows texts as they are")
  func html() throws {
    let page = String(decoding: AuditHTML(try result()).bytes, as: UTF8.self)
    let read = try ReadPage(page)
    let source = SHA256.source(read.style)
    #expect(read.markup.contains("style-src '\(source)'"))
    try expectGolden(read.markup.replacing(source, with: "STYLE"), "audit.html")
    #expect(page.contains("Content-Security-Policy"))
    #expect(!page.contains("<script") && !page.contains("<b>") && !page.contains("http:"))
    #expect(page.contains("first &lt;b&gt;") && page.contains("Yes &amp; no."))
  }

  @Test("A clean audit says so")
  func clean() throws {
    var clean = try result()
    clean.faults.removeLast(3)
    clean.liberties.removeLast()
    let text = AuditText(clean).text
    #expect(text.contains("\nclean: 1 of 1 fault caught, 0 of 1 liberty accused; "))
    #expect(!text.contains("escaped") && !text.contains("accused though right"))
  }

  @Test("Secrets are taken out first")
  func secrets() throws {
    let redacted = try result().redacted(by: Redactor(secrets: ["token": "s3cret-t0ken"]))
    #expect(!AuditText(redacted, detail: .everything).text.contains("s3cret-t0ken"))
  }
}
