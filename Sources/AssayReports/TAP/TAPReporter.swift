import AssayJSON

/// The Test Anything Protocol, version 14: a test point for each scenario in plan order, with what is
/// wrong as a YAML block.
package struct TAPReporter: Reporter {
  private let write: ([UInt8]) throws(ReportFileError) -> Void
  private var plan: ReportedPlan?
  /// By index of the scenario.
  private var points: [Int: TAPPoint] = [:]

  /// - Parameter write: takes the whole document, once.
  package init(write: @escaping ([UInt8]) throws(ReportFileError) -> Void) { self.write = write }

  package mutating func report(_ event: ReportEvent) throws(ReportFileError) {
    switch event {
    case .runStarted(let plan): self.plan = plan
    case .scenarioStarted: break
    case .scenarioFinished(let scenario):
      guard let plan, plan.scenarios.indices.contains(scenario.index) else { return }
      let heading = plan.scenarios[scenario.index]
      points[scenario.index] = TAPPoint(scenario, heading, in: plan.files[heading.file])
    case .runFinished:
      guard let plan else { return }
      try write(Array(document(plan).utf8))
    }
  }

  private func document(_ plan: ReportedPlan) -> String {
    let all = plan.files.flatMap { file in
      file.isBroken ? [TAPPoint(of: file)] : file.scenarios.compactMap { points[$0] }
    }
    let url = sanitized(oneLine(plan.baseURL.text), isOneLine: true)
    let identity = plan.identity.sentence
    return "TAP version 14\n1..\(all.count)\n# against \(url), seed \(plan.seed)\n"
      + (identity.isEmpty ? "" : "# \(identity)\n")
      + all.enumerated().map { $1.text(number: $0 + 1) }.joined()
  }
}
