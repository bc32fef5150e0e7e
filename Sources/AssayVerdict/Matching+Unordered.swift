import AssayJSON
import AssaySuite

extension Matching {
  /// Pairs matchers with elements one to one; what stays without a partner is reported.
  ///
  /// - Parameter allowsOthers: whether elements may stay without a matcher.
  mutating func pair(
    _ matchers: [Matcher<Never>], _ place: Place, _ node: JSONNode, allowsOthers: Bool
  ) {
    guard let elements = node.arrayValue else {
      let literal = JSONNode.array(matchers.map(\.literal))
      return report(place, .unequal(expected: literal, actual: node))
    }
    guard allowsOthers || elements.count == matchers.count else {
      return report(
        place, .elementCount(expected: matchers.count, count: elements.count, actual: node))
    }
    var pairing = Pairing(Candidates(for: matchers, in: elements))
    let alone = pairing.pair { [self] index, element in
      mismatches(of: matchers[index], elements[element], at: element).isEmpty
    }
    guard let alone else { return report(place, .unpaired(comparisons: Pairing.mostComparisons)) }
    guard let first = alone.first else { return }
    let left = pairing.leftOver
    report(
      place,
      .unmatched(
        expected: alone.map { matchers[$0].summary },
        left: left.prefix(10).map { shortened(elements[$0]) },
        nearest: nearest(to: matchers[first], among: left, of: elements), actual: node))
  }

  private func mismatches(
    of matcher: Matcher<Never>, _ element: JSONNode, at index: Int
  ) -> [Mismatch] {
    var attempt = Matching(in: subject)
    attempt.match(
      matcher, element, at: NormalizedPath(location.steps + [.index(index)]))
    return attempt.mismatches
  }

  /// What keeps the nearest of the elements from fitting; nil where none is nearer than the others.
  private func nearest(
    to matcher: Matcher<Never>, among left: [Int], of elements: [JSONNode]
  ) -> String? {
    var best: [Mismatch]?
    for index in left.prefix(50) {
      let found = mismatches(of: matcher, elements[index], at: index)
      // Of another kind altogether: nothing in it is as it must be.
      guard let first = found.first, found.count < Self.mostOfNearest,
        first.subject != subject(NormalizedPath(location.steps + [.index(index)]))
      else { continue }
      if best.map({ found.count < $0.count }) ?? true { best = found }
    }
    return best.map { $0.prefix(3).map(\.message).joined(separator: "; ") }
  }

  private static var mostOfNearest: Int { 6 }
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

  init(for matchers: [Matcher<Never>], in elements: [JSONNode]) {
    count = elements.count
    let name = Self.tellingMember(of: matchers)
    kinds = matchers.map { matcher in
      switch matcher {
      case .equal(let node, _): .value(node)
      case .object(let members, _, _):
        members.first { $0.name.text == name }?.literal.map { .member($0) } ?? .all
      case .array, .schema, .absent, .exactly, .test, .operation, .hole: .all
      }
    }
    for (index, element) in elements.enumerated() {
      byValue[element, default: []].append(index)
      if let name, let value = element[name] { byMember[value, default: []].append(index) }
    }
  }

  /// The member of most different values.
  private static func tellingMember(of matchers: [Matcher<Never>]) -> String? {
    var values: [String: Set<JSONNode>] = [:]
    for matcher in matchers {
      switch matcher {
      case .object(let members, _, _):
        for member in members {
          guard let name = member.name.text, let literal = member.literal else { continue }
          values[name, default: []].insert(literal)
        }
      case .equal, .array, .schema, .absent, .exactly, .test, .operation, .hole: break
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

extension MatcherMember<Never> {
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
