package import AssayJSON

/// What an API promises, clause by clause, and what it leaves open.
package struct Contract: Sendable {
  /// The file, as the user would type it.
  package var path: String
  package var name: String
  package var clauses: [Clause]
  /// What an implementation may choose: no scenario may judge it.
  package var freedoms: [Clause]

  package struct Clause: Sendable {
    /// Dotted and stable: `conflict.status`.
    package var id: String
    package var text: String
    package var place: Place
  }
}
