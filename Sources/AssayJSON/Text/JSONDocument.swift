/// A JSON text that has been read (RFC 8259).
package struct JSONDocument: Sendable {
  package var root: JSONNode
  /// The names that their object has had before, in the order of the text.
  package var repeatedNames: [SourceRange]
}

/// What a parser takes before it refuses.
package struct JSONLimits: Sendable, Hashable {
  /// Arrays and objects within each other.
  package var depth = 512
  /// The text's length in bytes.
  package var size = 1 << 30
  /// Values, each of which takes many times the memory of a short text.
  package var values = Int.max

  package init() {}
}

extension JSONDocument {
  /// Reads a text; the first fault ends it.
  package static func parse(
    _ bytes: [UInt8], limits: JSONLimits = JSONLimits()
  ) throws(JSONSyntaxError) -> JSONDocument {
    guard bytes.count <= min(limits.size, Int(UInt32.max)) else {
      throw JSONSyntaxError(.tooLarge(limits.size), at: 0..<0)
    }
    try checkEncoding(of: bytes)
    var parser = JSONParser(bytes: bytes, limits: limits)
    return try parser.document()
  }

  /// JSON is UTF-8 without a byte order mark (section 8.1). What lies behind this check may take
  /// the characters for granted.
  private static func checkEncoding(of bytes: [UInt8]) throws(JSONSyntaxError) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      throw JSONSyntaxError(.byteOrderMark, at: 0..<3)
    }
    if isUTF16(bytes) { throw JSONSyntaxError(.utf16, at: 0..<2) }
    if let offset = firstInvalidByte(of: bytes) {
      throw JSONSyntaxError(.invalidUTF8, at: offset..<offset + 1)
    }
  }

  /// A JSON text begins with ASCII, so every other byte of UTF-16 is zero there.
  private static func isUTF16(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return true }
    guard bytes.count >= 4, (bytes[0] == 0) != (bytes[1] == 0) else { return false }
    return (bytes[0] == 0) == (bytes[2] == 0) && (bytes[1] == 0) == (bytes[3] == 0)
  }

  /// Where the first sequence begins that is no character in UTF-8.
  private static func firstInvalidByte(of bytes: [UInt8]) -> Int? {
    let isASCII = bytes.reduce(0, |) < 0x80
    if isASCII || String(validating: bytes, as: UTF8.self) != nil { return nil }
    var parser = UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    var offset = 0
    while case .valid(let character) = parser.parseScalar(from: &rest) { offset += character.count }
    return offset
  }
}
