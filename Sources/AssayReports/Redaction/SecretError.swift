/// A secret that cannot be hidden.
package struct SecretError: Error, Sendable, CustomStringConvertible {
  package var name: String
  /// In characters.
  package var length: Int

  /// Anything shorter would be found by chance in half of all texts, and its encodings not at all.
  package static let shortest = 4

  package var description: String {
    "the secret '\(name)' has \(length == 1 ? "1 character" : "\(length) characters"), and what is "
      + "shorter than \(Self.shortest) cannot be told from other text and hidden; give a longer one, "
      + "or a variable"
  }
}
