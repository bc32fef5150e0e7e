import AssayJSON
import AssayRun
import AssayText

/// The end of what a person reads: the clauses, the times, the sums, and what to do next.
struct ConsoleSummary {
  let plan: ReportedPlan
  let totals: ReportedTotals
  /// Indices of scenarios that did not pass and were not skipped.
  let troubled: [Int]
  /// Whether they are so as they are where no server is.
  let isServerAbsent: Bool
  /// How many scenarios were skipped, by the reason.
  let skips: [String: Int]
  let style: ConsoleReporter.Style

  private static let mostClauses = 20

  var text: String {
    if style.verbosity == .quiet {
      // Why nothing ran must be said even here: nothing else does.
      return (totals.judgedNothing ? skipped : "") + coverage + comparison + verdict + changes
    }
    var output = clauses + times + skipped
    if !style.reportPaths.isEmpty {
      output += "reports: \(sanitized(style.reportPaths.joined(separator: ", ")))\n"
    }
    let next = NextStep(
      plan: plan, totals: totals, troubled: troubled, isServerAbsent: isServerAbsent, style: style)
    return output + coverage + comparison + verdict + next.text + changes
  }

  private var comparison: String {
    guard let comparison = totals.comparison else { return "" }
    let known = counted(comparison.old, "known failure")
    return "compared with \(shown(comparison.baseline)): "
      + "\(counted(comparison.new, "new failure")), \(known), \(comparison.mended) mended"
      + (comparison.failsOnNewOnly ? "; only new ones fail the run\n" : "\n")
  }

  /// The last line.
  private var changes: String {
    guard let comparison = totals.comparison else { return "" }
    return "\(comparison.new) new, \(comparison.old) old, \(comparison.mended) mended\n"
  }

  private var skipped: String {
    skips.sorted { $0.key < $1.key }.prefix(Self.mostClauses).map { reason, count in
      "skipped: \(counted(count, "scenario")): \(reason)\n"
    }.joined()
  }

  private var paint: Paint { Paint(isOn: style.usesColor) }

  private var verdict: String {
    var counts = ["\(totals.passed) passed"]
    if totals.failed > 0 { counts.append(paint("\(totals.failed) failed", .red)) }
    if totals.errored > 0 { counts.append(paint("\(totals.errored) in error", .magenta)) }
    if totals.skipped > 0 { counts.append(paint("\(totals.skipped) skipped", .yellow)) }
    if totals.flaky > 0 { counts[0] += " (\(totals.flaky) flaky)" }
    let requests = counted(totals.requests, "request")
    let reason = totals.failed == 0 && totals.isFailedByFlaky ? " (--fail-on-flaky)" : ""
    return "\(label): \(counts.joined(separator: ", "))\(reason); \(requests) in "
      + "\(readable(totals.duration)); seed \(plan.seed)\n"
  }

  private var label: String {
    let label = totals.label
    switch label {
    case .failed: return paint(label.rawValue, .red)
    case .errored: return paint(label.rawValue, .magenta)
    case .passed: return paint(label.rawValue, .green)
    case .interrupted, .nothing: return paint(label.rawValue, .yellow)
    }
  }

  private var clauses: String {
    guard !totals.clauses.isEmpty else { return "" }
    let held = totals.clauses.count { $0.state == .held }
    let broken = totals.clauses.filter { $0.state == .broken }
    let untested = totals.clauses.count { $0.state == .untested }
    var output = "clauses of the contract: \(held) held"
    output += ", " + (broken.isEmpty ? "0 broken" : paint("\(broken.count) broken", .red))
    output += ", \(untested) not tested\n"
    for clause in broken.prefix(Self.mostClauses) {
      output += "  broken: \(shown(clause.id)): \(shown(clause.text))\n"
    }
    if broken.count > Self.mostClauses {
      output += "  … and \(broken.count - Self.mostClauses) more\n"
    }
    // Where they are what the run fails for, they are named there.
    if untested > 0, totals.lackOfCoverage == nil { output += "  not tested: \(untestedClauses)\n" }
    return output
  }

  private var untestedClauses: String {
    let untested = totals.clauses.filter { $0.state == .untested }
    let ids = untested.prefix(Self.mostClauses).map { shown($0.id) }
    let rest = untested.count > ids.count ? ", … and \(untested.count - ids.count) more" : ""
    return ids.joined(separator: ", ") + rest
  }

  private var coverage: String {
    guard let sentence = totals.lackOfCoverage else { return "" }
    return "\(paint("coverage:", .red)) \(sentence): \(untestedClauses)\n"
  }

  private var times: String {
    let latency = totals.latency
    guard latency.count > 0 else { return "" }
    let percentiles = [50, 95, 99].map { "p\($0) \(readable(latency.percentile($0)))" }
    var output = "latency: \(percentiles.joined(separator: ", ")), "
    output += "max \(readable(latency.longest))\n"
    guard !totals.slowest.isEmpty else { return output }
    output += "slowest scenarios:\n"
    for scenario in totals.slowest where plan.scenarios.indices.contains(scenario.index) {
      let heading = plan.scenarios[scenario.index]
      output += "  \(readable(scenario.duration))  \(shown(plan.files[heading.file].path)): "
      output += "\(shown(heading.name))\n"
    }
    return output
  }
}

extension ReportedTotals {
  /// The run in a word.
  enum Label: String {
    case failed = "FAILED"
    case errored = "ERROR"
    case interrupted = "INTERRUPTED"
    case passed = "ok"
    case nothing = "NOTHING RAN"
  }

  /// What keeps the run from being all right though nothing failed, in a sentence that the ids of
  /// clauses that were not tested may follow. An interrupted run is not blamed for what it left out.
  var lackOfCoverage: String? {
    guard let required = coverage.required, !coverage.isEnough, !isInterrupted else { return nil }
    let share = "\(coverage.tested) of \(counted(coverage.total, "clause")) (\(coverage.percent) %)"
    let verb = coverage.tested == 1 ? "was" : "were"
    return "\(share) \(verb) tested, \(required) % must be; not tested"
  }

  var label: Label {
    if decidingFailures > 0 || lackOfCoverage != nil { return .failed }
    if isFailedByFlaky, !isInterrupted { return .failed }
    if decidingErrors > 0 { return .errored }
    if isInterrupted { return .interrupted }
    return judgedNothing ? .nothing : .passed
  }
}
