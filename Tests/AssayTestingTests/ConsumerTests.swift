import BlockingTests
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A package of another team that takes Assay in by its URL, built and run as that team would.
@Suite(
  "A package that depends on AssayTesting", .blocking,
  .enabled(if: Consumer.isWanted, Consumer.remark))
struct ConsumerTests {
  @Test("is built without the web server and the database of the reference API, and holds")
  func buildsAndHolds() throws {
    let consumer = try Consumer()
    let outcome = try consumer.swift(
      "test",
      environment: [
        "ASSAY_REPORT_JUNIT": "reports/all.xml", "ASSAY_REPORT_HTML": "reports/all.html",
        "ASSAY_REPORT_JSON": "reports/all.jsonl",
        "ASSAY_SEED": "7",
      ])
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(try consumer.names(in: "reports") == ["all.html", "all.jsonl", "all.xml", "smoke.xml"])

    // Nothing but Assay itself was fetched, and nothing else was built.
    #expect(try consumer.names(in: ".build/checkouts") == ["assay"])
    let modules = try consumer.names(in: ".build/debug/Modules")
      .filter { $0.hasSuffix(".swiftmodule") && !$0.hasPrefix("ConsumerPackage") }
      .map { $0.dropLast(12) }
    #expect(
      Set(modules) == [
        "AssayExchange", "AssayJSON", "AssayPage", "AssayReports", "AssayRun", "AssaySuite",
        "AssayTesting", "AssayText", "AssayVerdict", "Greetings", "GreetingsTests",
      ])

    let all = try consumer.report("reports/all.xml")
    let names = try all.nodes(forXPath: "//testcase/@name").compactMap(\.stringValue)
    #expect(
      names == [
        "Ada is greeted", "Ada is greeted (2)", "Grace is greeted", "Grace is greeted (2)",
        "who brings no token is not greeted", "a name that is escaped is greeted as it is spoken",
        "greetings can be sent away",
      ])
    let skips = try all.nodes(forXPath: "//testcase/skipped/@message").compactMap(\.stringValue)
    #expect(skips.count == 2)
    #expect(skips.first?.hasPrefix("a known failure (") == true)
    #expect(skips.last == "not before the next version")
    #expect(try all.nodes(forXPath: "//property[@name='seed']/@value").first?.stringValue == "7")

    // The suite with a report of its own has its own scenarios in it, and no others.
    let smoke = try consumer.report("reports/smoke.xml")
    #expect(try smoke.nodes(forXPath: "//testcase").count == 2)

    try checkFailures(of: consumer)
    try checkSelection(of: consumer)
  }

  /// A scenario that does not hold fails the test at its place, and tells no secret.
  private func checkFailures(of consumer: Consumer) throws {
    let file = "scenarios/greetings.scenarios.json"
    try consumer.replace(
      #""greeting": "Hello, {{who}}!""#, with: #""greeting": "Good day, {{who}}!""#, in: file)
    try consumer.replace(
      "a name that is escaped*", with: "who brings*", in: "known-failures.txt")
    let outcome = try consumer.swift(
      "test", environment: ["ASSAY_REPORT_JUNIT": "reports/all.xml"])
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("at greetings.scenarios.json:13:60: Issue recorded"))
    #expect(outcome.output.contains(#"$.greeting is "Hello, Ada!", not "Good day, Ada!""#))
    #expect(outcome.output.contains(#"-H 'Authorization: Bearer '"$token""#))
    #expect(outcome.output.contains("at known-failures.txt:2:1: Issue recorded"))
    #expect(!outcome.output.contains("open sesame"))
    let all = try consumer.report("reports/all.xml")
    #expect(try all.nodes(forXPath: "//testcase[failure]").count == 6)
    #expect(!all.xmlString.contains("open sesame"))
  }

  private func checkSelection(of consumer: Consumer) throws {
    let outcome = try consumer.swift(
      "test", "--filter", "SmokeTests", environment: ["ASSAY_REPORT_JUNIT": "reports/part.xml"])
    #expect(outcome.status == 1)
    #expect(try consumer.report("reports/part.xml").nodes(forXPath: "//testcase").count == 2)
  }
}

/// A copy of `Tests/Consumer` that takes this package in from a repository, as it is now.
private final class Consumer {
  static var isWanted: Bool { ProcessInfo.processInfo.environment["ASSAY_TEST_CONSUMER"] == "1" }

  static let remark: Comment =
    "ASSAY_TEST_CONSUMER=1 builds a package of another team too, which takes a minute"

  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private let temporary: URL
  private let folder: URL

  init() throws {
    temporary = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    folder = temporary.appendingPathComponent("consumer")
    let package = temporary.appendingPathComponent("assay")
    try FileManager.default.createDirectory(at: package, withIntermediateDirectories: true)
    for name in ["Package.swift", "Sources", "Tests"] {
      try FileManager.default.copyItem(
        at: Self.root.appendingPathComponent(name), to: package.appendingPathComponent(name))
    }
    for command in [
      ["init", "--quiet"], ["add", "."],
      ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "-m", "all"],
      ["tag", "1.0.0"],
    ] {
      let outcome = try Self.run(["git"] + command, in: package)
      try #require(outcome.status == 0, "\(outcome.output)")
    }
    try FileManager.default.copyItem(
      at: Self.root.appendingPathComponent("Tests/Consumer"), to: folder)
    try replace(
      #"name: "assay", path: "../..""#, with: #"url: "\#(package.absoluteString)", from: "1.0.0""#,
      in: "Package.swift")
  }

  deinit { try? FileManager.default.removeItem(at: temporary) }

  func swift(_ arguments: String..., environment: [String: String]) throws -> Outcome {
    try Self.run(["swift"] + arguments, in: folder, environment: environment)
  }

  func replace(_ old: String, with new: String, in name: String) throws {
    let file = folder.appendingPathComponent(name)
    let text = try String(contentsOf: file, encoding: .utf8)
    try #require(text.contains(old))
    try text.replacingOccurrences(of: old, with: new)
      .write(to: file, atomically: true, encoding: .utf8)
  }

  func names(in name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: folder.appendingPathComponent(name).path
    ).sorted()
  }

  func report(_ name: String) throws -> XMLDocument {
    try XMLDocument(data: try Data(contentsOf: folder.appendingPathComponent(name)))
  }

  struct Outcome {
    var status: Int32
    var output: String
  }

  private static func run(
    _ command: [String], in folder: URL, environment: [String: String] = [:]
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.currentDirectoryURL = folder
    var whole = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("ASSAY_") }
    whole.merge(environment) { $1 }
    process.environment = whole
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: String(decoding: output, as: UTF8.self))
  }
}
