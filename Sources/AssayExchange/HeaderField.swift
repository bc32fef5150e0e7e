import AssayText

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
    equalsIgnoringASCIICase(name, other)
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

extension SentRequest {
  /// The values of all field lines of that name in the head as it was sent.
  package func values(of name: String) -> [String] {
    fieldValues(in: head, of: name).map { String(decoding: $0, as: UTF8.self) }
  }
}

/// The values of all field lines of that name behind the first line of a head.
func fieldValues(in head: [UInt8], of name: String) -> [[UInt8]] {
  head.withUnsafeBufferPointer { head in
    var values: [[UInt8]] = []
    var rest = head[...].drop { $0 != lineFeed }.dropFirst()
    while !rest.isEmpty {
      let end = rest.firstIndex(of: lineFeed) ?? rest.endIndex
      if let value = fieldValue(rest[..<end], of: name) { values.append(Array(value)) }
      rest = rest[end...].dropFirst()
    }
    return values
  }
}

/// The value in a field line, where it is one of that name.
func fieldValue(
  _ line: Slice<UnsafeBufferPointer<UInt8>>, of name: String
) -> Slice<UnsafeBufferPointer<UInt8>>? {
  let colon = line.startIndex + name.utf8.count
  guard colon < line.endIndex, line[colon] == UInt8(ascii: ":"),
    zip(line, name.utf8).allSatisfy({ $0.asciiLowercased == $1.asciiLowercased })
  else { return nil }
  let value = line[(colon + 1)...].drop { $0 == 0x20 }
  return value.last == 0x0D ? value.dropLast() : value
}

private let lineFeed: UInt8 = 0x0A
