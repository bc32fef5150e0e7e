import AssayJSON
import AssayRun

/// The end of what a person reads: the sums, the clauses, and what to do next.
struct ConsoleSummary {
  let plan: ReportedPlan
  let totals: ReportedTotals
  /// Indices of scenarios that did not pass and were not skipped.
  let troubled: [Int]
  /// How many scenarios were skipped, by the reason.
  let skips: [String: Int]
  let style: ConsoleReporter.Style

  private static let mostClauses = 20
  private static let mostNames = 3

  var text: String {
    if style.verbosity == .quiet { return verdict }
    var output = clauses
    for (reason, count) in skips.sorted(by: { $0.key < $1.key }).prefix(Self.mostClauses) {
      output += "skipped: \(counted(count, "scenario")): \(reason)\n"
    }
    if !style.reportPaths.isEmpty {
      output += "reports: \(sanitized(style.reportPaths.joined(separator: ", ")))\n"
    }
    return output + verdict + next
  }

  private var paint: Paint { Paint(isOn: style.usesColor) }

  private var verdict: String {
    var counts = ["\(totals.passed) passed"]
    if totals.failed > 0 { counts.append(paint("\(totals.failed) failed", .red)) }
    if totals.errored > 0 { counts.append(paint("\(totals.errored) in error", .magenta)) }
    if totals.skipped > 0 { counts.append(paint("\(totals.skipped) skipped", .yellow)) }
    if totals.flaky > 0 { counts[0] += " (\(totals.flaky) flaky)" }
    let requests = counted(totals.requests, "request")
    return "\(label): \(counts.joined(separator: ", ")); \(requests) in "
      + "\(readable(totals.duration)); seed \(plan.seed)\n"
  }

  private var label: String {
    if totals.failed > 0 { return paint("FAILED", .red) }
    if totals.errored > 0 { return paint("ERROR", .magenta) }
    return totals.passed > 0 ? paint("ok", .green) : paint("NOTHING RAN", .yellow)
  }

  private var clauses: String {
    guard !totals.clauses.isEmpty else { return "" }
    let held = totals.clauses.count { $0.state == .held }
    let broken = totals.clauses.filter { $0.state == .broken }
    let untested = totals.clauses.filter { $0.state == .untested }
    var output = "clauses of the contract: \(held) held"
    output += ", " + (broken.isEmpty ? "0 broken" : paint("\(broken.count) broken", .red))
    output += ", \(untested.count) untested\n"
    for clause in broken.prefix(Self.mostClauses) {
      output += "  broken: \(shown(clause.id)): \(shown(clause.text))\n"
    }
    if broken.count > Self.mostClauses {
      output += "  … and \(broken.count - Self.mostClauses) more\n"
    }
    if !untested.isEmpty {
      let ids = untested.prefix(Self.mostClauses).map { shown($0.id) }
      let rest = untested.count > ids.count ? ", … and \(untested.count - ids.count) more" : ""
      output += "  untested: \(ids.joined(separator: ", "))\(rest)\n"
    }
    return output
  }

  /// How to see the same again: as few scenarios as a command line can name.
  private var next: String {
    if totals.failed == 0, totals.errored == 0 { return "" }
    let files = plan.files.enumerated().filter { number, file in
      file.isBroken || troubled.contains { plan.scenarios[$0].file == number }
    }.map { $1 }
    if let broken = files.first(where: \.isBroken), troubled.isEmpty {
      return "next: correct the mistakes, and see with: assay check \(word(broken.path))\n"
    }
    let paths = files.filter { !$0.isBroken }.map { word($0.path) }.joined(separator: " ")
    var filter = ""
    if let option = style.filterOption, !troubled.isEmpty, troubled.count <= Self.mostNames {
      let names = troubled.sorted().map { pattern(plan.scenarios[$0].name.text) }
      filter = " \(option) \(quoted(names.joined(separator: "|")))"
    }
    let target = style.target.isEmpty ? "" : " \(sanitized(style.target))"
    return "next: the same again with: assay run \(paths)\(target) --seed \(plan.seed)\(filter)\n"
  }

  private func word(_ path: RedactedText) -> String {
    let text = shown(path)
    let isPlain = text.utf8.allSatisfy { byte in
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./".utf8.contains(byte)
    }
    return isPlain && !text.isEmpty ? text : quoted(text)
  }

  private func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }

  /// A regular expression that matches the text.
  private func pattern(_ text: String) -> String {
    String(
      sanitized(oneLine(text)).flatMap { character in
        "\\^$.|?*+()[]{}".contains(character) ? ["\\", character] : [character]
      })
  }
}
