package import AssayJSON

/// What an answer must be; every part that is given must hold.
package struct ExpectedResponse: Sendable {
  package var place: Place
  package var status: ExpectedStatus?
  package var headers: [ExpectedHeader] = []
  /// What the content must be, read as JSON.
  package var json: Matcher?
  /// What the content must be, read as UTF-8 text.
  package var text: Matcher?
  package var assertions: [PathAssertion] = []
  /// What the time of the whole exchange must be, in milliseconds.
  package var duration: Matcher?
  /// Answers of which one must hold, where a contract leaves a choice.
  package var anyOf: [ExpectedResponse] = []
}

/// The status codes that are right (RFC 9110, section 15).
package struct ExpectedStatus: Sendable {
  package enum Choice: Sendable {
    case code(Int)
    /// `2xx`: the first digit.
    case family(Int)
  }

  package enum Kind: Sendable {
    case choices([Choice])
    case matcher(Matcher)
  }

  package var kind: Kind
  package var place: Place
}

/// What a header field must be: all of its lines joined by commas (RFC 9110, section 5.3), but of
/// `Set-Cookie`, which is never joined, each.
package struct ExpectedHeader: Sendable {
  package var name: String
  package var place: Place
  package var matcher: Matcher
  /// Whether the matcher is for the array of the lines, as in `{"$lines": MATCHER}`.
  package var isOfLines = false
}

/// What a query (RFC 9535) must select.
package struct PathAssertion: Sendable {
  package var path: JSONPath
  package var place: Place
  /// Exactly one node is selected, and it matches.
  package var value: Matcher?
  /// Every selected node matches; without `count` and `allowsNone`, at least one is selected.
  package var each: Matcher?
  /// Whether `each` may be of no node, which then is not judged.
  package var allowsNone = false
  /// How many nodes are selected.
  package var count: Matcher?
  /// How many different values are selected.
  package var distinct: Matcher?
}
