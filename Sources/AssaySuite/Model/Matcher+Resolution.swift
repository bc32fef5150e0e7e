import AssayJSON

extension Matcher {
  /// The matcher with the values of its placeholders in their places.
  package func resolved(in scope: inout Scope) throws(TemplateError) -> Matcher {
    switch self {
    case .equal, .absent: return self
    case .template(let template):
      return .literal(try template.value(in: &scope), at: template.place)
    case .object(let members, let place):
      return .object(try members.resolved(in: &scope), place)
    case .closedObject(let members, let place):
      return .closedObject(try members.resolved(in: &scope), place)
    case .array(let elements, let place):
      return .array(try elements.resolved(in: &scope), place)
    case .unordered(let elements, let place):
      return .unordered(try elements.resolved(in: &scope), place)
    case .exactly(let template):
      return .exactly(.constant(try template.value(in: &scope), template.place))
    case .schema(let schema):
      guard case .template(let template) = schema.state else { return self }
      let node = try template.value(in: &scope)
      switch schema.documents.compile(node, at: schema.place) {
      case .success(let compiled):
        return .schema(
          SchemaMatcher(
            state: .compiled(compiled), place: schema.place, documents: schema.documents))
      case .failure(let mistakes):
        let first = mistakes.diagnostics.first
        throw TemplateError(
          .schema(first?.message ?? "the schema has mistakes"), at: first?.place ?? schema.place)
      }
    }
  }
}

extension [Matcher.Member] {
  fileprivate func resolved(in scope: inout Scope) throws(TemplateError) -> [Matcher.Member] {
    var resolved: [Matcher.Member] = []
    for member in self {
      let name = Template(constant: try member.name.text(in: &scope), place: member.name.place)
      resolved.append(
        Matcher.Member(name: name, matcher: try member.matcher.resolved(in: &scope)))
    }
    return resolved
  }
}

extension [Matcher] {
  fileprivate func resolved(in scope: inout Scope) throws(TemplateError) -> [Matcher] {
    var resolved: [Matcher] = []
    for matcher in self { resolved.append(try matcher.resolved(in: &scope)) }
    return resolved
  }
}

extension Matcher {
  /// The same where it judges a text: a placeholder's value is taken as one, of whatever type it is.
  fileprivate func resolved(asTextIn scope: inout Scope) throws(TemplateError) -> Matcher {
    guard case .template(let template) = self else { return try resolved(in: &scope) }
    return .equal(.string(try template.text(in: &scope)), template.place)
  }
}

extension ExpectedResponse {
  /// What is expected with the values of its placeholders in their places.
  package func resolved(in scope: inout Scope) throws(TemplateError) -> ExpectedResponse {
    guard hasPlaceholders else { return self }
    var result = self
    if case .matcher(let matcher) = status?.kind {
      result.status?.kind = .matcher(try matcher.resolved(in: &scope))
    }
    for index in headers.indices {
      result.headers[index].matcher = try headers[index].matcher.resolved(asTextIn: &scope)
    }
    result.json = try json?.resolved(in: &scope)
    result.text = try text?.resolved(asTextIn: &scope)
    result.duration = try duration?.resolved(in: &scope)
    for index in assertions.indices {
      result.assertions[index] = try assertions[index].resolved(in: &scope)
    }
    for index in anyOf.indices { result.anyOf[index] = try anyOf[index].resolved(in: &scope) }
    return result
  }
}

extension PathAssertion {
  package func resolved(in scope: inout Scope) throws(TemplateError) -> PathAssertion {
    var result = self
    result.value = try value?.resolved(in: &scope)
    result.each = try each?.resolved(in: &scope)
    result.count = try count?.resolved(in: &scope)
    result.distinct = try distinct?.resolved(in: &scope)
    return result
  }
}
