package import AssayJSON
package import AssayVerdict

/// What a run keeps of a scenario that has been reported: answers may be large, and runs long.
package struct EndedScenario: Sendable {
  /// In the plan.
  package var index: Int
  package var outcome: CountedScenario.Outcome
  /// The first thing that is wrong; empty for what passed or was skipped.
  package var message: String
  /// Where that stands in the scenario file.
  package var place: Place?

  init(_ result: ScenarioResult) {
    index = result.index
    outcome = result.verdict.outcome
    switch result.verdict {
    case .passed, .skipped: message = ""
    case .failed(let mismatches):
      message = mismatches.first?.message ?? ""
      place = mismatches.first?.place
    case .errored(let trouble):
      message = trouble.message
      place = trouble.place
    }
  }
}

extension Verdict {
  package var outcome: CountedScenario.Outcome {
    switch self {
    case .passed: .passed
    case .failed: .failed
    case .errored: .errored
    case .skipped: .skipped
    }
  }
}
