import AssayJSON
import AssayReports

/// What the page shows of one scenario when it is opened: its steps with what was wrong, what was
/// sent and what came.
struct ScenarioDetail {
  private let bounds: HTMLBounds
  private var exchanges: ExchangeDetail

  init(_ bounds: HTMLBounds) {
    self.bounds = bounds
    exchanges = ExchangeDetail(bounds)
  }

  mutating func node(_ scenario: ReportedScenario) -> JSONNode {
    let last = attempt(scenario)
    // The last of the earlier tries are the ones that tell most.
    let tries = scenario.earlierTries.suffix(HTMLBounds.tries).map { attempt($0) }
    let left = scenario.earlierTries.count - tries.count
    return .object(
      last + [("tries", JSONNode.array(tries.map(JSONNode.object)))]
        + (left > 0 ? [("moreTries", .number(left))] : []))
  }

  private mutating func attempt(_ scenario: ReportedScenario) -> [(String, JSONNode)] {
    let isInSteps = scenario.steps.contains(where: \.verdict.isTroubled)
    let left = scenario.steps.count - HTMLBounds.steps
    var members: [(String, JSONNode)] = [("time", .microseconds(scenario.duration))]
    members += isInSteps ? [("status", .string(scenario.verdict.word))] : verdict(scenario.verdict)
    if let place = scenario.place { members.append(("place", PlaceDetail.node(place))) }
    let steps = scenario.steps.prefix(HTMLBounds.steps).map { step($0) }
    members.append(("steps", .array(steps)))
    if left > 0 { members.append(("moreSteps", .number(left))) }
    return members
  }

  private mutating func step(_ step: ReportedStep) -> JSONNode {
    let shown = shownExchanges(of: step)
    var members: [(String, JSONNode)] = [("name", .line(step.name))]
    members += verdict(step.verdict)
    if step.isConcurrent { members.append(("concurrent", .bool(true))) }
    members.append(("requests", .number(step.exchanges.count)))
    if step.exchanges.count > 1 { members.append(("answers", answers(step.exchanges))) }
    let nodes = shown.map { exchanges.node(step.exchanges[$0], number: $0 + 1) }
    members.append(("exchanges", .array(nodes)))
    return .object(members)
  }

  /// Those with mismatches first; of what was tried again and again, the last.
  private func shownExchanges(of step: ReportedStep) -> [Int] {
    let all = step.exchanges.indices
    guard all.count > bounds.exchanges else { return Array(all) }
    var shown: Set<Int> = []
    if case .failed(let mismatches, _) = step.verdict {
      shown = Set(mismatches.compactMap(\.exchange).filter(all.contains).prefix(bounds.exchanges))
    }
    let rest = step.isConcurrent ? Array(all) : all.reversed()
    for number in rest where shown.count < bounds.exchanges { shown.insert(number) }
    return shown.sorted()
  }

  /// How many answers had which status code, by code.
  private func answers(_ exchanges: [ReportedExchange]) -> JSONNode {
    let groups = Dictionary(grouping: exchanges) { $0.response?.statusCode ?? 0 }
    return .array(
      groups.sorted { $0.key < $1.key }.map { .array([.number($0.key), .number($0.value.count)]) })
  }

  private func verdict(_ verdict: ReportedVerdict) -> [(String, JSONNode)] {
    var members: [(String, JSONNode)] = [("status", .string(verdict.word))]
    switch verdict {
    case .passed: break
    case .skipped(let reason): members.append(("message", .line(reason, to: 2000)))
    case .errored(let trouble):
      members.append(("code", .string(trouble.code)))
      members.append(("message", .line(trouble.message, to: 2000)))
      if let place = trouble.place { members.append(("place", PlaceDetail.node(place))) }
    case .failed(let mismatches, let count):
      let shown = mismatches.prefix(HTMLBounds.mismatches)
      members.append(("mismatches", .array(shown.map(mismatch))))
      if count > shown.count { members.append(("moreMismatches", .number(count - shown.count))) }
    }
    return members
  }

  private func mismatch(_ mismatch: ReportedMismatch) -> JSONNode {
    .members([
      ("message", .line(mismatch.message, to: 2000)),
      ("subject", .line(mismatch.subject)),
      ("exchange", mismatch.exchange.map { .number($0 + 1) }),
      ("place", PlaceDetail.node(mismatch.place)),
      ("difference", DifferenceDetail.node(mismatch)),
    ])
  }
}
