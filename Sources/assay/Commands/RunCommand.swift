import ArgumentParser
import AssayExchange
import AssayJSON
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

/// `assay run`: sends the requests, judges the answers, writes the reports.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run scenarios against an API.",
    discussion: """
      The bundled scenarios need the secrets 'token' and 'other_token' (a second company; without it \
      the scenarios that need it are skipped). --reference supplies both.
      """)

  @OptionGroup var paths: ScenarioPaths
  @OptionGroup(title: "Target") var target: TargetOptions
  @OptionGroup(title: "Variables") var variables: VariableOptions
  @OptionGroup(title: "Selection") var selection: SelectionOptions
  @OptionGroup(title: "Order and failures") var flow: FlowOptions
  @OptionGroup(title: "Reports") var reports: ReportOptions
  @OptionGroup(title: "Transport") var transport: TransportOptionGroup

  @Flag(help: "Print every request as it would be sent, and send nothing.")
  var dryRun = false

  func run() async throws {
    try flow.check()
    let environment = ProcessEnvironment()
    let target = try target.target(environment)
    var given = try variables.values(environment)
    let transport = try transport.options()
    if !dryRun { try reports.check() }
    if case .reference = target {
      for name in ["token", "other_token"] where given.values[name] == nil {
        try given.add(secret: name, RandomToken.make(), from: "--reference")
      }
    }
    let suite = SuiteLoader(given: Set(given.values.keys)).suite(at: paths.paths)
    switch target {
    case .url(let url): try await run(suite, against: url, given, transport)
    case .reference:
      let tokens = ["token", "other_token"].compactMap { given.values[$0]?.stringValue }
      try await withReference(tokens) { url in
        try await run(suite, against: url, given, transport)
      }
    }
  }

  private func withReference(
    _ tokens: [String], _ body: (BaseURL) async throws -> Void
  ) async throws {
    let configuration = ReferenceConfiguration(
      tokens: tokens, reportFailure: { Terminal.error.write("assay: reference API: \($0)\n") })
    do {
      try await ReferenceServer.serve(configuration) { try await body(try BaseURL($0)) }
    } catch let error as ReferenceError {
      throw UsageError("\(error)")
    }
  }

  private func run(
    _ suite: Suite, against url: BaseURL, _ given: VariableOptions.Values,
    _ transport: TransportOptions
  ) async throws {
    var settings = RunSettings(
      baseURL: url, seed: flow.seed ?? UInt64.random(in: 0...999_999_999), startedAt: time(nil))
    settings.values = given.values
    try flow.apply(to: &settings)
    settings.transport = transport
    settings.userAgent = "assay/\(Assay.version)"
    try checkInputs(of: suite, settings)
    let plan = try plan(of: suite, settings)
    let loop = try startLoop()
    defer { loop.shutdown() }
    if dryRun {
      return try DryRun(redactor: try redactor(for: given)).show(
        plan, Runner(settings: settings, loop: loop))
    }
    var reporting = Reporting(
      reports, settings: settings, target: target.description, redactor: try redactor(for: given))
    let progress = ProgressLine(
      ProgressText(total: plan.scenarios.count, usesColor: reports.usesColor),
      on: reports.takesProgress ? reports.console : nil)
    let result = await progress.show {
      await Runner(settings: settings, loop: loop).run(plan) { event in
        if case .scenarioFinished(let result) = event { progress.update { $0.add(result) } }
        if case .runFinished = event { progress.end() }
        reporting.handle(event)
      }
    }
    try check(result, reportsAreWritten: reporting.finish())
  }

  private func plan(of suite: Suite, _ settings: RunSettings) throws(UsageError) -> Plan {
    var selection = try selection.selection(of: suite)
    selection.repeats = flow.repeats
    var plan = Plan(suite, selection: selection, settings: settings)
    if plan.scenarios.isEmpty, plan.brokenFiles.isEmpty {
      throw UsageError("no scenario is selected: the options leave none")
    }
    try flow.check(settings.knownFailures, matches: plan)
    try flow.checkCoverage(of: plan)
    if flow.shuffle { plan.shuffle() }
    return plan
  }

  private func checkInputs(of suite: Suite, _ settings: RunSettings) throws(UsageError) {
    for file in suite.files {
      guard let input = file.missingInputs(settings).first else { continue }
      throw UsageError(
        "the scenarios need '\(input.name)' (\(input.place.description)): "
          + "give --secret \(input.name)=VALUE, --variable \(input.name)=VALUE, "
          + "or ASSAY_SECRET_\(input.name)")
    }
  }

  private func redactor(for given: VariableOptions.Values) throws(UsageError) -> Redactor {
    do {
      return try Redactor(secrets: given.secrets)
    } catch {
      throw UsageError(error.description)
    }
  }

  private func startLoop() throws(UsageError) -> CurlLoop {
    do {
      return try CurlLoop()
    } catch {
      throw UsageError("libcurl cannot be started: \(error)")
    }
  }

  /// Says by the exit status what came of the run.
  private func check(_ result: RunResult, reportsAreWritten: Bool) throws(ProcessStatus) {
    if let signal = Interruption.shared.received { throw .interrupted(by: signal) }
    if !result.plan.brokenFiles.isEmpty { throw .wrongScenarios }
    if result.counts.failed > 0 || !result.coverage.isEnough { throw .failed }
    if result.counts.errored > 0 { throw .undecided }
    if !reportsAreWritten { throw .wrongUsage }
  }
}
