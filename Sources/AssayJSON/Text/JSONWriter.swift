/// Writes values as JSON text: numbers as they were read, members in their order.
package struct JSONWriter: Sendable {
  package enum Layout: Sendable {
    /// No white space at all.
    case compact
    /// A line for each member and element, two spaces for each level.
    case indented
  }

  package let layout: Layout

  package init(_ layout: Layout = .compact) { self.layout = layout }

  package func text(_ node: JSONNode) -> String {
    String(decoding: bytes(node), as: UTF8.self)
  }

  package func bytes(_ node: JSONNode) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(256)
    write(node, level: 0, to: &output)
    return output
  }

  private func write(_ node: JSONNode, level: Int, to output: inout [UInt8]) {
    switch node.value {
    case .null: output += "null".utf8
    case .bool(let value): output += (value ? "true" : "false").utf8
    case .number(let number): output += number.text.utf8
    case .string(let text): Self.write(text, to: &output)
    case .array(let elements):
      list(elements, "[", "]", level: level, to: &output) { element, output in
        write(element, level: level + 1, to: &output)
      }
    case .object(let object):
      list(object.members, "{", "}", level: level, to: &output) { member, output in
        Self.write(member.name, to: &output)
        output.append(UInt8(ascii: ":"))
        if layout == .indented { output.append(0x20) }
        write(member.value, level: level + 1, to: &output)
      }
    }
  }

  private func list<Item>(
    _ items: [Item], _ opening: Unicode.Scalar, _ closing: Unicode.Scalar, level: Int,
    to output: inout [UInt8], each write: (Item, inout [UInt8]) -> Void
  ) {
    output.append(UInt8(ascii: opening))
    for (index, item) in items.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      newLine(level + 1, to: &output)
      write(item, &output)
    }
    if !items.isEmpty { newLine(level, to: &output) }
    output.append(UInt8(ascii: closing))
  }

  private func newLine(_ level: Int, to output: inout [UInt8]) {
    guard layout == .indented else { return }
    output.append(0x0A)
    output += repeatElement(0x20, count: 2 * level)
  }

  /// `string` with the escapes that JSON asks for and no others (RFC 8259, section 7).
  private static func write(_ text: String, to output: inout [UInt8]) {
    var text = text
    text.withUTF8 { bytes in
      output.append(UInt8(ascii: "\""))
      var start = 0
      for index in bytes.indices where mustBeEscaped(bytes[index]) {
        output += UnsafeBufferPointer(rebasing: bytes[start..<index])
        output += escape(bytes[index]).utf8
        start = index + 1
      }
      output += UnsafeBufferPointer(rebasing: bytes[start...])
      output.append(UInt8(ascii: "\""))
    }
  }

  private static func mustBeEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  /// The shortest escape of an ASCII character.
  static func escape(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return "\\\(Unicode.Scalar(byte))"
    case 0x08: return "\\b"
    case 0x09: return "\\t"
    case 0x0A: return "\\n"
    case 0x0C: return "\\f"
    case 0x0D: return "\\r"
    default: return "\\u00" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16)
    }
  }
}

extension JSONNode: CustomStringConvertible {
  /// The value as compact JSON.
  package var description: String { JSONWriter().text(self) }
}
