package import AssayJSON

/// One request and what is expected of its answer.
///
/// Steps are large, and many lists hold them: each is one object, which nobody changes.
package final class Step: Sendable {
  package let name: Template
  package let place: Place
  package let request: RequestTemplate
  package let expect: ExpectedResponse?
  package let captures: [Capture]
  /// How many copies are sent at once; 1 is the plain step.
  package let copies: Int
  /// What must hold for all copies together.
  package let together: [PathAssertion]
  /// How often the request is sent, one after the other; `expect` holds for each.
  package let repeats: Int
  package let retry: RetryPolicy?
  /// A pause before the first request.
  package let delay: Duration?
  package let opensConnection: Bool
  /// Ids of the contract's clauses that this proves, and where they stand.
  package let coveredClauses: [NamedPlace]
  /// What the uses of flows that begin with this step pass in, the outermost first: names that stand
  /// for these values until the flow ends.
  package let openedScopes: [[Variable]]
  /// How many of such uses end with this step.
  package let closedScopes: Int

  init(
    name: Template, place: Place, request: RequestTemplate, expect: ExpectedResponse?,
    captures: [Capture], copies: Int, together: [PathAssertion], repeats: Int,
    retry: RetryPolicy?, delay: Duration?, opensConnection: Bool, coveredClauses: [NamedPlace]
  ) {
    self.name = name
    self.place = place
    self.request = request
    self.expect = expect
    self.captures = captures
    self.copies = copies
    self.together = together
    self.repeats = repeats
    self.retry = retry
    self.delay = delay
    self.opensConnection = opensConnection
    self.coveredClauses = coveredClauses
    openedScopes = []
    closedScopes = 0
  }

  /// The step of a flow in the place where the flow is used.
  ///
  /// - Parameter clauses: what it proves there; nil for what it proves everywhere.
  init(
    _ step: Step, request: RequestTemplate, clauses: [NamedPlace]?, opening scopes: [[Variable]],
    closing closed: Int
  ) {
    name = step.name
    place = step.place
    self.request = request
    expect = step.expect
    captures = step.captures
    copies = step.copies
    together = step.together
    repeats = step.repeats
    retry = step.retry
    delay = step.delay
    opensConnection = step.opensConnection
    coveredClauses = clauses ?? step.coveredClauses
    openedScopes = scopes + step.openedScopes
    closedScopes = step.closedScopes + closed
  }
}

extension Step {
  /// Whether of members of an answer with one name in one object the last one counts.
  package var takesLastOfRepeatedMembers: Bool {
    request.options.contains { if case .takesLastOfRepeatedMembers = $0 { true } else { false } }
  }
}

/// Sends again until what is expected holds.
package struct RetryPolicy: Sendable {
  /// From the first request on.
  package var within: Duration
  /// Between two requests.
  package var every: Duration
  /// An answer that ends the waiting at once: what is waited for cannot come any more.
  package var unless: ExpectedResponse?
}

/// A value of the answer that later steps use by name.
package struct Capture: Sendable {
  package enum Source: Sendable {
    /// The node that the query selects in the JSON content.
    case json(JSONPath)
    /// The field of that name: all of its lines, joined (RFC 9110, section 5.3); of `Set-Cookie`,
    /// which is never joined, the one line.
    case header(String)
    case status
  }

  package var name: String
  package var place: Place
  package var source: Source
  /// The place of the query or name inside the file.
  package var sourcePlace: Place
  /// Whether the value must not be shown, from the answer on that it comes from; nil where the file
  /// does not say.
  package var isSecret: Bool?
  /// Whether the value is the array of all that the source gives, of which there may be several.
  package var takesAll = false
}
