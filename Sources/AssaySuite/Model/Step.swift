package import AssayJSON

/// One request and what is expected of its answer.
///
/// Steps are large, and many lists hold them: each is one object, which nobody changes.
package final class Step: Sendable {
  package let name: Template
  package let place: Place
  package let request: RequestTemplate
  package let expect: Expectation?
  package let captures: [Capture<MatcherGap>]
  /// What must hold for the step to be made; else it is passed over.
  package let conditions: [Condition<MatcherGap>]
  /// How many copies are sent at once; 1 is the plain step.
  package let copies: Int
  /// What must hold for all copies together.
  package let together: [AssertionTemplate]
  /// How often the request is sent, one after the other; `expect` holds for each.
  package let passes: Passes
  package let retry: RetryPolicy?
  /// A pause before the first request.
  package let delay: Duration?
  package let opensConnection: Bool
  /// Ids of the contract's clauses that this proves, and where they stand.
  package let coveredClauses: [NamedPlace]
  /// The uses of flows that begin with this step, the outermost first.
  package let openedScopes: [FlowUse]
  /// How many of such uses end with this step.
  package let closedScopes: Int

  init(
    name: Template, place: Place, request: RequestTemplate, expect: Expectation?,
    captures: [Capture<MatcherGap>], conditions: [Condition<MatcherGap>], copies: Int,
    together: [AssertionTemplate], passes: Passes,
    retry: RetryPolicy?, delay: Duration?, opensConnection: Bool, coveredClauses: [NamedPlace]
  ) {
    self.name = name
    self.place = place
    self.request = request
    self.expect = expect
    self.captures = captures
    self.copies = copies
    self.together = together
    self.passes = passes
    self.conditions = conditions
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
    _ step: Step, request: RequestTemplate, clauses: [NamedPlace]?, opening scopes: [FlowUse],
    closing closed: Int
  ) {
    name = step.name
    place = step.place
    self.request = request
    expect = step.expect
    captures = step.captures
    copies = step.copies
    together = step.together
    passes = step.passes
    conditions = step.conditions
    retry = step.retry
    delay = step.delay
    opensConnection = step.opensConnection
    coveredClauses = clauses ?? step.coveredClauses
    openedScopes = scopes + step.openedScopes
    closedScopes = step.closedScopes + closed
  }
}

extension Step {
  /// Whether its requests are numbered, from 0, by the name `index`.
  package var hasIndex: Bool {
    switch passes {
    case .times(let count): copies > 1 || count > 1
    case .forEach, .whileFits: true
    }
  }

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
  package var unless: Expectation?
}

/// The use of a flow.
package struct FlowUse: Sendable {
  /// Names that stand for these values until the flow ends.
  package var bindings: [Variable]
  /// Over what the flow's steps go, where they go over something.
  package var loop: ForEach?
  /// How many steps it has.
  package var stepCount: Int
}

/// How often a step's request is sent, one after the other.
package enum Passes: Sendable {
  /// A fixed number of times.
  case times(Int)
  case forEach(ForEach)
  case whileFits(RepeatWhile)
}

/// Once for each element of arrays, which go in step.
package struct ForEach: Sendable {
  /// The name that stands for the element, and the array.
  package var names: [Variable]
  package var place: Place
  package var allowsNone: Bool
  package var atMost: Int

  package static let usualLimit = 1_000
}

/// Again as long as what was captured fits.
package struct RepeatWhile: Sendable {
  package var conditions: [Condition<MatcherGap>]
  package var place: Place
  package var atMost: Int
}
