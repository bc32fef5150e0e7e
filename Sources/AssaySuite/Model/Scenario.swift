package import AssayJSON

/// One independent case: it owns its data and shares no state with any other.
///
/// What it has in common with the other rows of its examples is read as if it were its own.
package struct Scenario: Sendable {
  /// With the row's values in it; unique in its file.
  package var name: String
  /// What links to it hold, which lasts when its name changes; unique in the suite.
  package var id: String?
  /// The values of its example row, by column.
  package var row: [JSONMember]
  let declaration: ScenarioDeclaration
}

extension Scenario {
  package var description: String? { declaration.description }
  package var place: Place { declaration.place }
  /// The lines on which it stands in its file.
  package var lines: ClosedRange<Int> {
    let source = declaration.place.source
    let whole = declaration.whole.offsets
    let first = source.position(of: whole.lowerBound).line
    return first...max(first, source.position(of: whole.upperBound).line)
  }
  package var tags: [String] { declaration.tags }
  /// Ids of the contract's clauses that it or one of its steps proves, each once.
  package var covers: [String] { declaration.covers }
  /// Those that it proves as a whole.
  package var coversAsWhole: [String] { declaration.coveredClauses.map(\.name) }
  /// Whether some steps prove clauses of their own.
  package var hasProvingSteps: Bool { declaration.hasProvingSteps }
  package var variables: [Variable] { declaration.variables }
  package var ownVariables: Set<String> { declaration.ownVariables }
  package var namePlaceholders: [String] { declaration.namePlaceholders }
  package var requires: [String] { declaration.requires }
  package var conditions: [Condition<Never>] { declaration.conditions }
  package var skip: String? { declaration.skip }
  package var keepsCookies: Bool { declaration.keepsCookies }
  package var timeout: Duration? { declaration.timeout }
  package var steps: [Step] { declaration.steps }
  package var finally: [Step] { declaration.finally }
  package var allSteps: [Step] { declaration.allSteps }
}

/// A scenario as it is written: one object, which all of its rows hold.
package final class ScenarioDeclaration: Sendable {
  package let description: String?
  package let place: Place
  /// All of it, from brace to brace.
  let whole: SourceRange
  /// Where its id stands.
  package let idPlace: Place?
  package let tags: [String]
  /// Ids of the contract's clauses that all of it together proves, and where they stand.
  package let coveredClauses: [NamedPlace]
  /// Those that it or one of its steps proves, each once.
  package let covers: [String]
  package let hasProvingSteps: Bool
  /// In the order in which they are resolved; each may use those before it.
  package let variables: [Variable]
  /// The names of those that the scenario itself defines.
  package let ownVariables: Set<String>
  /// The columns that stand in its name and id.
  package let namePlaceholders: [String]
  /// Names without which the scenario is skipped.
  package let requires: [String]
  /// What values from outside must be; where one is not, the scenario is skipped.
  package let conditions: [Condition<Never>]
  /// Why it is not to run at all.
  package let skip: String?
  /// Whether its requests send the cookies that its answers have set (RFC 6265).
  package let keepsCookies: Bool
  /// The bound on all steps together.
  package let timeout: Duration?
  package let steps: [Step]
  /// Steps that run whatever became of the others.
  package let finally: [Step]

  init(
    description: String?, place: Place, whole: SourceRange, idPlace: Place?, tags: [String],
    coveredClauses: [NamedPlace], variables: [Variable], ownVariables: Set<String>,
    namePlaceholders: [String],
    requires: [String], conditions: [Condition<Never>], skip: String?, keepsCookies: Bool,
    timeout: Duration?, steps: [Step], finally: [Step]
  ) {
    self.description = description
    self.place = place
    self.whole = whole
    self.idPlace = idPlace
    self.tags = tags
    self.coveredClauses = coveredClauses
    self.variables = variables
    self.ownVariables = ownVariables
    self.namePlaceholders = namePlaceholders
    self.requires = requires
    self.conditions = conditions
    self.skip = skip
    self.keepsCookies = keepsCookies
    self.timeout = timeout
    self.steps = steps
    self.finally = finally
    let proving = (steps + finally).filter { !$0.coveredClauses.isEmpty }
    hasProvingSteps = !proving.isEmpty
    var seen: Set<String> = []
    covers = (coveredClauses + proving.flatMap(\.coveredClauses)).map(\.name)
      .filter { seen.insert($0).inserted }
  }
}

extension ScenarioDeclaration {
  /// In the order of the run.
  package var allSteps: [Step] { finally.isEmpty ? steps : steps + finally }
}

/// What a value must be for a scenario or a step to run.
package struct Condition<Hole: MatcherHole>: Sendable {
  package var name: String
  package var place: Place
  package var matcher: Matcher<Hole>
}
