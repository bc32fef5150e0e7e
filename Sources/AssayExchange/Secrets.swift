/// What must reach nobody but the servers that it is meant for.
package struct Secrets: Sendable {
  /// In characters. Anything shorter would be found by chance in half of all texts, and its encodings
  /// not at all.
  package static let shortest = 4

  /// Whether one of them stands in the bytes, in whatever way it is written.
  let isIn: @Sendable ([UInt8]) -> Bool
  private let add: @Sendable (_ value: String, _ name: String?) -> Void

  /// - Parameter add: takes up one more, with the name of the variable that holds it, if one does.
  package init(
    isIn: @escaping @Sendable ([UInt8]) -> Bool,
    add: @escaping @Sendable (_ value: String, _ name: String?) -> Void = { _, _ in }
  ) {
    self.isIn = isIn
    self.add = add
  }

  package static let none = Secrets { _ in false }

  /// Takes up one more, which came up while the run went on.
  ///
  /// - Parameter name: of the variable that holds it, if one does.
  /// - Returns: whether it is long enough to be hidden.
  @discardableResult package func learn(_ value: String, named name: String?) -> Bool {
    guard value.unicodeScalars.count >= Self.shortest else { return false }
    add(value, name)
    return true
  }
}
