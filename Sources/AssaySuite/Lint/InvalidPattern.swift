import AssayJSON

/// A pattern of `match` or `search` that is no regular expression of RFC 9485 matches nothing: the
/// query stays valid and selects what nobody means.
func invalidPatterns(in declared: [Scenario]) -> [Diagnostic] {
  var seen: Set<Place> = []
  return declared.flatMap(\.allSteps).flatMap(\.queries).flatMap { query, place in
    query.invalidPatterns.compactMap { pattern -> Diagnostic? in
      let place = place.part(pattern.offsets)
      guard seen.insert(place).inserted else { return nil }
      return Diagnostic(
        .warning, code: "invalid-pattern", "the pattern matches nothing: \(pattern.error)",
        at: place,
        notes: [Diagnostic.Note("queries take regular expressions as in RFC 9485 (I-Regexp)")])
    }
  }
}

extension Step {
  /// All JSONPath queries of the step with the strings that hold them.
  fileprivate var queries: [(JSONPath, Place)] {
    var found = [expect, retry?.unless].compactMap(\.self).flatMap(\.allAssertions)
    found += together
    return found.map { ($0.path, $0.place) }
      + captures.compactMap { capture in
        if case .json(let query) = capture.source { (query, capture.sourcePlace) } else { nil }
      }
  }
}

extension ExpectedResponse {
  fileprivate var allAssertions: [PathAssertion] { assertions + anyOf.flatMap(\.allAssertions) }
}
