import AssayPage
import AssayReports

/// A command line that is wrong: what can be seen of the reports that it asks for.
struct UnreadCommandLine {
  private let command: String?
  private let words: [String]

  /// - Parameter words: without the name of the program.
  init(_ words: some Sequence<String>) {
    let words = Array(words)
    command = words.first { !$0.hasPrefix("-") }
    self.words = words
  }

  /// Removes what earlier runs have left where the reports would go; what is named otherwise on the
  /// command line stays, for it may be what was to be read.
  func takeReportsAway() {
    guard !words.contains("--dry-run") else { return }
    let (reports, others) = reports
    for path in reports {
      var report = ReportFile(path)
      if report.replaced(among: others) == nil { report.takeAway() }
    }
  }

  /// The paths of the reports, and every other word that may be a path.
  private var reports: (paths: [String], others: [String]) {
    guard let formats else { return ([], []) }
    let options = formats.map { "--report-\($0)" }
    var paths: [String] = []
    var others: [String] = []
    var rest = words[...]
    while let word = rest.popFirst() {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let value = parts.count > 1 ? String(parts[1]) : nil
      guard options.contains(String(parts[0])) else {
        others.append(value ?? word)
        continue
      }
      if let value {
        paths.append(value)
      } else if let next = rest.first, !next.hasPrefix("-") {
        paths.append(next)
        rest.removeFirst()
      }
    }
    if paths.isEmpty, ["run", "merge"].contains(command) { paths = [ReportSet.usualPath] }
    return (paths, others)
  }

  /// Those that the command has reports of.
  private var formats: [String]? {
    switch command {
    case "run", "merge", "report": ReportFormat.allCases.map(\.rawValue)
    case "audit": ["json", "html"]
    default: nil
    }
  }
}
