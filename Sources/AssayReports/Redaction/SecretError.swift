import AssayExchange

/// A secret that cannot be hidden.
package struct SecretError: Error, Sendable, CustomStringConvertible {
  package var name: String
  /// In characters.
  package var length: Int

  static var shortest: Int { Secrets.shortest }

  package var description: String {
    "the secret '\(name)' has \(length == 1 ? "1 character" : "\(length) characters"), and what is "
      + "shorter than \(Self.shortest) cannot be told from other text and hidden; give a longer one, "
      + "or a variable"
  }
}
