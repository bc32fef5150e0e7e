import ArgumentParser
import AssayJSON
import AssayPage
import AssayReference
import AssayReports
import AssayRun
import AssaySuite

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `assay audit`: what the scenarios catch, and whom they accuse.
struct AuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Run scenarios against the reference API with each of its built-in faults.",
    discussion: """
      Shows which faults are caught and by which scenarios, which scenarios catch nothing, and which \
      liberties, servers that are right in another way, are accused.

      Exit status: 0 where every fault is caught and no liberty accused, else 1; 3 where a scenario \
      file is wrong.
      """)

  @OptionGroup var paths: ScenarioPaths
  @OptionGroup(title: "Variables") var variables: VariableOptions
  @OptionGroup(title: "Selection") var selection: SelectionOptions
  @OptionGroup(title: "Faults and liberties (default: all)") var deviations: DeviationOptions

  @Option(help: ArgumentHelp("Servers that are audited at the same time.", valueName: "N"))
  var jobs = 4

  @Option(
    help: ArgumentHelp("What generated values come from (default: random).", valueName: "N"))
  var seed: UInt64?

  @Flag(help: "Leave a server at its first failure: what is caught, not by how many scenarios.")
  var quick = false

  @Option(help: ArgumentHelp("Write the matrix as JSON.", valueName: "FILE"))
  var reportJson: String?

  @Option(help: ArgumentHelp("Write the matrix as a page.", valueName: "FILE"))
  var reportHtml: String?

  @Flag(name: [.customLong("verbose"), .customShort("v")], help: "A line for each fault.")
  var isVerbose = false

  func run() async throws {
    for var report in reports where report.replaced(among: inputs) == nil { report.takeAway() }
    guard 1...256 ~= jobs else { throw UsageError("--jobs must be from 1 to 256") }
    let chosen = deviations.isEmpty ? Deviation.all : try deviations.deviations()
    try checkReports()
    var given = try variables.values(ProcessEnvironment())
    try given.supplyTokens()
    let suite = try await variables.suite(at: paths.paths, in: try paths.files(), &given)
    let printer = DiagnosticPrinter(usesColor: Terminal.error.takesColor)
    Terminal.error.write(printer.text(suite.diagnostics))
    if suite.hasErrors { throw ProcessStatus.wrongScenarios }
    try variables.checkNames(readBy: suite, besides: VariableOptions.Values.tokenNames)

    let seed = seed ?? UInt64.random(in: 0...999_999_999)
    let redactor = try given.redactor()
    let auditor = try auditor(of: suite, given, redactor, seed: seed, among: chosen)
    let result = try await audit(with: auditor, chosen)
    if let signal = Interruption.shared.received { throw ProcessStatus.interrupted(by: signal) }
    let redacted = redactor.with { result.redacted(by: $0) }
    try write(redacted, seed: seed)
    if !redacted.isClean { throw ProcessStatus.failed }
  }

  private func auditor(
    of suite: Suite, _ given: VariableOptions.Values, _ redactor: GrowingRedactor, seed: UInt64,
    among chosen: [Deviation]
  ) throws -> Auditor {
    // The port is another one for each server.
    var settings = RunSettings(
      baseURL: try BaseURL("http://127.0.0.1"), seed: seed, startedAt: time(nil))
    settings.values = given.values
    settings.secrets = redactor.secrets
    settings.failsFast = quick
    settings.userAgent = "assay/\(Version.current)"
    try check(suite, settings)
    let tokens = given.tokens
    let selection = try selection.selection(of: suite, paths)
    let auditor = Auditor(suite, selection: selection, settings: settings) { subject, body in
      let deviations = chosen.filter { $0.name == subject.name }
      let configuration = ReferenceConfiguration(tokens: tokens, deviations: deviations)
      try await ReferenceServer.serve(configuration) { await body(try BaseURL($0)) }
    }
    if auditor.plan.scenarios.isEmpty {
      throw UsageError("no scenario is selected: the options leave none")
    }
    return auditor
  }

  private func check(_ suite: Suite, _ settings: RunSettings) throws(UsageError) {
    if let missing = MissingInputs(of: suite, settings) { throw UsageError(missing.description) }
  }

  private func audit(with auditor: Auditor, _ chosen: [Deviation]) async throws -> AuditResult {
    let subjects = chosen.map(AuditSubject.init)
    let line = ProgressLine(
      ProgressText("auditing", total: subjects.count + 1), on: Terminal.error,
      log: Terminal.error)
    do {
      return try await line.show {
        try await auditor.audit(
          faults: subjects.filter { $0.kind == .fault },
          liberties: subjects.filter { $0.kind == .liberty }, jobs: jobs
        ) { done in line.update { $0.done = done } }
      }
    } catch is CancellationError {
      throw Interruption.shared.received.map(ProcessStatus.interrupted) ?? ProcessStatus.bug
    } catch let error as ReferenceError {
      throw UsageError("\(error)")
    }
  }

  private var inputs: [String] { variables.files + paths.named }

  private var reports: [ReportFile] {
    [reportJson, reportHtml].compactMap(\.self).map(ReportFile.init)
  }

  private func checkReports() throws(UsageError) {
    for report in reports {
      do {
        try report.check()
      } catch {
        throw UsageError(error.description)
      }
      if let input = report.replaced(among: inputs) {
        throw UsageError("the report \(report.path) would replace \(input), which is read")
      }
    }
  }

  private func write(_ result: AuditResult, seed: UInt64) throws(ProcessStatus) {
    let console: Terminal = reports.contains(where: \.isStandardOutput) ? .error : .output
    let text = AuditText(
      result, detail: isVerbose ? .everything : .clauses, usesColor: console.takesColor)
    console.write(text.text)
    do {
      if let file = reportJson.map(ReportFile.init) {
        let bytes = AuditJSON(result, seed: seed).bytes
        try file.write(
          file.isStandardStream ? LogCommand.neutralized(bytes, as: .json) : bytes)
      }
      try reportHtml.map(ReportFile.init)?.write(AuditHTML(result).bytes)
    } catch {
      Terminal.error.write("assay: error: \(error)\n")
      throw .wrongUsage
    }
  }
}

extension AuditSubject {
  init(_ deviation: Deviation) {
    self.init(
      deviation.kind == .fault ? .fault : .liberty, name: deviation.name, clause: deviation.clause,
      sentence: deviation.sentence)
  }
}
