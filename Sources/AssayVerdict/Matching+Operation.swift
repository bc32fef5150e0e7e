import AssayJSON
import AssaySuite
import AssayText

extension Matching {
  mutating func compare(
    _ operation: MatcherOperation, _ matchers: [Matcher<Never>], _ place: Place, _ node: JSONNode?
  ) {
    switch operation {
    case .allOf: for matcher in matchers { compare(matcher, node) }
    case .anyOf: alternatives(matchers, place, node)
    case .lines: compareFirst(matchers, node == nil && lines == nil ? nil : .array(lines ?? []))
    case .not, .contains, .each, .unordered, .json, .base64, .jwt:
      guard let node else {
        let summary = Matcher<Never>.operation(operation, matchers, place).summary
        return report(place, .missing(expected: summary))
      }
      compare(operation, matchers, place, value: node)
    }
  }

  private mutating func compare(
    _ operation: MatcherOperation, _ matchers: [Matcher<Never>], _ place: Place,
    value node: JSONNode
  ) {
    switch operation {
    case .not: for matcher in matchers { not(matcher, place, node) }
    case .contains: pair(matchers, place, node, allowsOthers: true)
    case .unordered: pair(matchers, place, node, allowsOthers: false)
    case .each: each(matchers, place, node)
    case .json: heldJSON(matchers, place, node)
    case .base64: heldBase64(matchers, place, node)
    case .jwt: heldToken(matchers, place, node)
    case .allOf, .anyOf, .lines: break
    }
  }

  private mutating func compareFirst(_ matchers: [Matcher<Never>], _ node: JSONNode?) {
    for matcher in matchers.prefix(1) { compare(matcher, node) }
  }

  /// What the matcher finds wrong, nothing of which is told here.
  private func attempt(_ matcher: Matcher<Never>, _ node: JSONNode?) -> [Mismatch] {
    var attempt = Matching(in: subject)
    attempt.lines = lines
    attempt.match(matcher, node, at: location)
    return attempt.mismatches
  }

  /// `$not`: of another type, a value does not fit by accident.
  private mutating func not(_ matcher: Matcher<Never>, _ place: Place, _ node: JSONNode) {
    let types = matcher.spokenTypes
    guard types.contains(node.value.typeName) else {
      let named = types.sorted().joined(separator: " or ")
      return report(
        place,
        .unmet(
          message: "is \(shortened(node)), of type \(node.value.typeName), where '$not' speaks of "
            + "type \(named)", actual: node))
    }
    if attempt(matcher, node).isEmpty {
      report(
        place,
        .unmet(
          message: "is \(shortened(node)), which must not be: \(matcher.summary)", actual: node))
    }
  }

  private mutating func alternatives(
    _ matchers: [Matcher<Never>], _ place: Place, _ node: JSONNode?
  ) {
    var found: [[Mismatch]] = []
    for matcher in matchers {
      let mismatches = attempt(matcher, node)
      if mismatches.isEmpty { return }
      found.append(mismatches)
    }
    guard let node else {
      let summaries = matchers.map(\.summary).joined(separator: " or ")
      return report(place, .missing(expected: summaries))
    }
    report(
      place,
      .unmet(message: reason(found, matchers, node), actual: node))
  }

  /// Why no alternative fits: of the nearest, where one is nearer than the others.
  private func reason(
    _ found: [[Mismatch]], _ matchers: [Matcher<Never>], _ node: JSONNode
  ) -> String {
    let here = subject(location)
    // What is wrong as a whole is of another kind.
    let distances = found.map { mismatches in
      mismatches.contains { $0.subject == here } ? 1_000 + mismatches.count : mismatches.count
    }
    let least = distances.min() ?? 0
    let nearest = distances.indices.filter { distances[$0] == least }
    guard least < 1_000, nearest.count == 1 else {
      let summaries = matchers.map { shortened($0.summary, to: 60) }.joined(separator: " or ")
      return "is \(shortened(node)), not \(summaries)"
    }
    let said = found[nearest[0]].prefix(5).map(\.message).joined(separator: "; ")
    return "fits none of \(found.count) alternatives; of the \(ordinal(nearest[0] + 1)), which is "
      + "nearest: \(said)"
  }

  private mutating func each(_ matchers: [Matcher<Never>], _ place: Place, _ node: JSONNode) {
    guard let elements = node.arrayValue else {
      return report(
        place, .unmet(message: "is \(shortened(node)), not an array", actual: node))
    }
    if elements.isEmpty {
      return report(
        place,
        .unmet(message: "has no element, so that nothing of it was judged", actual: node))
    }
    for matcher in matchers { compareEach(matcher, elements) }
  }
}

