/// The failures of a run by their causes, as they come.
struct FailureGroups {
  struct Group {
    /// Indices of scenarios: the first few of the plan, in its order.
    var examples: [Int]
    /// The first thing that is wrong in the first of them.
    var message: RedactedText
    var count = 1
    /// The scenario that is told whole.
    var told: Int?
  }

  private var groups: [Group] = []
  private var numbers: [[UInt8]: Int] = [:]
  /// What has turned out to be of the cause of an earlier group.
  private var joined: [Int: Int] = [:]

  static let mostExamples = 4

  /// One for each cause, in the order in which they came.
  var all: [Group] { groups.indices.filter { joined[$0] == nil }.map { groups[$0] } }

  subscript(number: Int) -> Group { groups[number] }

  /// - Returns: the number of the group that the failure belongs to.
  mutating func add(_ scenario: ReportedScenario) -> Int {
    let keys = FailureCause(scenario).keys
    let known = Set(keys.compactMap { numbers[$0] }.map(resolved)).sorted()
    let number = known.first ?? groups.count
    let group = Group(examples: [scenario.index], message: scenario.firstMessage)
    if known.isEmpty { groups.append(group) } else { groups[number].add(group) }
    for other in known.dropFirst() {
      joined[other] = number
      groups[number].add(groups[other])
    }
    for key in keys { numbers[key] = number }
    return number
  }

  mutating func markTold(_ number: Int, by scenario: Int) { groups[number].told = scenario }

  private func resolved(_ number: Int) -> Int {
    var number = number
    while let earlier = joined[number] { number = earlier }
    return number
  }
}

extension FailureGroups.Group {
  fileprivate mutating func add(_ other: FailureGroups.Group) {
    count += other.count
    told = told ?? other.told
    if let first = other.examples.first, first < examples[0] { message = other.message }
    examples = Array((examples + other.examples).sorted().prefix(FailureGroups.mostExamples))
  }
}

extension ReportedScenario {
  /// The first thing that is wrong, without the step in which it is.
  fileprivate var firstMessage: RedactedText {
    switch verdict {
    case .passed: RedactedText("")
    case .failed(let mismatches, _): mismatches.first?.message ?? RedactedText("")
    case .errored(let trouble): trouble.message
    case .skipped(let reason): reason
    }
  }
}
