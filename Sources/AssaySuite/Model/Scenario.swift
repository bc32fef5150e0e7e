package import AssayJSON

/// One independent case: it owns its data and shares no state with any other.
package struct Scenario: Sendable {
  /// With the row's values in it; unique in its file.
  package var name: String
  package var description: String?
  package var place: Place
  package var tags: [String]
  /// Ids of the contract's clauses that this proves.
  package var covers: [String]
  /// Where each of `covers` stands.
  package var coverPlaces: [Place]
  /// The values of its example row, by column.
  package var row: [JSONMember]
  /// In the order in which they are resolved; each may use those before it.
  package var variables: [Variable]
  /// The names of those that the scenario itself defines.
  package var ownVariables: Set<String>
  /// The columns that stand in its name.
  package var namePlaceholders: [String]
  /// Names without which the scenario is skipped.
  package var requires: [String]
  /// What values from outside must be; where one is not, the scenario is skipped.
  package var conditions: [Condition]
  /// Why it is not to run at all.
  package var skip: String?
  /// Whether its requests send the cookies that its answers have set (RFC 6265).
  package var keepsCookies: Bool
  /// The bound on all steps together.
  package var timeout: Duration?
  package var steps: [Step]
  /// Steps that run whatever became of the others.
  package var finally: [Step]
}

/// A named value that is made once for each scenario.
package struct Variable: Sendable {
  package var name: String
  package var place: Place
  package var value: JSONTemplate
}

/// What a value that the caller gives must be for a scenario to run.
package struct Condition: Sendable {
  package var name: String
  package var place: Place
  package var matcher: Matcher
}

/// One request and what is expected of its answer.
package struct Step: Sendable {
  package var name: Template
  package var place: Place
  package var request: RequestTemplate
  package var expect: ExpectedResponse?
  package var captures: [Capture]
  /// How many copies are sent at once; 1 is the plain step.
  package var copies: Int
  /// What must hold for all copies together.
  package var together: [PathAssertion]
  /// How often the request is sent, one after the other; `expect` holds for each.
  package var repeats: Int
  package var retry: RetryPolicy?
  /// A pause before the first request.
  package var delay: Duration?
  package var opensConnection: Bool
  /// Names that get their values before the step: what the use of a flow passes in.
  package var bindings: [Variable] = []
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
    /// The first node that the query selects in the JSON content.
    case json(JSONPath)
    /// The first field line of that name.
    case header(String)
    case status
  }

  package var name: String
  package var place: Place
  package var source: Source
  /// The place of the query or name inside the file.
  package var sourcePlace: Place
}
