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
  @OptionGroup(title: "Comparison") var comparison: ComparisonOptions
  @OptionGroup(title: "Transport") var transport: TransportOptionGroup

  @Option(
    help: ArgumentHelp(
      "Run only what failed or could not be judged in this record, with its seed.",
      valueName: "FILE"))
  var rerun: String?

  @Option(
    help: ArgumentHelp(
      "Where there is no terminal, say every N seconds how far the run is; 0: never.",
      valueName: "N"))
  var heartbeat = 30

  @Flag(help: "Print every request as it would be sent, and send nothing.")
  var dryRun = false

  @Flag(
    name: .customLong("watch"),
    help: "Run again whenever a file is saved: the scenario files that it concerns.")
  var watches = false

  func run() async throws {
    if watches { return try await runWatching() }
    var reports = ReportSet(reports, usual: ReportSet.usualPath, in: GitHubActions())
    let inputs =
      variables.files + transport.files + flow.files + paths.named
      + [CurrentProject.found?.path].compactMap(\.self)
    let records = [rerun, comparison.baseline].compactMap(\.self)
    if !dryRun { reports.takeAway(butFor: inputs + records) }
    let earlier = try EarlierRuns(rerun: rerun, baseline: comparison.baseline)
    if !dryRun { reports.takeAway(butFor: inputs) }
    try flow.check()
    guard 0...86_400 ~= heartbeat else {
      throw UsageError("--heartbeat must be from 0 to 86400 seconds")
    }
    try comparison.check()
    let environment = ProcessEnvironment()
    let chosen = try variables.chosen(environment)
    let target = try target.target(environment, chosen)
    var given = try variables.values(environment)
    given.hide(transport.pass, of: "pass")
    given.hide(proxy: transport.proxy)
    let transport = try transport.options()
    if !dryRun { try reports.check(against: inputs) }
    if case .reference = target { try given.supplyTokens() }
    let rerun = earlier.rerun
    if let rerun, rerun.isEmpty {
      reports.console.write(
        "nothing failed in \(sanitized(rerun.path)): there is nothing to run again, "
          + "and this is what came of it\n")
      return dryRun ? () : try RecordedRun(nothingLeftOf: rerun).report(to: reports)
    }
    let suite = try await variables.suite(
      at: paths.given.isEmpty ? rerun?.files ?? paths.paths : paths.named, in: try paths.files(),
      &given, knowsAll: false)
    try await checkNames(readBy: suite, rerun)
    let selection = try selection.selection(of: suite, paths)
    if let project = CurrentProject.found, let chosen {
      try ProjectSecrets(project: project, environment: chosen)
        .add(suite.narrowed(to: selection).readNames, to: &given)
    }
    let values = given
    let meant = MeantScenarios(
      suite: suite, selection: selection, rerun: rerun, baseline: earlier.baseline)
    switch target {
    case .url(let url): try await run(meant, against: url, values, transport, reports)
    case .reference:
      try await withReference(values.tokens) { [reports] url in
        try await run(meant, against: url, values, transport, reports)
      }
    }
  }

  /// What was loaded, and what of it runs.
  private struct MeantScenarios {
    let suite: Suite
    let selection: Selection
    let rerun: Rerun?
    let baseline: EarlierRuns.Baseline?
  }

  /// Of a record's files only those are loaded of which something is to run again; its other files
  /// may be the ones that read a variable.
  private func checkNames(readBy suite: Suite, _ rerun: Rerun?) async throws {
    let others = target.usesReference ? VariableOptions.Values.tokenNames : []
    guard let rerun, paths.given.isEmpty, !variables.unread(in: suite.readNames).isEmpty else {
      return try variables.checkNames(readBy: suite, besides: others)
    }
    var given = try variables.values(ProcessEnvironment())
    let whole = try await variables.suite(at: rerun.allFiles, &given)
    try variables.checkNames(readBy: whole, besides: others)
  }

  /// The options that the same run has again.
  private func again(
    _ suite: Suite, at url: BaseURL, _ redactor: GrowingRedactor
  ) throws(UsageError) -> RepeatedOptions {
    let environment = ProcessEnvironment()
    var options = RepeatedOptions(redactor: redactor)
    if target.usesReference {
      options.add("--reference")
    } else if try variables.chosen(environment)?.baseURL == nil || target.url(environment) != nil {
      // Else the environment of the project gives it again.
      options.add("--base-url", target.baseURL ?? url.text)
    }
    variables.repeat(in: &options, suite)
    transport.repeat(in: &options)
    flow.repeat(in: &options)
    comparison.repeat(in: &options)
    return options
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
    _ meant: MeantScenarios, against url: BaseURL, _ given: VariableOptions.Values,
    _ transport: TransportOptions, _ reports: ReportSet
  ) async throws {
    let seed = flow.seed ?? meant.rerun?.seed ?? UInt64.random(in: 0...999_999_999)
    var settings = RunSettings(baseURL: url, seed: seed, startedAt: time(nil))
    settings.values = given.values
    try flow.apply(to: &settings)
    settings.transport = transport
    settings.userAgent = "assay/\(Version.current)"
    try checkInputs(of: meant.suite.narrowed(to: meant.selection), settings)
    let redactor = try given.redactor()
    settings.secrets = redactor.secrets
    let plan = try plan(
      of: meant, only: try meant.rerun?.scenarios(of: meant.suite, redactor), settings)
    let baseline = comparison.comparison(with: meant.baseline, redactor)
    if let record = baseline?.0, !plan.scenarios.contains(where: { record.knows($0, redactor) }) {
      Terminal.error.write(
        "assay: warning: the record of --baseline has none of these scenarios: "
          + "all that fails is new\n")
    }
    let loop = try startLoop()
    defer { loop.shutdown() }
    if dryRun {
      return try DryRun(redactor: redactor).show(plan, Runner(settings: settings, loop: loop))
    }
    let runner = Runner(settings: settings, loop: loop)
    Interruption.shared.onSecondSignal { runner.endCleaningUp() }
    var reporting = Reporting(
      reports, settings: settings, options: try again(meant.suite, at: url, redactor),
      redactor: redactor,
      isReference: target.usesReference,
      identity: CIBuild().identity(named: comparison.runName), baseline: baseline)
    let progress = ProgressLine(
      ProgressText(total: plan.scenarios.count, usesColor: reports.usesColor),
      on: reports.progressTerminal, log: reports.progressLog, every: .seconds(heartbeat))
    let result = await progress.show {
      await runner.run(plan) { event in
        if case .scenarioFinished(let result) = event { progress.update { $0.add(result) } }
        if case .runFinished = event { progress.end() }
        reporting.handle(event)
      }
    }
    let areWritten = reporting.finish()
    try check(result, reporting.comparison, reportsAreWritten: areWritten)
  }

  private func plan(
    of meant: MeantScenarios, only: Set<ScenarioName>?, _ settings: RunSettings
  ) throws(UsageError) -> Plan {
    var selection = meant.selection
    selection.only = only
    selection.repeats = flow.repeats
    var plan = Plan(meant.suite, selection: selection, settings: settings)
    // A part may be left without any: there are more parts than scenarios.
    let isEmptyPart = selection.shard != nil && plan.whole.scenarioCount > 0
    if plan.scenarios.isEmpty, plan.brokenFiles.isEmpty, !isEmptyPart {
      throw UsageError("no scenario is selected: the options leave none")
    }
    // A run of a few scenarios names them: the others, and their files, may be elsewhere.
    if only == nil, !self.selection.isByName, paths.lines.isEmpty {
      try flow.check(settings.knownFailures, matches: meant.suite)
    }
    try flow.checkCoverage(of: plan)
    if flow.shuffle { plan.shuffle() }
    return plan
  }

  private func checkInputs(of suite: Suite, _ settings: RunSettings) throws(UsageError) {
    if let missing = MissingInputs(of: suite, settings) { throw UsageError(missing.description) }
  }

  private func startLoop() throws(UsageError) -> CurlLoop {
    do {
      return try CurlLoop()
    } catch {
      throw UsageError("libcurl cannot be started: \(error)")
    }
  }

  /// Says by the exit status what came of the run.
  private func check(
    _ result: RunResult, _ comparison: ReportedComparison?, reportsAreWritten: Bool
  ) throws(ProcessStatus) {
    let isOfNew = comparison?.failsOnNewOnly == true
    let failures = isOfNew ? comparison?.newFailures ?? 0 : result.counts.failed
    let errors = isOfNew ? comparison?.newErrors ?? 0 : result.counts.errored
    if let signal = Interruption.shared.received { throw .interrupted(by: signal) }
    try ProcessStatus.check(
      hasBrokenFiles: !result.plan.brokenFiles.isEmpty,
      hasFailures: failures > 0 || !result.coverage.isEnough
        || (result.failsOnFlaky && result.counts.flaky > 0),
      hasErrors: errors > 0, judgedNothing: result.judgedNothing,
      reportsAreWritten: reportsAreWritten)
  }
}
