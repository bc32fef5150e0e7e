import ArgumentParser
import AssayJSON
import AssayRun
import AssaySuite

/// In which order and how often scenarios run, and what a failure means.
struct FlowOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Scenarios that run at the same time.", valueName: "N"))
  var jobs = 8

  @Option(
    help: ArgumentHelp("What generated values come from (default: random).", valueName: "N"))
  var seed: UInt64?

  @Flag(help: "Begin the scenarios in another order, which the seed decides.")
  var shuffle = false

  @Option(
    name: .customLong("repeat"), help: ArgumentHelp("Run each scenario N times.", valueName: "N"))
  var repeats = 1

  @Option(help: ArgumentHelp("Try what did not pass N times more.", valueName: "N"))
  var retries = 0

  @Flag(help: "Stop at the first failure; the rest is skipped.")
  var failFast = false

  @Option(help: ArgumentHelp("Stop after N failed scenarios.", valueName: "N"))
  var maxFailures: Int?

  @Flag(help: "Fail where a scenario passed on a later try only.")
  var failOnFlaky = false

  @Option(
    help: ArgumentHelp(
      "Scenarios that are known to fail: a line 'FILE NAME: SCENARIO NAME' each, * for any text.",
      valueName: "FILE"))
  var knownFailures: String?

  @Option(
    help: ArgumentHelp(
      "Fail where less than so much of the contract's clauses was tested.", valueName: "PERCENT"))
  var requireCoverage: Int?

  func check() throws(UsageError) {
    guard 1...1024 ~= jobs else { throw UsageError("--jobs must be from 1 to 1024") }
    guard 1...1_000_000 ~= repeats else { throw UsageError("--repeat must be from 1 to 1000000") }
    guard 0...1000 ~= retries else { throw UsageError("--retries must be from 0 to 1000") }
    guard maxFailures ?? 1 >= 1 else { throw UsageError("--max-failures must be at least 1") }
    guard 0...100 ~= requireCoverage ?? 0 else {
      throw UsageError("--require-coverage must be from 0 to 100 per cent")
    }
  }

  func apply(to settings: inout RunSettings) throws(UsageError) {
    settings.jobs = jobs
    settings.retries = retries
    settings.failsFast = failFast
    settings.mostFailures = maxFailures
    settings.failsOnFlaky = failOnFlaky
    settings.requiredCoverage = requireCoverage
    guard let path = knownFailures else { return }
    do {
      let bytes = try DiskFiles().bytes(of: path)
      settings.knownFailures = try KnownFailures(SourceText(name: path, bytes: bytes))
    } catch let error as FileError {
      throw UsageError("cannot read \(error.path): \(error.reason)")
    } catch let error as KnownFailuresError {
      throw UsageError(error.description)
    } catch {
      throw UsageError("cannot read \(path): \(error)")
    }
  }

  /// Without a contract there is nothing to cover.
  func checkCoverage(of plan: Plan) throws(UsageError) {
    // A file that cannot be loaded may be the one that names it.
    let isJudgeable =
      !plan.brokenFiles.isEmpty || plan.contracts.contains { !$0.clauses.isEmpty }
    guard requireCoverage != nil, !isJudgeable else { return }
    throw UsageError(
      "--require-coverage needs a contract with clauses: no scenario file names one as 'contract'")
  }

  /// A pattern that matches nothing would let a renamed scenario fail unseen; to be asked of a suite
  /// that has not been narrowed to a few scenarios.
  func check(_ known: KnownFailures?, matches suite: Suite) throws(UsageError) {
    guard let pattern = known?.unmatched(in: suite).first else { return }
    throw UsageError(
      "\(pattern.place.description): the known failure '\(pattern.text)' matches no scenario")
  }
}
