import AssayJSON

/// A pattern of `match` or `search` that is no regular expression of RFC 9485 matches nothing: the
/// query stays valid and selects what nobody means.
func invalidPatterns(in declared: [Scenario]) -> [Diagnostic] {
  var seen: Set<Place> = []
  var found: [Diagnostic] = []
  for step in declared.lazy.flatMap(\.allSteps) {
    step.forEachQuery { query, place in
      for pattern in query.invalidPatterns {
        let place = place.part(pattern.offsets)
        guard seen.insert(place).inserted else { continue }
        found.append(
          Diagnostic(
            code: "invalid-pattern", "the pattern matches nothing: \(pattern.error)",
            at: place,
            notes: [Diagnostic.Note("queries take regular expressions as in RFC 9485 (I-Regexp)")]
          ))
      }
    }
  }
  return found
}

extension Step {
  /// Gives all JSONPath queries of the step with the strings that hold them.
  fileprivate func forEachQuery(_ body: (JSONPath, Place) -> Void) {
    func visit(_ assertion: AssertionTemplate) {
      if let path = assertion.path.known { body(path, assertion.place) }
    }
    expect?.template.forEachAssertion(visit)
    retry?.unless?.template.forEachAssertion(visit)
    together.forEach(visit)
    for capture in captures {
      if case .json(.path(let query)) = capture.source { body(query, capture.sourcePlace) }
    }
  }
}

extension ExpectationTemplate {
  fileprivate func forEachAssertion(_ body: (AssertionTemplate) -> Void) {
    assertions.forEach(body)
    for alternative in anyOf { alternative.forEachAssertion(body) }
  }
}
