package import AssayJSON

/// A matcher as a file has it.
package typealias MatcherTemplate = Matcher<MatcherGap>
package typealias ExpectationTemplate = ExpectedResponse<MatcherGap>
package typealias AssertionTemplate = PathAssertion<MatcherGap>

/// What the placeholders in a matcher leave open until the run.
package enum MatcherGap: MatcherHole {
  /// A text with placeholders; a value that is an object or array is compared as a literal.
  ///
  /// - isExact: whether that value may have no member more.
  case value(Template, isExact: Bool)
  /// A regular expression in which the values of placeholders stand for themselves.
  case pattern(Template)
  case schema(SchemaTemplate)
  /// What an operator takes beside matchers.
  case test(ValueTestKind, JSONTemplate, Place)

  package var place: Place {
    switch self {
    case .value(let template, _), .pattern(let template): template.place
    case .schema(let schema): schema.place
    case .test(_, _, let place): place
    }
  }

  func collectPlaceholders(into found: inout [Placeholder]) {
    switch self {
    case .value(let template, _), .pattern(let template):
      template.collectPlaceholders(into: &found)
    case .schema(let schema): schema.template.collectPlaceholders(into: &found)
    case .test(_, let template, _): template.collectPlaceholders(into: &found)
    }
  }
}

/// A schema with placeholders, which is compiled when their values are known.
package struct SchemaTemplate: Sendable {
  package var template: JSONTemplate
  package var place: Place
  package var documents: SchemaDocuments
}

extension MatcherTemplate {
  /// The same, where no placeholder stands in it.
  var known: Matcher<Never>? {
    guard !hasPlaceholders else { return nil }
    var unasked = Scope.unasked
    return try? resolved(in: &unasked)
  }

  func collectPlaceholders(into found: inout [Placeholder]) {
    switch self {
    case .equal, .exactly, .schema, .absent, .test: break
    case .hole(let gap): gap.collectPlaceholders(into: &found)
    case .object(let members, _, _):
      for member in members {
        if case .hole(let gap) = member.name { gap.collectPlaceholders(into: &found) }
        member.matcher.collectPlaceholders(into: &found)
      }
    case .array(let matchers, _), .operation(_, let matchers, _):
      for matcher in matchers { matcher.collectPlaceholders(into: &found) }
    }
  }

  /// The same as asking for the placeholders, without a list of them.
  var hasPlaceholders: Bool {
    switch self {
    case .equal, .exactly, .schema, .absent, .test: false
    case .hole: true
    case .object(let members, _, _):
      members.contains { $0.name.text == nil || $0.matcher.hasPlaceholders }
    case .array(let matchers, _), .operation(_, let matchers, _):
      matchers.contains(where: \.hasPlaceholders)
    }
  }
}
