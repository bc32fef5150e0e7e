import AssayJSON
import AssayRun

/// Shows failures beside the lines of the scenario files that are not met, where GitHub shows a
/// change.
package struct AnnotationReporter: Reporter {
  private let locate: (String) -> String
  private let write: (String) throws(ReportFileError) -> Void
  private var plan: ReportedPlan?
  /// By index of the scenario.
  private var troubles: [Int: Trouble] = [:]
  /// Why the first of the plan that was skipped was.
  private var skip: (index: Int, reason: RedactedText)?

  /// What is first wrong with a scenario or a file.
  private struct Trouble {
    var place: ReportedPlace?
    var title: String
    var message: String
  }

  /// GitHub shows no more of one step.
  private static let most = 10
  private static let longestMessage = 2000

  /// - Parameters:
  ///   - locate: the path from the root of the repository of a file as the user named it.
  ///   - write: takes lines that GitHub obeys, once.
  package init(
    locate: @escaping (String) -> String,
    write: @escaping (String) throws(ReportFileError) -> Void
  ) {
    self.locate = locate
    self.write = write
  }

  package mutating func report(_ event: ReportEvent) throws(ReportFileError) {
    switch event {
    case .runStarted(let plan): self.plan = plan
    case .scenarioStarted: break
    case .scenarioFinished(let scenario):
      if case .skipped(let reason) = scenario.verdict, scenario.index < skip?.index ?? .max {
        skip = (scenario.index, reason)
      }
      troubles[scenario.index] = trouble(of: scenario)
    case .runFinished(let totals):
      let text = commands(totals).map { $0.text + "\n" }.joined()
      if !text.isEmpty { try write(text) }
    }
  }

  private func trouble(of scenario: ReportedScenario) -> Trouble? {
    guard let plan, plan.scenarios.indices.contains(scenario.index) else { return nil }
    let name = oneLine(plan.scenarios[scenario.index].name.text) + scenario.changeRemark
    let title: String
    switch scenario.verdict {
    case .passed, .skipped: return nil
    case .failed: title = name
    case .errored: title = "\(name) (not judged)"
    }
    return Trouble(
      place: scenario.placeOfTrouble, title: title,
      message: oneLine(scenario.summary, to: Self.longestMessage))
  }

  /// Files that cannot be loaded first, then scenarios in plan order; those at one place make one.
  private func commands(_ totals: ReportedTotals) -> [WorkflowCommand] {
    // A mistake of a file that several include is one.
    var told: Set<String> = []
    let diagnostics = (plan?.files ?? []).flatMap(\.diagnostics).filter { diagnostic in
      let place = diagnostic.place?.excerpt.place ?? ""
      return diagnostic.severity == .error
        && told.insert("\(place) \(diagnostic.message.text)").inserted
    }
    var found = diagnostics.map { diagnostic in
      Trouble(
        place: diagnostic.place, title: diagnostic.code,
        message: oneLine(diagnostic.message.text, to: Self.longestMessage))
    }
    if let sentence = totals.lackOfCoverage {
      let ids = totals.clauses.filter { $0.state == .untested }.map(\.id.text)
      let list = oneLine(ids.joined(separator: ", "), to: Self.longestMessage)
      found.append(Trouble(place: nil, title: "coverage", message: "\(sentence): \(list)"))
    }
    if totals.label == .nothing, plan?.whole.parts == nil, let skip {
      let reason = oneLine(skip.reason.text, to: Self.longestMessage)
      found.append(
        Trouble(
          place: nil, title: "nothing was judged", message: "every scenario was skipped: \(reason)"
        ))
    }
    found += troubles.sorted { $0.key < $1.key }.map(\.value)
    var places: [String] = []
    var groups: [String: [Trouble]] = [:]
    for trouble in found {
      let place = trouble.place?.excerpt.place ?? trouble.message
      if groups[place] == nil { places.append(place) }
      groups[place, default: []].append(trouble)
    }
    return places.prefix(Self.most).compactMap { place in groups[place].flatMap(command) }
  }

  private func command(_ group: [Trouble]) -> WorkflowCommand? {
    guard let first = group.first else { return nil }
    let others = group.count - 1
    let more = others > 0 ? "\nand \(others) more at this place" : ""
    return WorkflowCommand(
      annotating: .error, file: (first.place?.file.text).map(locate), at: first.place?.position,
      title: first.title, message: first.message + more)
  }
}
