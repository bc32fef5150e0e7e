import AssayJSON
import AssayText

/// What of the failures a person reads: the first of each cause whole, of the others their number,
/// and no more altogether than anybody reads or a CI system takes.
struct ConsoleCauses {
  /// Of all failures of a run, in bytes; the sums and a line for each file come beside them.
  static let most = 800_000
  /// Of one failure.
  static let longestFailure = 64 * 1024

  private static let mostGroups = 20

  private var groups = FailureGroups()
  private var printed = 0
  /// Failures of causes that were not shown, and remarks, since there was no room left.
  private var leftOut = 0

  /// What is printed of one failure when it comes; nothing where its cause is known.
  mutating func add(
    _ scenario: ReportedScenario, _ text: () -> String
  ) -> String {
    let number = groups.add(scenario)
    guard groups[number].told == nil else { return "" }
    let output = bounded(shortenedFailure(text()) + "\n")
    if !output.isEmpty { groups.markTold(number, by: scenario.index) }
    return output
  }

  /// The text where there is room for it.
  mutating func bounded(_ text: String) -> String {
    guard printed + text.utf8.count <= Self.most else {
      leftOut += 1
      return ""
    }
    printed += text.utf8.count
    return text
  }

  /// Whole lines, so that no colour is cut in two.
  private func shortenedFailure(_ text: String) -> String {
    guard text.utf8.count > Self.longestFailure else { return text }
    let lines = lines(of: text)
    var (head, tail) = (0, 0)
    var size = 0
    while head + tail < lines.count {
      // Of what is wrong more than of the answer.
      let isOfHead = tail * 2 >= head
      let line = isOfHead ? lines[head] : lines[lines.count - 1 - tail]
      size += line.utf8.count + 1
      if size > Self.longestFailure { break }
      if isOfHead { head += 1 } else { tail += 1 }
    }
    let left = lines[head..<lines.count - tail].reduce(0) { $0 + $1.utf8.count + 1 }
    let remark = "… \(left) bytes of this failure left out; the record (--report-json) has more …"
    return (lines.prefix(head) + [remark[...]] + lines.suffix(tail)).joined(separator: "\n")
  }

  /// At the end of the run: how often each cause came, and what was not shown; empty where each
  /// failure was.
  func text(_ plan: ReportedPlan, _ style: ConsoleReporter.Style) -> String {
    let repeated = groups.all.filter { $0.count > 1 }.sorted { $0.count > $1.count }
    var output = repeated.isEmpty ? "" : "one cause, several failures:\n"
    for group in repeated.prefix(Self.mostGroups) { output += text(group, plan) }
    let rest = repeated.dropFirst(Self.mostGroups)
    if !rest.isEmpty {
      let failures = rest.reduce(0) { $0 + $1.count }
      output += "  … and \(failures) failures of \(counted(rest.count, "more cause"))\n"
    }
    if leftOut > 0 {
      output +=
        "not shown: \(counted(leftOut, "more failure")), for \(Self.most / 1000) kB of "
        + "failures stand above; \(Self.whereToLook(style))\n"
    }
    return output
  }

  private func text(_ group: FailureGroups.Group, _ plan: ReportedPlan) -> String {
    func name(_ index: Int) -> String {
      "'\(sanitized(oneLine(plan.scenarios[index].name.text, to: 100)))'"
    }
    let others = group.examples.filter { $0 != group.told }
      .prefix(FailureGroups.mostExamples - 1)
    let left = group.count - others.count - (group.told == nil ? 0 : 1)
    let message = sanitized(oneLine(group.message, to: 300))
    let head = group.told.map { "shown above: \(name($0)); also " } ?? "not shown: "
    let more = left > 0 ? " and \(left) more" : ""
    let change = group.change.map { " (\($0.rawValue))" } ?? ""
    return "  \(group.count) scenarios\(change): \(message)\n"
      + "    \(head)\(others.map(name).joined(separator: ", "))\(more)\n"
  }

  private static func whereToLook(_ style: ConsoleReporter.Style) -> String {
    if let record = style.recordPath { return "all are in \(sanitized(record))" }
    let reports = sanitized(style.reportPaths.joined(separator: ", "))
    return "--report-json FILE keeps all of them"
      + (reports.isEmpty ? "" : ", and see \(reports)")
  }
}
