/// The failures of a run by their causes, as they come.
struct FailureGroups {
  struct Group {
    /// Indices of scenarios: the first few of the plan, in its order.
    var examples: [Int]
    /// The first few things that are wrong in the first of them, without the steps in which they are.
    var messages: [RedactedText]
    /// Of all of them alike.
    var change: ReportedChange?
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
    let group = Group(
      examples: [scenario.index], messages: scenario.firstMessages, change: scenario.change)
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
    if let first = other.examples.first, first < examples[0] { messages = other.messages }
    examples = Array((examples + other.examples).sorted().prefix(FailureGroups.mostExamples))
  }
}

extension FailureGroups.Group {
  /// The first thing that is wrong.
  var message: String { messages.first?.text ?? "" }
}

extension ReportedScenario {
  private static let mostMessages = 3

  fileprivate var firstMessages: [RedactedText] {
    switch verdict {
    case .passed: []
    case .failed(let mismatches, _): mismatches.prefix(Self.mostMessages).map(\.message)
    case .errored(let trouble): [trouble.message]
    case .skipped(let reason): [reason]
    }
  }
}