extension Matching {
  private mutating func heldJSON(
    _ matchers: [Matcher<Never>], _ place: Place, _ node: JSONNode
  ) {
    guard let text = node.stringValue else {
      return report(
        place, .unmet(message: "is \(shortened(node)), not a string with JSON", actual: node))
    }
    do {
      let held = try JSONDocument.parse(Array(text.utf8))
      if !held.repeatedNames.isEmpty {
        report(
          place,
          .unmet(
            message: "holds JSON with two members of one name in an object (RFC 8259, section 4)",
            actual: node))
      }
      judge(matchers, held.root, place, as: "JSON")
    } catch {
      report(
        place,
        .unmet(message: "is \(shortened(node)), which is not JSON: \(error)", actual: node))
    }
  }

  private mutating func heldBase64(
    _ matchers: [Matcher<Never>], _ place: Place, _ node: JSONNode
  ) {
    guard let text = node.stringValue, let bytes = anyBase64(text) else {
      return report(
        place, .unmet(message: "is \(shortened(node)), which is not base64", actual: node))
    }
    guard let held = String(validating: bytes, as: UTF8.self) else {
      return report(
        place,
        .unmet(
          message: "is base64 of \(counted(bytes.count, "byte")) that are not UTF-8 text",
          actual: node))
    }
    judge(matchers, .string(held), place, as: "base64")
  }

  /// JWS compact serialization (RFC 7515, section 3.1): header, claims, signature.
  private mutating func heldToken(
    _ matchers: [Matcher<Never>], _ place: Place, _ node: JSONNode
  ) {
    func refuse(_ reason: String) {
      report(
        place,
        .unmet(
          message: "is \(shortened(node)), which is no JSON Web Token: \(reason)", actual: node))
    }
    guard let text = node.stringValue else { return refuse("it is no string") }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3 else { return refuse("it has \(counted(parts.count, "part")), not 3") }
    guard decodedBase64(String(parts[2]), .url) != nil else {
      return refuse("its signature is not base64url")
    }
    var members: [(String, JSONNode)] = []
    for (name, part) in [("header", parts[0]), ("claims", parts[1])] {
      guard let bytes = decodedBase64(String(part), .url),
        let document = try? JSONDocument.parse(bytes), document.root.objectValue != nil,
        document.repeatedNames.isEmpty
      else { return refuse("its \(name) part is no base64url of a JSON object") }
      members.append((name, document.root))
    }
    judge(matchers, .object(members), place, as: "a JSON Web Token")
  }

  /// Judges what a text holds; its places are within that.
  private mutating func judge(
    _ matchers: [Matcher<Never>], _ held: JSONNode, _ place: Place, as what: String
  ) {
    for matcher in matchers {
      var inner = Matching()
      inner.match(matcher, held)
      for mismatch in inner.mismatches {
        report(mismatch.place, .held(what: what, mismatch))
      }
    }
  }
}

/// Base64 of either alphabet, with or without padding.
private func anyBase64(_ text: String) -> [UInt8]? {
  let bare = text.prefix { $0 != "=" }
  let isURL = bare.utf8.contains { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
  if isURL { return decodedBase64(text, .url) }
  return decodedBase64(text, .standard) ?? decodedBase64(text, .url)
}

private func ordinal(_ number: Int) -> String {
  switch number {
  case 1: "first"
  case 2: "second"
  case 3: "third"
  default: "\(number)th"
  }
}

extension Matcher<Never> {
  /// The JSON types of which it says something; of others it does not hold by accident.
  var spokenTypes: Set<String> {
    switch self {
    case .equal(let node, _), .exactly(let node, _): return node.spokenTypes
    case .object: return ["object"]
    case .array: return ["array"]
    case .schema(let schema): return schema.spokenTypes
    case .absent: return allTypes
    case .test(let test, _): return test.spokenTypes
    case .operation(let operation, let matchers, _):
      switch operation {
      case .not, .anyOf: return matchers.reduce(into: []) { $0.formUnion($1.spokenTypes) }
      case .allOf: return matchers.reduce(allTypes) { $0.intersection($1.spokenTypes) }
      case .contains, .each, .unordered: return ["array"]
      case .json, .base64, .jwt: return ["string"]
      case .lines: return allTypes
      }
    case .hole(let never): switch never {}
    }
  }
}

extension ValueTest {
  fileprivate var spokenTypes: Set<String> {
    switch self {
    case .matches: ["string"]
    case .sorted: ["array"]
    case .near: ["number"]
    case .time: ["string", "number"]
    case .same(let node, _): node.spokenTypes
    }
  }
}

extension JSONNode {
  /// That a value is not null says nothing of what else it is.
  fileprivate var spokenTypes: Set<String> {
    if case .null = value { allTypes } else { [value.typeName] }
  }
}

private let allTypes: Set<String> = ["array", "boolean", "null", "number", "object", "string"]
