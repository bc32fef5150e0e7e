import AssayJSON
import AssayRun
import AssayText

/// The run as a chat shows it: in one message of Slack, which has 3,000 characters at most, no
/// HTML, and no tables; what is new first.
package struct ChatReporter: Reporter {
  private let write: ([UInt8]) throws(ReportFileError) -> Void
  private var plan: ReportedPlan?
  private var causes = FailureGroups()
  private var skips: [String: Int] = [:]

  /// In bytes, of which a character has one at least; the last lines included.
  private static let most = 2_900
  private static let longestName = 100
  private static let longestMessage = 240

  /// - Parameter write: takes the whole document, once.
  package init(write: @escaping ([UInt8]) throws(ReportFileError) -> Void) { self.write = write }

  package mutating func report(_ event: ReportEvent) throws(ReportFileError) {
    switch event {
    case .runStarted(let plan): self.plan = plan
    case .scenarioStarted: break
    case .scenarioFinished(let scenario):
      switch scenario.verdict {
      case .passed: break
      case .skipped(let reason): skips[reason.text, default: 0] += 1
      case .failed, .errored: _ = causes.add(scenario)
      }
    case .runFinished(let totals):
      guard let plan else { return }
      try write(Array(document(plan, totals).utf8))
    }
  }

  private func document(_ plan: ReportedPlan, _ totals: ReportedTotals) -> String {
    let head = MarkdownVerdict(totals).heading + "\n" + identity(plan) + sums(totals)
    let foot = "\n" + footer(plan)
    var left = Self.most - head.utf8.count - foot.utf8.count
    let items = broken(plan) + failures(plan) + clauses(totals) + skipped
    var shown = ""
    // Room for the line that says what is left out.
    left -= 60
    var count = 0
    for item in items {
      guard item.utf8.count <= left else { break }
      shown += item
      left -= item.utf8.count
      count += 1
    }
    if count < items.count { shown += "- … and \(counted(items.count - count, "more line"))\n" }
    return head + (shown.isEmpty ? "" : "\n" + shown) + foot
  }

  private func identity(_ plan: ReportedPlan) -> String {
    let parts = plan.identity.parts.map { label, text in
      // A chat makes a link of an address that stands in no code.
      label == "job" && text.text.utf8.allSatisfy(Self.isOfLink)
        ? text.text : "\(label) \(Self.span(text.text, to: 80))"
    }
    return parts.isEmpty ? "" : parts.joined(separator: ", ") + "\n"
  }

  /// What no Markdown takes for markup.
  private static func isOfLink(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "-./:?=&%#".utf8.contains(byte)
    }
  }

  private func sums(_ totals: ReportedTotals) -> String {
    var sums = ["\(totals.passed) passed", "\(totals.failed) failed"]
    if totals.errored > 0 { sums.append("\(totals.errored) in error") }
    if totals.skipped > 0 { sums.append("\(totals.skipped) skipped") }
    if totals.flaky > 0 { sums.append("\(totals.flaky) flaky") }
    var output = sums.joined(separator: ", ") + " in \(readable(totals.duration))\n"
    if let comparison = totals.comparison {
      output += "compared with \(Self.span(comparison.baseline.text, to: 80)): "
      output += "\(comparison.new) new, \(comparison.old) old, \(comparison.mended) mended\n"
    }
    return output
  }

  private func broken(_ plan: ReportedPlan) -> [String] {
    // A mistake in what several files include is told once.
    var messages: [String] = []
    var paths: [String: [String]] = [:]
    for file in plan.files where file.isBroken {
      let first = file.diagnostics.first { $0.severity == .error } ?? file.diagnostics.first
      let message = first?.message.text ?? "the file cannot be loaded"
      if paths[message] == nil { messages.append(message) }
      paths[message, default: []].append(file.path.text)
    }
    return messages.map { message in
      let files = paths[message] ?? []
      let others = files.count > 1 ? " and \(counted(files.count - 1, "other"))" : ""
      return "- \(Self.span(files.first ?? "", to: Self.longestName))\(others): cannot be loaded: "
        + "\(Self.span(message, to: Self.longestMessage))\n"
    }
  }

  /// One for each cause, the new ones first, then in plan order.
  private func failures(_ plan: ReportedPlan) -> [String] {
    let order = causes.all.sorted {
      ($0.change == .new ? 0 : 1, $0.examples[0]) < ($1.change == .new ? 0 : 1, $1.examples[0])
    }
    return order.map { group in
      let name = Self.span(plan.scenarios[group.examples[0]].name.text, to: Self.longestName)
      let others = group.count > 1 ? " and \(counted(group.count - 1, "other"))" : ""
      let change = group.change.map { "\($0.rawValue): " } ?? ""
      let messages = group.messages.map { Self.span($0.text, to: Self.longestMessage) }
      return "- \(change)\(name)\(others): \(messages.joined(separator: "; "))\n"
    }
  }

  private func clauses(_ totals: ReportedTotals) -> [String] {
    let broken = totals.clauses.filter { $0.state == .broken }
    let untested = totals.clauses.filter { $0.state == .untested }
    return (broken.isEmpty ? [] : ["- broken clauses: \(ids(broken))\n"])
      + (totals.lackOfCoverage == nil ? [] : ["- clauses not tested: \(ids(untested))\n"])
  }

  private func ids(_ clauses: [ReportedClause]) -> String {
    let shown = clauses.prefix(10).map { Self.span($0.id.text, to: 60) }.joined(separator: ", ")
    return shown + (clauses.count > 10 ? " and \(clauses.count - 10) more" : "")
  }

  private var skipped: [String] {
    skips.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3).map { reason, count in
      "- skipped: \(counted(count, "scenario")): \(Self.span(reason, to: Self.longestMessage))\n"
    }
  }

  private func footer(_ plan: ReportedPlan) -> String {
    let scenarios = counted(plan.scenarios.count, "scenario")
    return "\(scenarios) in \(counted(plan.files.count, "file")) against "
      + "\(Self.span(plan.baseURL.text, to: 200)), seed \(plan.seed)\n"
  }

  /// Chats take for a tag what stands in code, too.
  private static func span(_ text: String, to limit: Int) -> String {
    MarkdownText.span(text, to: limit).replacing("<", with: "‹").replacing(">", with: "›")
  }
}
