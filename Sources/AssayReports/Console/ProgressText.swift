package import AssayRun
import AssayVerdict

/// How far something has come, as one line for a terminal.
package struct ProgressText: Sendable {
  private let label: String
  private let total: Int
  private let paint: Paint
  /// Scenarios, or whatever is counted, that have ended.
  package var done = 0
  private var failed = 0
  private var requests = 0

  private static let barWidth = 24

  /// - Parameter label: what is done, in a word; empty where that is plain.
  package init(_ label: String = "", total: Int, usesColor: Bool = false) {
    self.label = label
    self.total = total
    paint = Paint(isOn: usesColor)
  }

  package mutating func add(_ result: ScenarioResult) {
    done += 1
    if result.verdict.isFailed || result.verdict.isErrored { failed += 1 }
    for attempt in result.earlierTries + [result] {
      requests += attempt.steps.reduce(0) { $0 + $1.exchanges.count }
    }
  }

  /// As much as fits, and never so much that the terminal would begin another line.
  package func line(after elapsed: Duration, columns: Int) -> String {
    let head = label.isEmpty ? "" : label + " "
    let count = "\(done)/\(total)"
    let failed: (text: String, color: Paint.Color?)? =
      failed > 0 ? ("\(failed) failed", .red) : nil
    let rate = rate(after: elapsed).map { (text: $0, color: Paint.Color?.none) }
    let left = timeLeft(after: elapsed).map { (text: $0, color: Paint.Color?.none) }
    // What can be spared least comes last.
    let choices: [[(text: String, color: Paint.Color?)?]] = [
      [("\(head)\(bar) \(count)", nil), failed, rate, left],
      [("\(head)\(count)", nil), failed, rate, left],
      [(count, nil), failed, left],
      [(count, nil), failed],
      [(count, nil)],
    ]
    for choice in choices {
      let parts = choice.compactMap(\.self)
      let width = parts.reduce(0) { $0 + $1.text.utf8.count } + 2 * (parts.count - 1)
      guard width < columns else { continue }
      return parts.map { part in part.color.map { paint(part.text, $0) } ?? part.text }
        .joined(separator: ", ")
    }
    return ""
  }

  /// The same for a log, in a line with its end.
  package func sentence(after elapsed: Duration) -> String {
    let seconds = Int(elapsed / .seconds(1))
    let parts = [
      label.isEmpty ? "\(done) of \(total) scenarios done" : "\(label), \(done) of \(total) done",
      failed > 0 ? paint("\(failed) failed", .red) : nil, timeLeft(after: elapsed),
    ]
    return "running for \(seconds) s: \(parts.compactMap(\.self).joined(separator: ", "))\n"
  }

  private var bar: String {
    let filled = Self.barWidth * min(done, total) / max(1, total)
    return "[" + String(repeating: "#", count: filled)
      + String(repeating: ".", count: Self.barWidth - filled) + "]"
  }

  private func rate(after elapsed: Duration) -> String? {
    let seconds = elapsed / .seconds(1)
    guard requests > 0, seconds >= 0.2 else { return nil }
    let rate = Double(requests) / seconds
    let rounded = rate < 10 ? (rate * 10).rounded() / 10 : rate.rounded()
    return rounded == rounded.rounded()
      ? "\(Int64(rounded)) requests/s" : "\(rounded) requests/s"
  }

  /// As if the rest took as long as what has ended; nothing until that can be guessed.
  private func timeLeft(after elapsed: Duration) -> String? {
    let passed = elapsed / .seconds(1)
    guard done > 0, done < total, passed >= 1 else { return nil }
    let seconds = (passed / Double(done) * Double(total - done)).rounded(.up)
    switch seconds {
    case ..<90: return "\(Int(seconds)) s left"
    case ..<5400: return "\(Int((seconds / 60).rounded())) min left"
    case ..<360_000: return "\(Int((seconds / 3600).rounded())) h left"
    default: return nil
    }
  }
}
