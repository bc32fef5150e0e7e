/// Knows the values that must not reach a server they were not meant for.
package struct Secrets: Sendable {
  /// Whether one of them stands in the bytes, in whatever way it is written.
  let isIn: @Sendable ([UInt8]) -> Bool

  package init(isIn: @escaping @Sendable ([UInt8]) -> Bool) { self.isIn = isIn }

  package static let none = Secrets { _ in false }
}
