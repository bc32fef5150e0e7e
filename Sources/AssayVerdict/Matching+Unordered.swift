import AssayJSON
import AssaySuite

extension Matching {
  /// Pairs matchers with elements one to one; what stays without a partner is reported.
  mutating func unordered(
    _ matchers: [Matcher], _ place: Place, _ matcher: Matcher, _ node: JSONNode
  ) {
    guard let elements = node.arrayValue else {
      return report(place, .unequal(expected: matcher.literal, actual: node))
    }
    guard elements.count == matchers.count else {
      return report(
        place, .elementCount(expected: matchers.count, count: elements.count, actual: node))
    }
    var pairing = Pairing(Candidates(for: matchers, in: elements))
    let alone = pairing.pair { [subject, location] index, element in
      var attempt = Matching(in: subject)
      attempt.match(matchers[index], elements[element], at: location)
      return attempt.mismatches.isEmpty
    }
    guard let alone else { return report(place, .unpaired(comparisons: Pairing.mostComparisons)) }
    if !alone.isEmpty {
      report(
        place,
        .unmatched(
          expected: alone.map { matchers[$0].summary },
          left: pairing.leftOver.prefix(10).map { shortened(elements[$0]) }, actual: node))
    }
  }
}

/// Which elements a matcher may fit, told without comparing it with each: literals are looked up, and
/// objects by the member whose literal value tells most of them apart.
private struct Candidates {
  private enum Of {
    case all
    case value(JSONNode)
    case member(JSONNode)
  }

  let count: Int
  private let kinds: [Of]
  private var byValue: [JSONNode: [Int]] = [:]
  private var byMember: [JSONNode: [Int]] = [:]

  init(for matchers: [Matcher], in elements: [JSONNode]) {
    count = elements.count
    let name = Self.tellingMember(of: matchers)
    kinds = matchers.map { matcher in
      switch matcher {
      case .equal(let node, _): .value(node)
      case .object(let members, _), .closedObject(let members, _):
        members.first { $0.name.constant == name }?.literal.map { .member($0) } ?? .all
      case .template, .array, .schema, .absent, .exactly, .unordered: .all
      }
    }
    for (index, element) in elements.enumerated() {
      byValue[element, default: []].append(index)
      if let name, let value = element[name] { byMember[value, default: []].append(index) }
    }
  }

  /// The member of most different values.
  private static func tellingMember(of matchers: [Matcher]) -> String? {
    var values: [String: Set<JSONNode>] = [:]
    for matcher in matchers {
      switch matcher {
      case .object(let members, _), .closedObject(let members, _):
        for member in members {
          guard let name = member.name.constant, let literal = member.literal else { continue }
          values[name, default: []].insert(literal)
        }
      case .equal, .template, .array, .schema, .absent, .exactly, .unordered: break
      }
    }
    return values.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?.key
  }

  func elements(of matcher: Int) -> [Int]? {
    switch kinds[matcher] {
    case .all: nil
    case .value(let node): byValue[node] ?? []
    case .member(let value): byMember[value] ?? []
    }
  }

  var matcherCount: Int { kinds.count }
}

extension Matcher.Member {
  fileprivate var literal: JSONNode? {
    if case .equal(let node, _) = matcher { node } else { nil }
  }
}

/// A greatest one-to-one pairing (augmenting paths, the shortest first): an element that fits two
/// matchers must not be given to the one that has another choice.
private struct Pairing {
  /// Beyond that the answer is that there is none: a second or two.
  static let mostComparisons = 1_000_000
  private static let mostSteps = 200_000_000

  private let candidates: Candidates
  private var ownerOf: [Int?]
  private var partnerOf: [Int?]
  private var comparisons = 0
  private var steps = 0

  init(_ candidates: Candidates) {
    self.candidates = candidates
    ownerOf = Array(repeating: nil, count: candidates.count)
    partnerOf = Array(repeating: nil, count: candidates.matcherCount)
  }

  /// The elements that stay without a matcher.
  var leftOver: [Int] { ownerOf.indices.filter { ownerOf[$0] == nil } }

  /// The matchers that stay without an element; nil where a bound was met.
  mutating func pair(_ fits: (_ matcher: Int, _ element: Int) -> Bool) -> [Int]? {
    // Most lists come in their order, or hold their elements once.
    for matcher in partnerOf.indices {
      if matcher < candidates.count, candidates.elements(of: matcher).map({ $0.count > 8 }) ?? true,
        take(matcher, matcher, fits)
      {
        continue
      }
      for element in candidates.elements(of: matcher)?.prefix(8) ?? [] {
        if take(matcher, element, fits) { break }
      }
    }
    var alone: [Int] = []
    for matcher in partnerOf.indices where partnerOf[matcher] == nil {
      if !augment(from: matcher, fits) { alone.append(matcher) }
      if comparisons > Self.mostComparisons || steps > Self.mostSteps { return nil }
    }
    return alone
  }

  /// Pairs the two if the element is free and fits.
  private mutating func take(
    _ matcher: Int, _ element: Int, _ fits: (Int, Int) -> Bool
  ) -> Bool {
    guard ownerOf[element] == nil else { return false }
    comparisons += 1
    guard fits(matcher, element) else { return false }
    ownerOf[element] = matcher
    partnerOf[matcher] = element
    return true
  }

  /// Gives the matcher an element, if need be one whose owner gets another in turn.
  private mutating func augment(from root: Int, _ fits: (Int, Int) -> Bool) -> Bool {
    var cameFrom: [Int?] = Array(repeating: nil, count: candidates.count)
    var queue = [root]
    var next = 0
    while next < queue.count {
      let matcher = queue[next]
      next += 1
      let choice = candidates.elements(of: matcher)
      for position in 0..<(choice?.count ?? candidates.count) {
        let element = choice?[position] ?? position
        steps += 1
        if cameFrom[element] != nil { continue }
        comparisons += 1
        if comparisons > Self.mostComparisons || steps > Self.mostSteps { return false }
        guard fits(matcher, element) else { continue }
        cameFrom[element] = matcher
        guard let owner = ownerOf[element] else {
          turn(element, cameFrom)
          return true
        }
        queue.append(owner)
      }
    }
    return false
  }

  /// Gives each element on the way to its new owner.
  private mutating func turn(_ last: Int, _ cameFrom: [Int?]) {
    var element: Int? = last
    while let current = element, let matcher = cameFrom[current] {
      element = partnerOf[matcher]
      ownerOf[current] = matcher
      partnerOf[matcher] = current
    }
  }
}
