/// One way in which a server differs from the reference: a fault breaks a clause of the contract, a
/// liberty takes a freedom that the contract leaves.
package struct Deviation: Sendable {
  package enum Kind: String, Sendable {
    case fault, liberty
  }

  package let kind: Kind
  package let name: String
  /// The clause that a fault breaks, or the freedom that a liberty takes: an id of the contract.
  package let clause: String
  package let sentence: String
  let install: @Sendable (inout Stages) -> Void

  /// All of them by their names, which are unique.
  package static let all = faults + liberties

  package static let faults: [Deviation] =
    [
      credentialFaults, unauthorizedFaults, echoFaults, unsetFaults, gidFaults, identityFaults,
      textFaults, retrievalFaults, replayFaults, spellingFaults, conflictFaults, comparisonFaults,
      raceFaults, companyFaults, otherCompanyFaults, mandatoryFaults, typeFaults, countryFaults,
      localeFaults, bodyFaults, refusalFaults, errorFormatFaults, narrowComparisonFaults,
      couplingFaults, timeFaults, lookUpFaults, announcementFaults,
    ].flatMap(\.self)

  package static let liberties: [Deviation] =
    [
      answerLiberties, wireLiberties, identityLiberties, checkLiberties, strictLiberties,
      laxLiberties, formLiberties,
    ].flatMap(\.self)

  package static func named(_ name: String) -> Deviation? {
    all.first { $0.name == name }
  }
}

extension Deviation {
  static func fault(
    _ name: String, breaks clause: String, _ sentence: String,
    install: @escaping @Sendable (inout Stages) -> Void
  ) -> Deviation {
    Deviation(kind: .fault, name: name, clause: clause, sentence: sentence, install: install)
  }

  static func liberty(
    _ name: String, takes freedom: String, _ sentence: String,
    install: @escaping @Sendable (inout Stages) -> Void
  ) -> Deviation {
    Deviation(kind: .liberty, name: name, clause: freedom, sentence: sentence, install: install)
  }
}

/// Lists deviations one below the other, with loops for those that come in families.
@resultBuilder
enum DeviationList {
  static func buildExpression(_ deviation: Deviation) -> [Deviation] { [deviation] }
  static func buildBlock(_ parts: [Deviation]...) -> [Deviation] { parts.flatMap(\.self) }
  static func buildArray(_ parts: [[Deviation]]) -> [Deviation] { parts.flatMap(\.self) }
  static func buildOptional(_ part: [Deviation]?) -> [Deviation] { part ?? [] }
}
