import AssayJSON
import AssayRun

/// What a person does after a run that was not all right: as few scenarios again as a command line
/// can name.
struct NextStep {
  let plan: ReportedPlan
  let totals: ReportedTotals
  /// Indices of scenarios that did not pass and were not skipped.
  let troubled: [Int]
  /// Whether all of them got no answer in a way that a server shows that is not there.
  let isServerAbsent: Bool
  let style: ConsoleReporter.Style

  /// Of a pattern for names, in bytes: nobody pastes more.
  private static let longestPattern = 4096

  /// A line; empty where there is nothing to do.
  var text: String {
    if totals.failed == 0, totals.errored == 0 {
      if totals.isFailedByFlaky, totals.lackOfCoverage == nil {
        return "next: see above what kept the flaky scenarios from passing at once\n"
      }
      if totals.lackOfCoverage == nil { return totals.label == .nothing ? nothingRan : "" }
      return "next: write scenarios whose 'covers' names these clauses, or ask for less with"
        + " --require-coverage \(totals.coverage.percent)\n"
    }
    let files = plan.files.enumerated().filter { number, file in
      file.isBroken || troubled.contains { plan.scenarios[$0].file == number }
    }.map { $1 }
    if let broken = files.first(where: \.isBroken), troubled.isEmpty {
      return "next: correct the mistakes, and see with: assay check \(word(broken.path.text))\n"
    }
    let again = again(troubled.isEmpty ? [] : files.filter { !$0.isBroken })
    if totals.requests > 0, totals.latency.count == 0, isServerAbsent {
      let url = quoted(shown(plan.baseURL))
      return "next: nothing answered; see whether the server is there: curl -i \(url)\n"
        + "then the same again with: \(again)\n"
    }
    return "next: the same again with: \(again)\n"
  }

  private var nothingRan: String {
    plan.whole.parts == nil
      ? "next: nothing was judged; see above why each scenario was skipped\n"
      : "next: nothing of this part was judged; assay merge says what came of all parts\n"
  }

  private func again(_ files: [ReportedFile]) -> String {
    let needed = style.fileOptions.filter { option in
      files.isEmpty || files.contains { option.files.contains($0.path.text) }
    }
    let options = ([style.options] + needed.map(\.text)).filter { !$0.isEmpty }
      .map { " \($0)" }.joined()
    if let record = style.recordPath { return "assay run\(options) --rerun \(word(record))" }
    let paths = files.map { " " + word($0.path.text) }.joined()
    return "assay run\(paths)\(options) --seed \(plan.seed)\(filter)"
  }

  /// Selects what is troubled, and nothing else; empty where that would be too long.
  private var filter: String {
    guard let option = style.filterOption, !troubled.isEmpty else { return "" }
    var patterns: [String] = []
    for heading in troubled.sorted().map({ plan.scenarios[$0] }) {
      // What the option looks at; repetitions have one name there.
      let name = "\(plan.files[heading.file].name): \(heading.nameInFile)"
      let pattern = pattern(name)
      if !patterns.contains(pattern) { patterns.append(pattern) }
      if patterns.reduce(0, { $0 + $1.utf8.count }) > Self.longestPattern { return "" }
    }
    let names = patterns.count == 1 ? patterns[0] : "(?:\(patterns.joined(separator: "|")))"
    return " \(option) \(quoted("^\(names)$"))"
  }

  private func word(_ path: String) -> String {
    ShellWord(path.hasPrefix("-") ? "./\(path)" : path).argumentOnOneLine
  }

  private func quoted(_ text: String) -> String { ShellWord(text).argumentOnOneLine }

  /// A regular expression that matches the text; a secret, which it does not show, is any text.
  private func pattern(_ text: String) -> String {
    let parts = text.split(separator: Redactor.mask, omittingEmptySubsequences: false)
    return parts.map { part in
      part.unicodeScalars.reduce(into: "") { pattern, scalar in
        switch scalar {
        case "\\", "^", "$", ".", "|", "?", "*", "+", "(", ")", "[", "]", "{", "}":
          pattern += "\\\(scalar)"
        case "\n": pattern += "\\n"
        default: pattern += sanitized(String(scalar))
        }
      }
    }.joined(separator: "[^]*")
  }
}
