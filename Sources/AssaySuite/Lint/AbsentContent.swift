import AssayJSON

/// An answer to `HEAD`, and one of status 204 or 304, has no content (RFC 9110, section 6.4.1), so no
/// content can be expected of it.
func absentContent(
  expected: ExpectedResponse, of request: RequestTemplate, within status: ExpectedStatus? = nil
) -> [Diagnostic] {
  let status = expected.status ?? status
  var found: [Diagnostic] = []
  if let reason = reason(status, request) {
    for place in expected.contentPlaces {
      found.append(Diagnostic(code: "never-holds", "\(reason) has no content", at: place))
    }
  }
  for alternative in expected.anyOf {
    found += absentContent(expected: alternative, of: request, within: status)
  }
  return found
}

private func reason(_ status: ExpectedStatus?, _ request: RequestTemplate) -> String? {
  if request.method?.constant == "HEAD" { return "an answer to HEAD" }
  guard case .choices(let choices) = status?.kind, !choices.isEmpty else { return nil }
  var first: Int?
  for choice in choices {
    guard case .code(let code) = choice, code == 204 || code == 304 else { return nil }
    first = first ?? code
  }
  return first.map { "an answer of status \($0)" }
}

extension ExpectedResponse {
  /// Where it asks for content that cannot be empty.
  fileprivate var contentPlaces: [Place] {
    var places = assertions.map(\.place)
    // No JSON text is empty.
    if let json, !json.isAbsent { places.append(json.place) }
    if let text, !text.takesNoText { places.append(text.place) }
    return places
  }
}

extension Matcher {
  fileprivate var isAbsent: Bool { if case .absent = self { true } else { false } }

  /// Whether the empty text may fit, or that hangs on what only the run knows.
  fileprivate var takesNoText: Bool {
    switch self {
    case .absent, .template: true
    case .equal(let node, _), .exactly(.constant(let node, _)): node.stringValue == ""
    case .exactly: true
    case .schema(let schema):
      if case .compiled(let compiled) = schema.state { compiled.isValid(.string("")) } else { true }
    case .object, .closedObject, .array, .unordered: false
    }
  }
}
