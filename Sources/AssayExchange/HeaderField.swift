/// One field line of a message (RFC 9110, section 5): order and repetition are kept as they came.
package struct HeaderField: Sendable, Hashable {
  package var name: String
  package var value: String

  package init(name: String, value: String) {
    self.name = name
    self.value = value
  }

  /// Whether the field bears this name; letter case does not count (RFC 9110, section 5.1).
  package func isNamed(_ other: String) -> Bool {
    isSameFieldName(name, other)
  }
}

extension [HeaderField] {
  /// The values of all fields of that name, in order.
  package func values(of name: String) -> [String] {
    compactMap { $0.isNamed(name) ? $0.value : nil }
  }

  /// The value of the first field of that name.
  package func firstValue(of name: String) -> String? {
    first { $0.isNamed(name) }?.value
  }
}

/// Equality of field names: ASCII letters match whatever their case, all else byte for byte.
package func isSameFieldName(_ left: String, _ right: String) -> Bool {
  let left = left.utf8
  let right = right.utf8
  guard left.count == right.count else { return false }
  return zip(left, right).allSatisfy { $0 == $1 || lowercased($0) == lowercased($1) }
}

private func lowercased(_ byte: UInt8) -> UInt8 {
  (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
}
