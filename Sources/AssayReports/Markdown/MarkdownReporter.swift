import AssayJSON
import AssayRun
import AssayText

/// The run on one screen, for a job summary: the verdict, the sums, the clauses that broke,
/// the first failures.
package struct MarkdownReporter: Reporter {
  private let write: ([UInt8]) throws(ReportFileError) -> Void
  private var plan: ReportedPlan?
  private var causes = FailureGroups()
  /// Failures as they are told in full, by index of the scenario: those that may be the first of the
  /// first causes.
  private var failures: [Int: String] = [:]
  private var skips: [String: Int] = [:]

  private static let mostFailures = 5
  private static let mostNames = 50
  /// More than are told, for two causes may turn out to be one.
  private static let mostKept = 50
  private static let mostClauses = 50

  /// - Parameter write: takes the whole document, once.
  package init(write: @escaping ([UInt8]) throws(ReportFileError) -> Void) { self.write = write }

  package mutating func report(_ event: ReportEvent) throws(ReportFileError) {
    switch event {
    case .runStarted(let plan): self.plan = plan
    case .scenarioStarted: break
    case .scenarioFinished(let scenario): finish(scenario)
    case .runFinished(let totals):
      guard let plan else { return }
      try write(Array(document(plan, totals).utf8))
    }
  }

  private mutating func finish(_ scenario: ReportedScenario) {
    guard let plan, plan.scenarios.indices.contains(scenario.index) else { return }
    switch scenario.verdict {
    case .passed: return
    case .skipped(let reason): skips[reason.text, default: 0] += 1
    case .failed, .errored:
      // The first of the plan are told, not the first that ended: that would be luck.
      let number = causes.add(scenario)
      guard causes[number].examples[0] == scenario.index else { return }
      if failures.count == Self.mostKept, let last = failures.keys.max() {
        if last < scenario.index { return }
        failures[last] = nil
      }
      failures[scenario.index] = MarkdownFailure(scenario, plan.scenarios[scenario.index]).text
    }
  }

  private func document(_ plan: ReportedPlan, _ totals: ReportedTotals) -> String {
    var parts = [
      MarkdownVerdict(totals).heading, identity(plan), table(totals), clauses(totals), broken(plan),
    ]
    let told = told
    parts += told.map { text($0, plan) }
    parts += [rest(plan, told), skipped, footer(plan)]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func identity(_ plan: ReportedPlan) -> String {
    let parts = plan.identity.parts.map { "\($0.label) \(MarkdownText.span($0.text.text))" }
    return parts.isEmpty ? "" : parts.joined(separator: ", ") + "\n"
  }

  private func table(_ totals: ReportedTotals) -> String {
    var columns = [("passed", "\(totals.passed)"), ("failed", "\(totals.failed)")]
    if totals.errored > 0 { columns.append(("in error", "\(totals.errored)")) }
    if totals.skipped > 0 { columns.append(("skipped", "\(totals.skipped)")) }
    if totals.flaky > 0 { columns.append(("flaky", "\(totals.flaky)")) }
    columns += [("requests", "\(totals.requests)"), ("time", readable(totals.duration))]
    if totals.latency.count > 0 {
      columns += [50, 95, 99].map { ("p\($0)", readable(totals.latency.percentile($0))) }
    }
    func row(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |\n" }
    return row(columns.map(\.0)) + row(columns.map { _ in "---:" }) + row(columns.map(\.1))
  }

  private func clauses(_ totals: ReportedTotals) -> String {
    guard !totals.clauses.isEmpty else { return "" }
    let broken = totals.clauses.filter { $0.state == .broken }
    let untested = totals.clauses.filter { $0.state == .untested }
    let held = totals.clauses.count - broken.count - untested.count
    var output = "Clauses of the contract: \(held) held, \(broken.count) broken, "
    output += "\(untested.count) not tested.\n"
    if let required = totals.coverage.required, totals.lackOfCoverage != nil {
      output += "\(totals.coverage.percent) % were tested, \(required) % must be.\n"
    }
    if !broken.isEmpty || !untested.isEmpty { output += "\n" }
    for clause in broken.prefix(Self.mostClauses) {
      output +=
        "- broken: \(MarkdownText.span(clause.id.text)) \(MarkdownText.span(clause.text.text))\n"
    }
    if broken.count > Self.mostClauses {
      output += "- … and \(broken.count - Self.mostClauses) more broken\n"
    }
    if !untested.isEmpty {
      let ids = untested.prefix(Self.mostClauses).map { MarkdownText.span($0.id.text) }
      let left = untested.count - ids.count
      output += "- not tested: \(ids.joined(separator: ", "))"
      output += left > 0 ? ", … and \(left) more\n" : "\n"
    }
    return output
  }

  private func broken(_ plan: ReportedPlan) -> String {
    let files = plan.files.filter(\.isBroken)
    var told: Set<String> = []
    var output = files.prefix(Self.mostFailures).map { file in
      let first = file.diagnostics.first { $0.severity == .error } ?? file.diagnostics.first
      let place = first?.place?.excerpt.place ?? file.path.text
      let message = first?.message.text ?? "the file cannot be loaded"
      let line = "- cannot be loaded: \(MarkdownText.span(place)) \(MarkdownText.span(message))\n"
      return told.insert(line).inserted ? line : ""
    }.joined()
    let left = files.count - Self.mostFailures
    if left > 0 { output += "- … and \(counted(left, "more file"))\n" }
    return output
  }

  /// The first of each of the first causes.
  private var told: [FailureGroups.Group] {
    causes.all.sorted {
      ($0.change == .new ? 0 : 1, $0.examples[0]) < ($1.change == .new ? 0 : 1, $1.examples[0])
    }.filter { failures[$0.examples[0]] != nil }
      .prefix(Self.mostFailures).map(\.self)
  }

  private func text(_ group: FailureGroups.Group, _ plan: ReportedPlan) -> String {
    let text = failures[group.examples[0]] ?? ""
    guard group.count > 1 else { return text }
    let names = group.examples.dropFirst().map {
      MarkdownText.span(plan.scenarios[$0].name.text, to: 100)
    }
    let left = group.count - 1 - names.count
    return text + "\nThe same in \(counted(group.count - 1, "more scenario")): "
      + names.joined(separator: ", ") + (left > 0 ? " and \(left) more\n" : "\n")
  }

  /// The failures of other causes, which are only named.
  private func rest(_ plan: ReportedPlan, _ told: [FailureGroups.Group]) -> String {
    let leads = Set(told.map { $0.examples[0] })
    let unnamed = causes.all.filter { !leads.contains($0.examples[0]) }
      .sorted { $0.examples[0] < $1.examples[0] }
    guard !unnamed.isEmpty else { return "" }
    let count = counted(unnamed.reduce(0) { $0 + $1.count }, "more scenario")
    var output = "<details><summary>\(count) that did not pass</summary>\n\n"
    for group in unnamed.prefix(Self.mostNames) {
      let others = group.count > 1 ? " and \(group.count - 1) like it" : ""
      output += "- \(MarkdownText.span(plan.scenarios[group.examples[0]].name.text))\(others)\n"
    }
    let left = unnamed.dropFirst(Self.mostNames).reduce(0) { $0 + $1.count }
    if left > 0 { output += "- … and \(left) more\n" }
    return output + "\n</details>\n"
  }

  private var skipped: String {
    let shown = skips.sorted { $0.key < $1.key }.prefix(Self.mostFailures)
    return shown.map { reason, count in
      "- skipped: \(counted(count, "scenario")): \(MarkdownText.span(reason))\n"
    }.joined()
  }

  private func footer(_ plan: ReportedPlan) -> String {
    let scenarios = counted(plan.scenarios.count, "scenario")
    return "\(scenarios) in \(counted(plan.files.count, "file")) against "
      + "\(MarkdownText.span(plan.baseURL.text)), seed \(plan.seed)\n"
  }
}
