package import AssayJSON
package import AssayRun
import AssayVerdict

/// One thing that a scenario's result has to say where each is told alone, at its place: an issue of
/// a test, an annotation.
package struct Complaint: Sendable {
  /// In the scenario file.
  package var place: Place?
  /// Several lines, redacted; the first says what is wrong.
  package var text: String
}

extension Redactor {
  /// All that is wrong, in the order of the scenario's text; empty for what passed or was skipped.
  package func complaints(of result: ScenarioResult, _ planned: PlannedScenario) -> [Complaint] {
    let reported = scenario(result, planned.scenario, needsPassed: false)
    let texts = FailureText(bounds: Bounds(bytes: 8 * 1024, lines: 60, lineBytes: 1000))
    var complaints: [Complaint] = []
    for (step, reportedStep) in zip(result.steps, reported.steps) {
      let lines = texts.complaints(of: reportedStep)
      complaints += zip(step.verdict.places, lines).map(Complaint.init)
    }
    if !complaints.isEmpty {
      let own = reported.ownMismatches
      let lines = texts.complaints(of: .failed(own, count: own.count))
      return complaints + zip(result.verdict.places.suffix(own.count), lines).map(Complaint.init)
    }
    // What no step has to say, such as a time-out of the whole, the scenario says itself.
    return zip(result.verdict.places, texts.complaints(of: reported.verdict)).map(Complaint.init)
  }
}

extension Verdict {
  /// Where in the file each thing stands that the verdict has to say.
  fileprivate var places: [Place?] {
    switch self {
    case .passed, .skipped: []
    case .failed(let mismatches): mismatches.map(\.place)
    case .errored(let trouble): [trouble.place]
    }
  }
}
