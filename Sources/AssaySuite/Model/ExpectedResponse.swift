package import AssayJSON

/// What an answer must be; every part that is given must hold.
package struct ExpectedResponse<Hole: MatcherHole>: Sendable {
  package var place: Place
  package var status: ExpectedStatus<Hole>?
  package var headers: [ExpectedField<Hole>] = []
  /// As `headers`, of the trailer section (RFC 9110, section 6.5).
  package var trailers: [ExpectedField<Hole>] = []
  package var cookies: [ExpectedCookie<Hole>] = []
  /// The version of HTTP: `1.1`, `2`.
  package var http: Matcher<Hole>?
  /// Where the answer came from, after redirects.
  package var url: Matcher<Hole>?
  /// How many redirects led to it.
  package var redirects: Matcher<Hole>?
  /// What the content must be, read as JSON.
  package var json: Matcher<Hole>?
  /// What the content must be, read as text.
  package var text: Matcher<Hole>?
  /// What the content must be as bytes.
  package var content: ExpectedContent<Hole>?
  package var events: ExpectedEvents<Hole>?
  package var assertions: [PathAssertion<Hole>] = []
  /// What the time of the whole exchange must be, in milliseconds.
  package var duration: Matcher<Hole>?
  /// Answers of which one must hold, where a contract leaves a choice.
  package var anyOf: [ExpectedResponse] = []
}

/// The status codes that are right (RFC 9110, section 15).
package struct ExpectedStatus<Hole: MatcherHole>: Sendable {
  package enum Kind: Sendable {
    case choices([StatusChoice])
    case matcher(Matcher<Hole>)
    /// What the run makes, which gives choices.
    case hole(Hole)
  }

  package var kind: Kind
  package var place: Place
}

package enum StatusChoice: Sendable {
  case code(Int)
  /// `2xx`: the first digit.
  case family(Int)

  /// A code from 100 to 599 as a number or a text of its digits, or a family such as `2xx`.
  init?(_ node: JSONNode) {
    if let code = node.numberValue?.intValue ?? node.stringValue.flatMap({ Int($0) }) {
      guard 100...599 ~= code else { return nil }
      self = .code(code)
    } else if let text = node.stringValue, text.count == 3, text.lowercased().hasSuffix("xx"),
      let digit = text.first?.wholeNumberValue, 1...5 ~= digit
    {
      self = .family(digit)
    } else {
      return nil
    }
  }
}

/// What a header field must be: all of its lines joined by commas (RFC 9110, section 5.3), but of
/// `Set-Cookie`, which is never joined, each.
package struct ExpectedField<Hole: MatcherHole>: Sendable {
  package var name: String
  package var place: Place
  package var matcher: Matcher<Hole>
}

/// What a cookie must be that the answer sets (RFC 6265, section 5.2): the matcher is of an object with
/// its value and attributes, or says that there is none.
package struct ExpectedCookie<Hole: MatcherHole>: Sendable {
  package var name: String
  package var place: Place
  package var matcher: Matcher<Hole>
}

/// What the content must be as bytes.
package struct ExpectedContent<Hole: MatcherHole>: Sendable {
  package var place: Place
  package var length: Matcher<Hole>?
  /// Of the digest in lower-case hexadecimal digits (FIPS 180-4).
  package var sha256: Matcher<Hole>?
  /// The bytes themselves.
  package var bytes: [UInt8]?
}

/// The events of a stream (HTML, section 9.2), or the values of `application/x-ndjson`, as an array.
package struct ExpectedEvents<Hole: MatcherHole>: Sendable {
  package var place: Place
  package var matcher: Matcher<Hole>
  /// How long after the head reading ends; nil for the end of the content.
  package var within: Duration?
}

/// What a query (RFC 9535) must select.
package struct PathAssertion<Hole: MatcherHole>: Sendable {
  package var path: Query<Hole>
  package var place: Place
  /// Exactly one node is selected, and it matches.
  package var value: Matcher<Hole>?
  /// Every selected node matches; without `count` and `allowsNone`, at least one is selected.
  package var each: Matcher<Hole>?
  /// Whether `each` may be of no node, which then is not judged.
  package var allowsNone = false
  /// How many nodes are selected.
  package var count: Matcher<Hole>?
  /// How many different values are selected.
  package var distinct: Matcher<Hole>?
}

extension ExpectedResponse {
  /// The matchers of what there is one of.
  var matchers: [Matcher<Hole>] {
    [http, url, redirects, json, text, content?.length, content?.sha256, events?.matcher, duration]
      .compactMap(\.self) + headers.map(\.matcher) + trailers.map(\.matcher)
      + cookies.map(\.matcher)
  }
}

extension PathAssertion {
  var matchers: [Matcher<Hole>] { [value, each, count, distinct].compactMap(\.self) }
}
