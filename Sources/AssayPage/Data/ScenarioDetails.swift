import AssayReports

/// What the page shows of scenarios that are opened. Together they are bounded: where they would
/// become too long, the last of the plan go without, those that passed before those in trouble.
struct ScenarioDetails {
  private var troubled: PlanShelf
  private var passed: PlanShelf

  init(count: Int) {
    troubled = PlanShelf(count: count, limit: HTMLBounds.troubledScenarios)
    passed = PlanShelf(count: count, limit: HTMLBounds.passedScenarios)
  }

  mutating func put(_ scenario: ReportedScenario) {
    let isPlain = scenario.verdict.isPassed && !scenario.isFlaky
    let bounds = isPlain ? HTMLBounds.ofPassed : HTMLBounds.ofTroubled
    var detail = ScenarioDetail(bounds)
    let text = JSONText(detail.node(scenario)).bytes
    if isPlain {
      passed.put(text, at: scenario.index)
    } else {
      troubled.put(text, at: scenario.index)
    }
  }

  subscript(index: Int) -> [UInt8]? { troubled[index] ?? passed[index] }
}

/// Texts by their places in the plan, as many from its beginning as there is room for: which ones
/// stay does not depend on the order in which they come.
struct PlanShelf {
  private var texts: [[UInt8]?]
  private let limit: Int
  private var total = 0
  /// Where the texts that did not stay begin.
  private var end: Int

  /// - Parameter limit: in bytes.
  init(count: Int, limit: Int) {
    texts = Array(repeating: nil, count: count)
    self.limit = limit
    end = count
  }

  mutating func put(_ text: [UInt8], at index: Int) {
    guard texts[..<end].indices.contains(index), texts[index] == nil else { return }
    texts[index] = text
    total += text.count
    while total > limit, end > 0 {
      end -= 1
      total -= texts[end]?.count ?? 0
      texts[end] = nil
    }
  }

  subscript(index: Int) -> [UInt8]? { texts.indices.contains(index) ? texts[index] : nil }
}
