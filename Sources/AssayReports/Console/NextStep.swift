import AssayJSON
import AssayRun

/// What a person does after a run that was not all right: as few scenarios again as a command line
/// can name.
struct NextStep {
  let plan: ReportedPlan
  let totals: ReportedTotals
  /// Indices of scenarios that did not pass and were not skipped.
  let troubled: [Int]
  let style: ConsoleReporter.Style

  private static let mostNames = 3

  /// A line; empty where there is nothing to do.
  var text: String {
    if totals.failed == 0, totals.errored == 0 {
      if totals.lackOfCoverage == nil { return "" }
      return "next: write scenarios whose 'covers' names these clauses, or ask for less with"
        + " --require-coverage \(totals.coverage.percent)\n"
    }
    let files = plan.files.enumerated().filter { number, file in
      file.isBroken || troubled.contains { plan.scenarios[$0].file == number }
    }.map { $1 }
    if let broken = files.first(where: \.isBroken), troubled.isEmpty {
      return "next: correct the mistakes, and see with: assay check \(word(broken.path.text))\n"
    }
    let again = again(files.filter { !$0.isBroken })
    if totals.requests > 0, totals.latency.count == 0 {
      let url = quoted(shown(plan.baseURL))
      return "next: nothing answered; see whether the server is there: curl -i \(url)\n"
        + "then the same again with: \(again)\n"
    }
    return "next: the same again with: \(again)\n"
  }

  private func again(_ files: [ReportedFile]) -> String {
    let target = style.target.isEmpty ? "" : " \(sanitized(style.target))"
    if let record = style.recordPath { return "assay run\(target) --rerun \(word(record))" }
    let paths = files.map { word($0.path.text) }.joined(separator: " ")
    return "assay run \(paths)\(target) --seed \(plan.seed)\(filter)"
  }

  private var filter: String {
    guard let option = style.filterOption, !troubled.isEmpty, troubled.count <= Self.mostNames
    else { return "" }
    let names = troubled.sorted().map { pattern(plan.scenarios[$0].name.text) }
    return " \(option) \(quoted(names.joined(separator: "|")))"
  }

  private func word(_ path: String) -> String {
    let text = sanitized(oneLine(path))
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
