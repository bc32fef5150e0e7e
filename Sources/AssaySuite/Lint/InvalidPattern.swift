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
    expect?.forEachAssertion { body($0.path, $0.place) }
    retry?.unless?.forEachAssertion { body($0.path, $0.place) }
    for assertion in together { body(assertion.path, assertion.place) }
    for capture in captures {
      if case .json(let query) = capture.source { body(query, capture.sourcePlace) }
    }
  }
}

extension ExpectedResponse {
  fileprivate func forEachAssertion(_ body: (PathAssertion) -> Void) {
    assertions.forEach(body)
    for alternative in anyOf { alternative.forEachAssertion(body) }
  }
}
