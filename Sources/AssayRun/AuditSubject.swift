/// A server that a suite is measured on: the reference, or the reference with one thing otherwise.
package struct AuditSubject: Sendable, Hashable {
  package enum Kind: String, Sendable {
    /// A right server: no scenario may fail.
    case reference
    /// A right server that takes a freedom of the contract: no scenario may fail.
    case liberty
    /// A wrong server: some scenario must fail.
    case fault
  }

  package var kind: Kind
  package var name: String
  /// The clause that it breaks or the freedom that it takes; nil for the reference.
  package var clause: String?
  package var sentence: String

  package init(_ kind: Kind, name: String, clause: String? = nil, sentence: String) {
    self.kind = kind
    self.name = name
    self.clause = clause
    self.sentence = sentence
  }

  package static let reference = AuditSubject(
    .reference, name: "reference", sentence: "The reference API as it is.")
}
