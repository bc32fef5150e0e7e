import AssayJSON

extension ExpectationTemplate {
  /// What is expected with the values of its placeholders in their places.
  func resolved(in scope: inout Scope) throws(TemplateError) -> ExpectedResponse<Never> {
    var result = ExpectedResponse<Never>(place: place)
    result.status = try status?.resolved(in: &scope)
    for field in headers { result.headers.append(try field.resolved(in: &scope)) }
    for field in trailers { result.trailers.append(try field.resolved(in: &scope)) }
    for cookie in cookies {
      result.cookies.append(
        ExpectedCookie<Never>(
          name: cookie.name, place: cookie.place,
          matcher: try cookie.matcher.resolved(in: &scope)))
    }
    result.http = try http?.resolved(asTextIn: &scope)
    result.url = try url?.resolved(asTextIn: &scope)
    result.redirects = try redirects?.resolved(in: &scope)
    result.json = try json?.resolved(in: &scope)
    result.text = try text?.resolved(asTextIn: &scope)
    if let content {
      result.content = ExpectedContent<Never>(
        place: content.place, length: try content.length?.resolved(in: &scope),
        sha256: try content.sha256?.resolved(asTextIn: &scope), bytes: content.bytes)
    }
    if let events {
      result.events = ExpectedEvents<Never>(
        place: events.place, matcher: try events.matcher.resolved(in: &scope),
        within: events.within)
    }
    for assertion in assertions { result.assertions.append(try assertion.resolved(in: &scope)) }
    result.duration = try duration?.resolved(in: &scope)
    for alternative in anyOf { result.anyOf.append(try alternative.resolved(in: &scope)) }
    return result
  }
}

extension ExpectedField<MatcherGap> {
  fileprivate func resolved(in scope: inout Scope) throws(TemplateError) -> ExpectedField<Never> {
    ExpectedField<Never>(
      name: name, place: place, matcher: try matcher.resolved(asTextIn: &scope))
  }
}

extension ExpectedStatus<MatcherGap> {
  fileprivate func resolved(in scope: inout Scope) throws(TemplateError) -> ExpectedStatus<Never> {
    switch kind {
    case .choices(let choices):
      return ExpectedStatus<Never>(kind: .choices(choices), place: place)
    case .matcher(let matcher):
      return ExpectedStatus<Never>(kind: .matcher(try matcher.resolved(in: &scope)), place: place)
    case .hole(let gap):
      guard case .value(let template, _) = gap else {
        return ExpectedStatus<Never>(kind: .choices([]), place: place)
      }
      let value = try template.value(in: &scope)
      guard let choices = statusChoices(value), !choices.isEmpty else {
        throw TemplateError(
          .matcher("\(value) is no status code; a status is a code such as 409, or \"2xx\""),
          at: template.place)
      }
      return ExpectedStatus<Never>(kind: .choices(choices), place: place)
    }
  }
}

/// The codes that a placeholder's value stands for: one, or a list of them.
private func statusChoices(_ node: JSONNode) -> [StatusChoice]? {
  let elements = node.arrayValue ?? [node]
  let choices = elements.compactMap(StatusChoice.init)
  return choices.count == elements.count ? choices : nil
}

extension AssertionTemplate {
  package func resolved(in scope: inout Scope) throws(TemplateError) -> PathAssertion<Never> {
    PathAssertion<Never>(
      path: .path(try path.resolved(in: &scope)), place: place,
      value: try value?.resolved(in: &scope), each: try each?.resolved(in: &scope),
      allowsNone: allowsNone, count: try count?.resolved(in: &scope),
      distinct: try distinct?.resolved(in: &scope))
  }
}
