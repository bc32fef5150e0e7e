import AssayReports
import AssaySuite
import AssayText

/// The part of the page that is there before its script, and without it: the verdict, the run's
/// particulars, places for everything else, and for readers without a script what went wrong.
struct HTMLSkeleton {
  let plan: ReportedPlan
  let totals: ReportedTotals
  /// What was wrong first, by index of the scenario.
  let troubles: [Int: RedactedText]

  private static let mostTroubles = 200

  /// The run in one sentence, without a full stop.
  var verdict: String {
    let all = counted(plan.scenarios.count, "scenario")
    let broken = plan.brokenFiles
    let errored = totals.errored(beside: broken)
    var parts: [String] = []
    if totals.failed > 0 { parts.append("\(totals.failed) of \(all) failed") }
    if errored > 0 {
      parts.append("\(errored)\(parts.isEmpty ? " of \(all)" : "") could not be judged")
    }
    if broken > 0 { parts.append("\(counted(broken, "file")) could not be loaded") }
    if !parts.isEmpty { return parts.joined(separator: ", ") }
    if totals.judgedNothing { return "No scenario ran" }
    if totals.passed == 1, totals.skipped == 0 { return "The scenario passed" }
    return totals.skipped == 0
      ? "All \(all) passed" : "\(counted(totals.passed, "scenario")) passed"
  }

  var body: String {
    """
    <body>
    <header class="page \(totals.state.rawValue)">
    <p class="brand">assay</p>
    <h1>\(XMLText.attribute(verdict))</h1>
    <dl class="particulars">
    \(particulars)
    </dl>
    <div id="counts" class="counts" role="group" aria-label="Filter by status"></div>
    </header>
    <div id="overview" class="overview"></div>
    <form id="filters" class="filters" role="search" aria-label="Scenarios"></form>
    <main id="list" aria-label="Scenarios" tabindex="-1"></main>
    <noscript>
    \(withoutScript)
    </noscript>
    <footer class="page">
    <p>\(HTMLBounds.sentence)</p>
    </footer>
    <dialog id="help" aria-labelledby="help-title"></dialog>
    <div id="announcement" class="unseen" role="status"></div>

    """
  }

  private var particulars: String {
    (identity + [
      ("Base URL", "<code>\(escaped(plan.baseURL))</code>"),
      ("Started", startedAt),
      ("Took", readable(totals.duration)),
      ("Requests", String(totals.requests)),
      ("Seed", "<code>\(plan.seed)</code>"),
      ("Host", escaped(plan.hostname)),
    ] + comparison).map { "<div><dt>\($0)</dt><dd>\($1)</dd></div>" }.joined(separator: "\n")
  }

  private var identity: [(String, String)] {
    plan.identity.parts.map { label, text in
      let shown = escaped(text)
      // Only addresses of the web stand there.
      return label == "job"
        ? ("Job", "<a href=\"\(shown)\" rel=\"noreferrer\">\(shown)</a>")
        : (label.prefix(1).uppercased() + label.dropFirst(), "<code>\(shown)</code>")
    }
  }

  private var comparison: [(String, String)] {
    guard let comparison = totals.comparison else { return [] }
    let sums = "\(comparison.new) new, \(comparison.old) old, \(comparison.mended) mended"
    return [("Against", "<code>\(escaped(comparison.baseline))</code>: \(sums)")]
  }

  private var startedAt: String {
    let time = CivilTime(secondsSince1970: plan.startedAt)
    return
      "<time datetime=\"\(time.date)T\(time.timeOfDay)Z\">\(time.date) \(time.timeOfDay) UTC</time>"
  }

  /// Some servers show reports without letting their scripts run.
  private var withoutScript: String {
    let shown = troubles.sorted { $0.key < $1.key }.prefix(Self.mostTroubles)
    let items = shown.map { index, message in
      "<li>\(escaped(plan.scenarios[index].name)): \(escaped(message))</li>\n"
    }
    let left = troubles.count - shown.count
    let files = plan.files.filter(\.isBroken).prefix(Self.mostTroubles).map { file in
      let mistake = file.diagnostics.first.map { ": \(escaped($0.message))" } ?? ""
      return "<li>\(escaped(file.path))\(mistake)</li>\n"
    }
    return """
      <p>This page needs its script to show all \(counted(plan.scenarios.count, "scenario")): \
      download it, and open the file. It loads nothing.</p>
      <ul>
      \(files.joined())\(items.joined())\(left > 0 ? "<li>and \(left) more</li>\n" : "")</ul>
      """
  }

  private func escaped(_ text: RedactedText) -> String {
    XMLText.attribute(PageText.line(text, to: 1000))
  }
}
