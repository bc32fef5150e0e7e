import AssayJSON
import AssayText

/// Tells the run to a person, line by line: failures as they come, a line for each file, at the end
/// the sums and what to do next.
package struct ConsoleReporter: Reporter {
  package enum Verbosity: Sendable {
    /// Failures and the last line.
    case quiet
    case normal
    /// A line for each scenario too, with all that it sent and got.
    case verbose
  }

  /// What the command knows and the events do not.
  package struct Style: Sendable {
    package var verbosity = Verbosity.normal
    package var usesColor = false
    /// The reports that are being written, as the user named them.
    package var reportPaths: [String] = []
    /// What the command was given beside what selects scenarios (`--reference`), as a shell reads it.
    package var options = ""
    /// What else it was given, that some files alone read.
    package var fileOptions: [FileOption] = []
    /// The option that selects scenarios by a pattern of their names, where there is one.
    package var filterOption: String?
    /// The record of the run, from which what failed can be run again.
    package var recordPath: String?

    package init() {}
  }

  /// An option that may be given only with some of the files.
  package struct FileOption: Sendable {
    /// As a shell reads it.
    package var text: String
    /// Their paths, as the plan has them.
    package var files: Set<String>

    package init(text: String, files: Set<String>) {
      self.text = text
      self.files = files
    }
  }

  private let style: Style
  private let paint: Paint
  private let failures: FailureText
  private let write: (String) throws(ReportFileError) -> Void
  private var plan: ReportedPlan?
  private var progress: [FileProgress] = []
  private var nextFile = 0
  /// Indices of scenarios that failed or could not be judged.
  private var troubled: [Int] = []
  /// Whether all of them are so as they are where no server is.
  private var isServerAbsent = true
  private var causes = ConsoleCauses()
  /// How many scenarios were skipped, by the reason.
  private var skips: [String: Int] = [:]
  /// Whether the last line was blank.
  private var isAfterBlank = true

  /// - Parameter write: takes whole lines.
  package init(
    _ style: Style = Style(), write: @escaping (String) throws(ReportFileError) -> Void
  ) {
    self.style = style
    self.write = write
    paint = Paint(isOn: style.usesColor)
    failures = FailureText(
      usesColor: style.usesColor, bounds: Bounds(bytes: 8 * 1024, lines: 60, lineBytes: 1000))
  }

  package var needsPassedExchanges: Bool { style.verbosity == .verbose }

  package mutating func report(_ event: ReportEvent) throws(ReportFileError) {
    switch event {
    case .runStarted(let plan): try begin(plan)
    case .scenarioStarted: break
    case .scenarioFinished(let scenario): try finish(scenario)
    case .runFinished(let totals): try finish(totals)
    }
  }

  private mutating func begin(_ plan: ReportedPlan) throws(ReportFileError) {
    self.plan = plan
    progress = plan.files.map { FileProgress(left: $0.scenarios.count) }
    var output = ""
    if style.verbosity != .quiet {
      let scenarios = counted(plan.scenarios.count, "scenario")
      let files = counted(plan.files.count, "file")
      output += "\(scenarios) in \(files) against \(shown(plan.baseURL)), seed \(plan.seed)\n"
      let identity = plan.identity.sentence
      if !identity.isEmpty { output += identity + "\n" }
    }
    // A mistake of a file that several include is one.
    var told: Set<String> = []
    for diagnostic in plan.files.flatMap(\.diagnostics) {
      let text = DiagnosticText(usesColor: style.usesColor).text(diagnostic)
      if told.insert(text).inserted { output += causes.bounded(text) }
    }
    try tell(output)
    try tellFiles()
  }

  private mutating func finish(_ scenario: ReportedScenario) throws(ReportFileError) {
    guard let plan, plan.scenarios.indices.contains(scenario.index) else { return }
    let heading = plan.scenarios[scenario.index]
    progress[heading.file].add(scenario.verdict)
    var output = ""
    switch scenario.verdict {
    case .failed, .errored:
      troubled.append(scenario.index)
      isServerAbsent = isServerAbsent && scenario.verdict.isOfAbsentServer
      output = causes.add(scenario) { failures.text(scenario, heading) }
    case .skipped(let reason): skips[shown(reason), default: 0] += 1
    case .passed:
      if scenario.isFlaky { output = causes.bounded(flaky(scenario, heading)) }
    }
    let isVerbose = style.verbosity == .verbose
    if !output.isEmpty, !isAfterBlank, !scenario.verdict.isPassed { output = "\n" + output }
    if isVerbose {
      output = line(scenario, heading) + ExchangeLog(paint: paint).text(scenario) + output
    }
    try tell(output)
    try tellFiles()
  }

  /// What passed in the end is told in a line, with what kept it from passing before.
  private func flaky(_ scenario: ReportedScenario, _ heading: ReportedHeading) -> String {
    let tries = counted(scenario.earlierTries.count + 1, "try", "tries")
    let reason: String? =
      switch scenario.earlierTries.last?.verdict {
      case .failed(let mismatches, _): mismatches.first.map { shown($0.message) }
      case .errored(let trouble): shown(trouble.message)
      default: nil
      }
    return "\(paint("flaky", .yellow)) \(shown(heading.name)): passed after \(tries); before: "
      + "\(reason ?? "unknown")\n"
  }

  private mutating func tell(_ output: String) throws(ReportFileError) {
    guard !output.isEmpty else { return }
    try write(output)
    isAfterBlank = output.hasSuffix("\n\n")
  }

  private func line(_ scenario: ReportedScenario, _ heading: ReportedHeading) -> String {
    let file = plan.map { shown($0.files[heading.file].name) } ?? ""
    let name = "\(file): \(shown(heading.name))"
    let time = paint("(\(readable(scenario.duration)))", .faint)
    return switch scenario.verdict {
    case .passed: "\(paint("ok", .green))    \(name) \(time)\n"
    case .failed: "\(paint("FAIL", .red))  \(name) \(time)\n"
    case .errored: "\(paint("ERROR", .magenta)) \(name) \(time)\n"
    case .skipped(let reason): "\(paint("skip", .yellow))  \(name): \(shown(reason))\n"
    }
  }

  /// A line for each file that has ended and before which all have ended.
  private mutating func tellFiles() throws(ReportFileError) {
    // Asked first, for hardly any scenario is the last of its file.
    guard nextFile < progress.count, progress[nextFile].left == 0, let plan else { return }
    var output = ""
    while nextFile < progress.count, progress[nextFile].left == 0 {
      let file = plan.files[nextFile]
      if style.verbosity != .quiet {
        output += progress[nextFile].line(shown(file.path), isBroken: file.isBroken, paint)
      }
      nextFile += 1
    }
    try tell(output)
  }

  private func finish(_ totals: ReportedTotals) throws(ReportFileError) {
    guard let plan else { return }
    let summary = ConsoleSummary(
      plan: plan, totals: totals, troubled: troubled, isServerAbsent: isServerAbsent, skips: skips,
      style: style)
    let repeated = causes.text(plan, style)
    let text = (repeated.isEmpty ? "" : repeated + "\n") + summary.text
    try write((isAfterBlank || (style.verbosity == .quiet && repeated.isEmpty) ? "" : "\n") + text)
  }
}

/// A text of others on one line of a terminal.
func shown(_ text: RedactedText) -> String { sanitized(oneLine(text.text)) }

extension ReportedVerdict {
  /// Whether a server that is not there, or hangs, leads to this.
  fileprivate var isOfAbsentServer: Bool {
    guard case .errored(let trouble) = self else { return false }
    return ["timeout", "transport.connect", "transport.nameLookup", "transport.timedOut"]
      .contains(trouble.code) || trouble.code == "transport.connectionLost"
  }
}
