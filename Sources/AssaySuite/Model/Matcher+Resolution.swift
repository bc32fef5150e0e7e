import AssayJSON

/// How the value of a lone placeholder is taken.
private enum Taking {
  /// With its own type.
  case value
  /// As a text, of whatever type it is: where a text is judged.
  case text
}

extension MatcherTemplate {
  /// The matcher with the values of its placeholders in their places.
  package func resolved(in scope: inout Scope) throws(TemplateError) -> Matcher<Never> {
    try resolved(in: &scope, as: .value)
  }

  /// The same where it judges a text.
  package func resolved(asTextIn scope: inout Scope) throws(TemplateError) -> Matcher<Never> {
    try resolved(in: &scope, as: .text)
  }

  private func resolved(
    in scope: inout Scope, as taking: Taking
  ) throws(TemplateError) -> Matcher<Never> {
    switch self {
    case .equal(let node, let place): return .equal(node, place)
    case .exactly(let node, let place): return .exactly(node, place)
    case .schema(let schema): return .schema(schema)
    case .absent(let place): return .absent(place)
    case .test(let test, let place): return .test(test, place)
    case .object(let members, let isClosed, let place):
      var resolved: [MatcherMember<Never>] = []
      resolved.reserveCapacity(members.count)
      for member in members { resolved.append(try member.resolved(in: &scope)) }
      return .object(resolved, isClosed: isClosed, place)
    case .array(let elements, let place):
      return .array(try Self.resolved(elements, in: &scope, as: taking), place)
    case .operation(let operation, let matchers, let place):
      // What is in a text need be none.
      let taking = operation == .json || operation == .jwt ? .value : taking
      return .operation(operation, try Self.resolved(matchers, in: &scope, as: taking), place)
    case .hole(let gap): return try gap.resolved(in: &scope, as: taking)
    }
  }

  private static func resolved(
    _ matchers: [Self], in scope: inout Scope, as taking: Taking
  ) throws(TemplateError) -> [Matcher<Never>] {
    var resolved: [Matcher<Never>] = []
    resolved.reserveCapacity(matchers.count)
    for matcher in matchers { resolved.append(try matcher.resolved(in: &scope, as: taking)) }
    return resolved
  }
}

extension MatcherMember<MatcherGap> {
  fileprivate func resolved(in scope: inout Scope) throws(TemplateError) -> MatcherMember<Never> {
    let name: String
    switch self.name {
    case .text(let text): name = text
    case .hole(let gap): name = try gap.text(in: &scope)
    }
    return MatcherMember<Never>(name: .text(name), matcher: try matcher.resolved(in: &scope))
  }
}

extension MatcherGap {
  fileprivate func text(in scope: inout Scope) throws(TemplateError) -> String {
    switch self {
    case .value(let template, _), .pattern(let template): try template.text(in: &scope)
    case .schema, .test: ""
    }
  }

  fileprivate func resolved(
    in scope: inout Scope, as taking: Taking
  ) throws(TemplateError) -> Matcher<Never> {
    switch self {
    case .value(let template, let isExact):
      switch taking {
      case .text: return .equal(.string(try template.text(in: &scope)), template.place)
      case .value:
        let value = try template.value(in: &scope)
        return isExact ? .exactly(value, template.place) : .literal(value, at: template.place)
      }
    case .pattern(let template):
      let pattern = try template.text(in: &scope, placing: ECMARegex.escaped)
      do {
        return .test(.matches(try ECMARegex(pattern)), template.place)
      } catch {
        throw TemplateError(.matcher("the pattern has a mistake: \(error)"), at: template.place)
      }
    case .schema(let schema): return .schema(try schema.resolved(in: &scope))
    case .test(let kind, let template, let place):
      let value = try template.value(in: &scope)
      do {
        return .test(try kind.test(value), place)
      } catch {
        throw TemplateError(.matcher(error.message), at: place)
      }
    }
  }
}

extension SchemaTemplate {
  fileprivate func resolved(in scope: inout Scope) throws(TemplateError) -> SchemaMatcher {
    let node = try template.value(in: &scope)
    switch documents.compile(node, at: place) {
    case .success(let compiled):
      return SchemaMatcher(compiled: compiled, place: place, documents: documents)
    case .failure(let mistakes):
      let first = mistakes.diagnostics.first
      throw TemplateError(
        .schema(first?.message ?? "the schema has mistakes"), at: first?.place ?? place)
    }
  }
}
