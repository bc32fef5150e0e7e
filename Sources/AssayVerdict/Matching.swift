package import AssayJSON
package import AssaySuite

/// Compares values with what they must be, and collects every difference.
struct Matching {
  /// Whether locations are in one answer, or in the array of those that were made at once.
  let subject: (NormalizedPath) -> Mismatch.Subject
  private(set) var mismatches: [Mismatch] = []
  /// A server can send millions of wrong values; nobody reads beyond the first thousand.
  private static let limit = 1_000

  init(in subject: @escaping (NormalizedPath) -> Mismatch.Subject = { .json($0) }) {
    self.subject = subject
  }

  /// - Parameters:
  ///   - matcher: with its placeholders resolved.
  ///   - node: nil where there is no value at `location`.
  mutating func match(_ matcher: Matcher, _ node: JSONNode?, at location: NormalizedPath) {
    guard let node else {
      if case .absent = matcher { return }
      return report(matcher.place, location, .missing(expected: matcher.summary))
    }
    switch matcher {
    case .absent(let place): report(place, location, .unexpected(actual: node))
    case .equal(let expected, let place):
      if expected != node {
        report(place, location, .unequal(expected: expected, actual: node))
      }
    case .object(let members, let place):
      guard let object = node.objectValue else {
        return report(place, location, .unequal(expected: matcher.literal, actual: node))
      }
      for member in members {
        let name = member.name.constant ?? ""
        match(member.matcher, object[name], at: location.appending(.name(name)))
      }
    case .array(let elements, let place): match(elements, place, matcher, node, at: location)
    case .unordered(let elements, let place):
      unordered(elements, place, matcher, node, at: location)
    case .exactly(let template):
      guard case .constant(let expected, let place) = template else { return }
      exactly(expected, node, place, at: location)
    case .schema(let schema): match(schema, node, at: location)
    case .template: break
    }
  }

  private mutating func match(
    _ matchers: [Matcher], _ place: Place, _ matcher: Matcher, _ node: JSONNode,
    at location: NormalizedPath
  ) {
    guard let elements = node.arrayValue else {
      return report(place, location, .unequal(expected: matcher.literal, actual: node))
    }
    guard elements.count == matchers.count else {
      return report(place, location, .elementCount(expected: matchers.count, actual: node))
    }
    for (index, (matcher, element)) in zip(matchers, elements).enumerated() {
      match(matcher, element, at: location.appending(.index(index)))
    }
  }

  private mutating func match(
    _ schema: SchemaMatcher, _ node: JSONNode, at location: NormalizedPath
  ) {
    guard case .compiled(let compiled) = schema.state else { return }
    if compiled.isValid(node) { return }
    for error in compiled.errors(in: node) {
      let steps = error.instancePath.steps + error.missingMember
      let here = NormalizedPath(location.steps + steps)
      report(
        schema.documents.place(of: error.place), here,
        .schema(
          message: error.predicate,
          actual: node.descendant(at: error.instancePath.steps) ?? node))
    }
  }

  /// Each difference between two documents where nothing may be left over.
  private mutating func exactly(
    _ expected: JSONNode, _ actual: JSONNode, _ place: Place, at location: NormalizedPath
  ) {
    let place = expected.range == .none ? place : Place(place.source, expected.range)
    switch (expected.value, actual.value) {
    case (.object(let wanted), .object(let given)):
      for member in wanted.members {
        let inner = location.appending(.name(member.name))
        if let value = given[member.name] {
          exactly(member.value, value, place, at: inner)
        } else {
          report(place, inner, .missing(expected: shortened(member.value)))
        }
      }
      for member in given.members where wanted[member.name] == nil {
        report(place, location.appending(.name(member.name)), .unexpected(actual: member.value))
      }
    case (.array(let wanted), .array(let given)):
      guard wanted.count == given.count else {
        return report(place, location, .elementCount(expected: wanted.count, actual: actual))
      }
      for (index, (wanted, given)) in zip(wanted, given).enumerated() {
        exactly(wanted, given, place, at: location.appending(.index(index)))
      }
    default:
      if expected != actual {
        report(place, location, .unequal(expected: expected, actual: actual))
      }
    }
  }

  /// - Parameter query: what selected the values, where it is their number that is wrong.
  mutating func report(
    _ place: Place, _ location: NormalizedPath, _ problem: Mismatch.Problem, query: String? = nil
  ) {
    guard mismatches.count < Self.limit else { return }
    mismatches.append(Mismatch(at: place, in: subject(location), problem, query: query))
  }
}

extension Matcher {
  /// What is wrong with a value that is no part of an answer; nil where there is none.
  package func mismatches(in node: JSONNode?) -> [Mismatch] {
    var matching = Matching()
    matching.match(self, node, at: .root)
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
