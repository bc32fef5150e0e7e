package import AssayJSON

/// What a value must be.
///
/// A literal is compared as JSON: of an object at least the given members, of an array exactly the
/// given elements in order, numbers by value, strings by code points.
///
/// `Hole` is what stands where a value is not known before the run. Judging takes `Matcher<Never>`:
/// that nothing of it is unresolved is said by its type.
package indirect enum Matcher<Hole: MatcherHole>: Sendable {
  /// A scalar.
  case equal(JSONNode, Place)
  /// - isClosed: whether no other member may be there, as within `$exactly`.
  case object([MatcherMember<Hole>], isClosed: Bool, Place)
  case array([Matcher], Place)
  /// A constant within `$exactly`: that value and no member more.
  case exactly(JSONNode, Place)
  /// `{"$is": SCHEMA}` (JSON Schema, draft 2020-12).
  case schema(SchemaMatcher)
  /// `{"$absent": true}`: no such member, header field or node.
  case absent(Place)
  /// An operator that looks at the value by itself.
  case test(ValueTest, Place)
  /// An operator that matchers go into.
  case operation(MatcherOperation, [Matcher], Place)
  case hole(Hole)

  package var place: Place {
    switch self {
    case .equal(_, let place), .object(_, _, let place), .array(_, let place),
      .exactly(_, let place), .absent(let place), .test(_, let place),
      .operation(_, _, let place):
      place
    case .schema(let schema): schema.place
    case .hole(let hole): hole.place
    }
  }

  /// The matchers within it.
  package var children: [Matcher] {
    switch self {
    case .equal, .exactly, .schema, .absent, .test, .hole: []
    case .object(let members, _, _): members.map(\.matcher)
    case .array(let matchers, _), .operation(_, let matchers, _): matchers
    }
  }

  package var isAbsent: Bool { if case .absent = self { true } else { false } }
}

/// A member that an object must have.
package struct MatcherMember<Hole: MatcherHole>: Sendable {
  package enum Name: Sendable {
    case text(String)
    case hole(Hole)
  }

  package var name: Name
  package var matcher: Matcher<Hole>
}

extension MatcherMember.Name {
  /// Nil where the run makes it.
  package var text: String? { if case .text(let text) = self { text } else { nil } }
}

/// What stands in a matcher for what the run makes.
package protocol MatcherHole: Sendable {
  var place: Place { get }
}

extension Never: MatcherHole {
  package var place: Place { switch self {} }
}

/// Operators that hold matchers (`$json` is of one, `$anyOf` of several).
package enum MatcherOperation: String, Sendable {
  /// The value is there, of a type that the matcher speaks of, and does not fit it.
  case not = "$not"
  case anyOf = "$anyOf"
  case allOf = "$allOf"
  /// An array with an element of its own for each, in any order, others around them.
  case contains = "$contains"
  /// An array of at least one element, all of which fit.
  case each = "$each"
  /// An array of one element for each, in any order.
  case unordered = "$unordered"
  /// A text that holds JSON whose value fits.
  case json = "$json"
  /// A text in base64 (RFC 4648, either alphabet) that holds a text which fits.
  case base64 = "$base64"
  /// A JSON Web Token (RFC 7519); the matcher is of an object with its `header` and `claims`.
  case jwt = "$jwt"
  /// The array of the lines of a header field.
  case lines = "$lines"
}

/// What a value must be by itself.
package enum ValueTest: Sendable {
  /// A string in which the pattern is found.
  case matches(ECMARegex)
  case sorted(SortOrder)
  /// A number no further than `within` away, exactly.
  case near(JSONNumber, within: JSONNumber)
  case time(TimeBounds)
  /// The same value but for what the queries select in either.
  case same(JSONNode, except: [JSONPath])
}

/// An order of neighbours: equal ones are in it.
package struct SortOrder: Sendable {
  /// What is compared of each element; the element itself where there is none.
  package var key: JSONPath?
  package var isDescending: Bool
}

/// Where an instant must lie; bounds are inclusive, at the coarser precision of the two.
package struct TimeBounds: Sendable {
  package var after: Instant?
  package var before: Instant?
  package var near: Instant?
  /// How far from `near`.
  package var within: Duration = .zero
}

/// A schema in a scenario.
package struct SchemaMatcher: Sendable {
  package var compiled: JSONSchema
  package var place: Place
  /// Documents that `$ref` may name, by the reference's absolute form.
  package var documents: SchemaDocuments
  /// Where the same text stands from which the schema was compiled, if that is not `place`.
  var original: SourceRange?
}

extension SchemaMatcher {
  /// Where a keyword of the compiled schema stands.
  package func place(of keyword: SchemaPlace) -> Place {
    guard keyword.document == compiled.base else { return documents.place(of: keyword) }
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
        MatcherMember(name: .text(member.name), matcher: literal(member.value, at: place))
      }
      return .object(members, isClosed: false, place)
    }
  }
}
