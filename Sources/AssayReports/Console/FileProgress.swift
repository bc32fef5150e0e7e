/// How far the scenarios of one file have come.
struct FileProgress {
  /// Scenarios that have not ended.
  var left: Int
  private var passed = 0
  private var failed = 0
  private var errored = 0
  private var skipped = 0

  init(left: Int) { self.left = left }

  mutating func add(_ verdict: ReportedVerdict) {
    left -= 1
    switch verdict {
    case .passed: passed += 1
    case .failed: failed += 1
    case .errored: errored += 1
    case .skipped: skipped += 1
    }
  }

  func line(_ path: String, isBroken: Bool, _ paint: Paint) -> String {
    if isBroken { return "\(paint("ERROR", .magenta)) \(path): cannot be loaded\n" }
    let label =
      failed > 0
      ? paint("FAIL", .red) + " "
      : errored > 0
        ? paint("ERROR", .magenta)
        : passed > 0 ? paint("ok", .green) + "   " : paint("skip", .yellow) + " "
    let counts = [
      (passed, "passed"), (failed, "failed"), (errored, "in error"), (skipped, "skipped"),
    ]
    .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return "\(label) \(path): \(counts.joined(separator: ", "))\n"
  }
}
