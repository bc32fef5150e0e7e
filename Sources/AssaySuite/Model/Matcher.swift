package import AssayJSON

/// What a value must be.
///
/// A literal is compared as JSON: of an object at least the given members, of an array exactly the
/// given elements in order, numbers by value, strings by code points.
package indirect enum Matcher: Sendable {
  /// A scalar.
  case equal(JSONNode, Place)
  /// A text with placeholders; a value that is an object or array is compared as a literal.
  case template(Template)
  case object([Member], Place)
  /// The same and no member more: within `$exactly`, where an operator stands in it.
  case closedObject([Member], Place)
  case array([Matcher], Place)
  /// `{"$is": SCHEMA}` (JSON Schema, draft 2020-12).
  case schema(SchemaMatcher)
  /// `{"$absent": true}`: no such member, header field or node.
  case absent(Place)
  /// `{"$exactly": VALUE}`: that value and no member more.
  case exactly(JSONTemplate)
  /// `{"$unordered": [...]}`: these elements in any order.
  case unordered([Matcher], Place)

  package struct Member: Sendable {
    package var name: Template
    package var matcher: Matcher
  }

  package var place: Place {
    switch self {
    case .equal(_, let place), .object(_, let place), .closedObject(_, let place),
      .array(_, let place), .absent(let place),
      .unordered(_, let place):
      place
    case .template(let template): template.place
    case .schema(let schema): schema.place
    case .exactly(let template): template.place
    }
  }
}

/// A schema in a scenario; one that holds placeholders is compiled when their values are known.
package struct SchemaMatcher: Sendable {
  package enum State: Sendable {
    case compiled(JSONSchema)
    case template(JSONTemplate)
  }

  package var state: State
  package var place: Place
  /// Documents that `$ref` may name, by the reference's absolute form.
  package var documents: SchemaDocuments
  /// Where the same text stands from which the schema was compiled, if that is not `place`.
  var original: SourceRange?
}

extension SchemaMatcher {
  /// Where a keyword of the compiled schema stands.
  package func place(of keyword: SchemaPlace) -> Place {
    guard case .compiled(let schema) = state, keyword.document == schema.base else {
      return documents.place(of: keyword)
    }
    return Place(place.source, range(keyword.range))
  }

  /// The range of a part of the compiled schema.
  func range(_ part: SourceRange) -> SourceRange {
    guard let original else { return part }
    let offsets = part.offsets
    let distance = Int(place.range.lowerBound) - Int(original.lowerBound)
    return SourceRange(offsets.lowerBound + distance..<offsets.upperBound + distance)
  }
}

extension Matcher {
  /// A matcher that takes every member at its word, also those that look like operators.
  package static func literal(_ node: JSONNode, at place: Place) -> Matcher {
    switch node.value {
    case .null, .bool, .number, .string: return .equal(node, place)
    case .array(let elements): return .array(elements.map { literal($0, at: place) }, place)
    case .object(let object):
      let members = object.members.map { member in
        let name = Template(constant: member.name, place: place)
        return Member(name: name, matcher: literal(member.value, at: place))
      }
      return .object(members, place)
    }
  }

  func collectPlaceholders(into found: inout [Placeholder]) {
    switch self {
    case .equal, .absent: break
    case .template(let template): template.collectPlaceholders(into: &found)
    case .object(let members, _), .closedObject(let members, _):
      for member in members {
        member.name.collectPlaceholders(into: &found)
        member.matcher.collectPlaceholders(into: &found)
      }
    case .array(let elements, _), .unordered(let elements, _):
      for element in elements { element.collectPlaceholders(into: &found) }
    case .schema(let schema):
      if case .template(let template) = schema.state { template.collectPlaceholders(into: &found) }
    case .exactly(let template): template.collectPlaceholders(into: &found)
    }
  }
}

extension Matcher {
  /// The same as asking for the placeholders, without a list of them.
  var hasPlaceholders: Bool {
    switch self {
    case .equal, .absent: false
    case .template: true
    case .object(let members, _), .closedObject(let members, _):
      members.contains { $0.name.constant == nil || $0.matcher.hasPlaceholders }
    case .array(let elements, _), .unordered(let elements, _):
      elements.contains(where: \.hasPlaceholders)
    case .schema(let schema): if case .template = schema.state { true } else { false }
    case .exactly(let template): !template.isConstant
    }
  }
}

extension ExpectedResponse {
  /// Whether it differs from run to run.
  var hasPlaceholders: Bool {
    let own = [json, text, duration].contains { $0?.hasPlaceholders == true }
    if own || headers.contains(where: \.matcher.hasPlaceholders) { return true }
    if case .matcher(let matcher) = status?.kind, matcher.hasPlaceholders { return true }
    return assertions.contains { $0.matchers.contains(where: \.hasPlaceholders) }
      || anyOf.contains(where: \.hasPlaceholders)
  }

  func collectPlaceholders(into found: inout [Placeholder]) {
    for header in headers { header.matcher.collectPlaceholders(into: &found) }
    for matcher in [json, text, duration] { matcher?.collectPlaceholders(into: &found) }
    for assertion in assertions { assertion.collectPlaceholders(into: &found) }
    if case .matcher(let matcher) = status?.kind { matcher.collectPlaceholders(into: &found) }
    for alternative in anyOf { alternative.collectPlaceholders(into: &found) }
  }
}

extension PathAssertion {
  fileprivate var matchers: [Matcher] { [value, each, count, distinct].compactMap(\.self) }

  func collectPlaceholders(into found: inout [Placeholder]) {
    for matcher in matchers { matcher.collectPlaceholders(into: &found) }
  }
}
