/// What a step expects: as the file has it, and as it is judged, where no placeholder stands in it.
package struct Expectation: Sendable {
  package let template: ExpectationTemplate
  /// Made once, when the file is read.
  private let known: ExpectedResponse<Never>?

  init(_ template: ExpectationTemplate) {
    self.template = template
    known = template.known
  }

  /// What is expected with the values of its placeholders in their places.
  package func resolved(in scope: inout Scope) throws(TemplateError) -> ExpectedResponse<Never> {
    if let known { return known }
    return try template.resolved(in: &scope)
  }
}

extension ExpectationTemplate {
  fileprivate var known: ExpectedResponse<Never>? {
    guard !hasPlaceholders else { return nil }
    var unasked = Scope.unasked
    return try? resolved(in: &unasked)
  }

  /// Whether it differs from run to run.
  private var hasPlaceholders: Bool {
    if matchers.contains(where: \.hasPlaceholders) { return true }
    switch status?.kind {
    case .matcher(let matcher): if matcher.hasPlaceholders { return true }
    case .hole: return true
    case .choices, nil: break
    }
    return assertions.contains {
      $0.path.hasPlaceholders || $0.matchers.contains(where: \.hasPlaceholders)
    }
      || anyOf.contains(where: \.hasPlaceholders)
  }

  func collectPlaceholders(into found: inout [Placeholder]) {
    for matcher in matchers { matcher.collectPlaceholders(into: &found) }
    for assertion in assertions { assertion.collectPlaceholders(into: &found) }
    switch status?.kind {
    case .matcher(let matcher): matcher.collectPlaceholders(into: &found)
    case .hole(let gap): gap.collectPlaceholders(into: &found)
    case .choices, nil: break
    }
    for alternative in anyOf { alternative.collectPlaceholders(into: &found) }
  }
}

extension AssertionTemplate {
  func collectPlaceholders(into found: inout [Placeholder]) {
    path.collectPlaceholders(into: &found)
    for matcher in matchers { matcher.collectPlaceholders(into: &found) }
  }
}
