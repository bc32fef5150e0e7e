import AssayText

extension ReportedScenario {
  /// Whether the failure is new, for a title; empty where nobody asked.
  package var changeRemark: String { change.map { " (\($0.rawValue))" } ?? "" }

  /// What came of it in a sentence: which step decided, and its first trouble; empty where it passed.
  var summary: String {
    let prefix = steps.first(where: \.verdict.isTroubled).map { "step '\($0.name)': " } ?? ""
    switch verdict {
    case .passed: return ""
    case .failed(let mismatches, let count):
      let more =
        count > 1 ? " (and \(counted(count - 1, "more mismatch", "more mismatches")))" : ""
      return prefix + (mismatches.first?.message.text ?? "") + more
    case .errored(let trouble): return prefix + trouble.message.text
    case .skipped(let reason): return reason.text
    }
  }

  /// Where the first trouble is in a scenario file.
  var placeOfTrouble: ReportedPlace? {
    switch verdict {
    case .passed, .skipped: nil
    case .failed(let mismatches, _): mismatches.first?.place ?? place
    case .errored(let trouble): trouble.place ?? place
    }
  }
}

extension ReportedScenario {
  /// What the scenario says beside its steps: that it should have been mended by now.
  var ownMismatches: [ReportedMismatch] {
    guard case .failed(let mismatches, _) = verdict else { return [] }
    let ofSteps: [RedactedText] = steps.flatMap { step -> [RedactedText] in
      guard case .failed(let mismatches, _) = step.verdict else { return [] }
      return mismatches.map(\.message)
    }
    return mismatches.filter { $0.code == "scenario" && !ofSteps.contains($0.message) }
  }
}
