package import AssayJSON
package import AssaySuite

/// Compares values with what they must be, and collects every difference.
struct Matching {
  /// Whether locations are in one answer, or in the array of those that were made at once.
  let subject: (NormalizedPath) -> Mismatch.Subject
  private(set) var mismatches: [Mismatch] = []
  /// Of the value that is being compared: one path, which grows and shrinks on the way down and up,
  /// for hardly any of them is ever told.
  private(set) var location = NormalizedPath.root
  /// The lines of the header field that is judged, where one is.
  var lines: [JSONNode]?
  /// A server can send millions of wrong values; nobody reads beyond the first thousand.
  private static let limit = 1_000

  init(in subject: @escaping (NormalizedPath) -> Mismatch.Subject = { .json($0) }) {
    self.subject = subject
  }

  /// - Parameter node: nil where there is no value at `location`.
  mutating func match(
    _ matcher: Matcher<Never>, _ node: JSONNode?, at location: NormalizedPath = .root
  ) {
    self.location = location
    compare(matcher, node)
    self.location = .root
  }

  mutating func compare(_ matcher: Matcher<Never>, _ node: JSONNode?) {
    if case .operation(let operation, let matchers, let place) = matcher {
      return compare(operation, matchers, place, node)
    }
    guard let node else {
      if matcher.isAbsent { return }
      return report(matcher.place, .missing(expected: matcher.summary))
    }
    switch matcher {
    case .absent(let place): report(place, .unexpected(actual: node))
    case .equal(let expected, let place):
      if expected != node { report(place, .unequal(expected: expected, actual: node)) }
    case .object(let members, let isClosed, let place):
      compare(members, isClosed: isClosed, place, matcher, node)
    case .array(let elements, let place): compare(elements, place, matcher, node)
    case .exactly(let expected, let place): exactly(expected, node, place)
    case .schema(let schema): compare(schema, node)
    case .test(let test, let place): compare(test, place, node)
    case .operation: break
    case .hole(let never): switch never {}
    }
  }

  private mutating func compare(
    _ members: [MatcherMember<Never>], isClosed: Bool, _ place: Place, _ matcher: Matcher<Never>,
    _ node: JSONNode
  ) {
    guard let object = node.objectValue else {
      return report(place, .unequal(expected: matcher.literal, actual: node))
    }
    let values = Members(of: object, expecting: members.count)
    for member in members {
      let name = member.name.text ?? ""
      location.steps.append(.name(name))
      compare(member.matcher, values[name])
      location.steps.removeLast()
    }
    guard isClosed else { return }
    let names = Set(members.map { CodePoints($0.name.text ?? "") })
    for member in object.members where !names.contains(CodePoints(member.name)) {
      report(place, .unexpected(actual: member.value), below: [.name(member.name)])
    }
  }

  private mutating func compare(
    _ matchers: [Matcher<Never>], _ place: Place, _ matcher: Matcher<Never>, _ node: JSONNode
  ) {
    guard let elements = node.arrayValue else {
      return report(place, .unequal(expected: matcher.literal, actual: node))
    }
    guard elements.count == matchers.count else {
      return report(
        place, .elementCount(expected: matchers.count, count: elements.count, actual: node))
    }
    for (index, (matcher, element)) in zip(matchers, elements).enumerated() {
      location.steps.append(.index(index))
      compare(matcher, element)
      location.steps.removeLast()
    }
  }

  /// Compares each element with the one matcher.
  mutating func compareEach(_ matcher: Matcher<Never>, _ elements: [JSONNode]) {
    for (index, element) in elements.enumerated() where !Task.isCancelled {
      location.steps.append(.index(index))
      compare(matcher, element)
      location.steps.removeLast()
    }
  }

  private mutating func compare(_ schema: SchemaMatcher, _ node: JSONNode) {
    if schema.compiled.isValid(node) { return }
    for error in schema.compiled.errors(in: node) where !Task.isCancelled {
      report(
        schema.place(of: error.place),
        .schema(
          message: error.predicate,
          actual: node.descendant(at: error.instancePath.steps) ?? node),
        below: error.instancePath.steps + error.missingMember)
    }
  }

  /// Each difference between two documents where nothing may be left over.
  mutating func exactly(_ expected: JSONNode, _ actual: JSONNode, _ place: Place) {
    let place = expected.range == .none ? place : Place(place.source, expected.range)
    switch (expected.value, actual.value) {
    case (.object(let wanted), .object(let given)):
      let values = Members(of: given, expecting: wanted.count)
      for member in wanted.members {
        location.steps.append(.name(member.name))
        if let value = values[member.name] {
          exactly(member.value, value, place)
        } else {
          report(place, .missing(expected: shortened(member.value)))
        }
        location.steps.removeLast()
      }
      let known = Members(of: wanted, expecting: given.count)
      for member in given.members where known[member.name] == nil {
        guard mismatches.count < Self.limit else { break }
        report(place, .unexpected(actual: member.value), below: [.name(member.name)])
      }
    case (.array(let wanted), .array(let given)):
      guard wanted.count == given.count else {
        return report(
          place, .elementCount(expected: wanted.count, count: given.count, actual: actual))
      }
      for (index, (wanted, given)) in zip(wanted, given).enumerated() {
        location.steps.append(.index(index))
        exactly(wanted, given, place)
        location.steps.removeLast()
      }
    default:
      if expected != actual { report(place, .unequal(expected: expected, actual: actual)) }
    }
  }

  /// - Parameters:
  ///   - steps: from the value that is being compared to the one that is wrong.
  ///   - query: what selected the values, where it is their number that is wrong.
  mutating func report(
    _ place: Place, _ problem: Mismatch.Problem, below steps: [NormalizedPath.Step] = [],
    query: String? = nil
  ) {
    guard mismatches.count < Self.limit else { return }
    let location = NormalizedPath(location.steps + steps)
    // All of them together must not keep more than a few times what one of them may.
    let limit = mismatches.count < 8 ? JSONNode.longestKept : 4096
    mismatches.append(
      Mismatch(at: place, in: subject(location), problem.trimmed(to: limit), query: query))
  }
}

extension Matcher<Never> {
  /// What is wrong with a value that is no part of an answer; nil where there is none.
  package func mismatches(in node: JSONNode?) -> [Mismatch] {
    var matching = Matching()
    matching.match(self, node)
    return matching.mismatches
  }
}

extension JSONNode {
  /// The value at that place under this one, if there is one.
  func descendant(at elements: some Sequence<NormalizedPath.Step>) -> JSONNode? {
    var node = self
    for element in elements {
      let next: JSONNode? =
        switch element {
        case .name(let name): node[name]
        case .index(let index):
          node.arrayValue.flatMap { $0.indices.contains(index) ? $0[index] : nil }
        }
      guard let next else { return nil }
      node = next
    }
    return node
  }
}

/// The members of an object by name. Where both they and the names to look for are many, each search
/// through all of them would take too long.
private struct Members {
  private let object: JSONObject
  private let values: [CodePoints: JSONNode]?

  init(of object: JSONObject, expecting names: Int) {
    self.object = object
    values = object.count > 16 && names > 16 ? object.valuesByName : nil
  }

  subscript(name: String) -> JSONNode? {
    if let values { values[CodePoints(name)] } else { object[name] }
  }
}
