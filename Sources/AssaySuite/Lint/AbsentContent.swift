import AssayJSON

/// An answer to `HEAD`, and one of status 204 or 304, has no content (RFC 9110, section 6.4.1), so no
/// content can be expected of it.
func absentContent(
  expected: ExpectationTemplate, of request: RequestTemplate,
  within status: ExpectedStatus<MatcherGap>? = nil
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

private func reason(_ status: ExpectedStatus<MatcherGap>?, _ request: RequestTemplate) -> String? {
  if request.method?.constant == "HEAD" { return "an answer to HEAD" }
  guard case .choices(let choices) = status?.kind, !choices.isEmpty else { return nil }
  var first: Int?
  for choice in choices {
    guard case .code(let code) = choice, code == 204 || code == 304 else { return nil }
    first = first ?? code
  }
  return first.map { "an answer of status \($0)" }
}

extension ExpectationTemplate {
  /// Where it asks for content that cannot be empty.
  fileprivate var contentPlaces: [Place] {
    var places = assertions.map(\.place)
    // No JSON text is empty.
    if let json, !json.isAbsent { places.append(json.place) }
    if let text, !text.takesNoText { places.append(text.place) }
    if let bytes = content?.bytes, !bytes.isEmpty, let content { places.append(content.place) }
    if let events { places.append(events.place) }
    return places
  }
}

extension MatcherTemplate {
  /// Whether the empty text may fit, or that hangs on what only the run knows.
  fileprivate var takesNoText: Bool {
    switch self {
    case .absent, .hole: true
    case .equal(let node, _), .exactly(let node, _): node.stringValue == ""
    case .schema(let schema): schema.compiled.isValid(.string(""))
    case .test(.matches(let regex), _): regex.search("") == .found
    case .test: false
    case .operation(let operation, let matchers, _):
      switch operation {
      case .not: true
      case .anyOf: matchers.contains(where: \.takesNoText)
      case .allOf: matchers.allSatisfy(\.takesNoText)
      case .contains, .each, .unordered, .json, .base64, .jwt, .lines: false
      }
    case .object, .array: false
    }
  }
}
