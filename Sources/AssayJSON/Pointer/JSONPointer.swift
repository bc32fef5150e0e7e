/// The way to one value of a document (RFC 6901): member names and element indices in turn.
package struct JSONPointer: Sendable {
  /// Unescaped; no tokens at all mean the whole document.
  package var tokens: [String]

  package init(tokens: [String] = []) { self.tokens = tokens }

  /// `json-pointer = *( "/" reference-token )` (section 3).
  package init(_ text: String) throws(JSONPointerError) {
    tokens = []
    guard !text.isEmpty else { return }
    let bytes = Array(text.utf8)
    guard bytes[0] == UInt8(ascii: "/") else {
      throw JSONPointerError(reason: .missingSlash, offsets: 0..<1)
    }
    var start = 1
    while true {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "/")) ?? bytes.count
      tokens.append(try Self.referenceToken(bytes[start..<end]))
      guard end < bytes.count else { break }
      start = end + 1
    }
  }

  /// `reference-token = *( unescaped / escaped )`, `escaped = "~" ( "0" / "1" )` (section 3).
  private static func referenceToken(_ bytes: ArraySlice<UInt8>) throws(JSONPointerError) -> String
  {
    guard bytes.contains(UInt8(ascii: "~")) else { return String(decoding: bytes, as: UTF8.self) }
    var token: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == UInt8(ascii: "~") {
        index += 1
        switch index < bytes.endIndex ? bytes[index] : 0 {
        case UInt8(ascii: "0"): token.append(UInt8(ascii: "~"))
        case UInt8(ascii: "1"): token.append(UInt8(ascii: "/"))
        default: throw JSONPointerError(reason: .invalidEscape, offsets: index - 1..<index)
        }
      } else {
        token.append(bytes[index])
      }
      index += 1
    }
    return String(decoding: token, as: UTF8.self)
  }

  package var isEmpty: Bool { tokens.isEmpty }

  package func appending(_ token: String) -> JSONPointer { JSONPointer(tokens: tokens + [token]) }

  package func appending(_ index: Int) -> JSONPointer { appending(String(index)) }

  /// Whether this way begins with all of the other.
  package func hasPrefix(_ other: JSONPointer) -> Bool {
    tokens.count >= other.tokens.count
      && zip(tokens, other.tokens).allSatisfy { $0.hasSameCodePoints(as: $1) }
  }
}

extension JSONPointer: Hashable {
  package static func == (left: JSONPointer, right: JSONPointer) -> Bool {
    left.tokens.count == right.tokens.count && left.hasPrefix(right)
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(tokens.map(CodePoints.init)) }
}

extension JSONPointer: CustomStringConvertible {
  /// The pointer as text, escaped again.
  package var description: String {
    var output: [UInt8] = []
    for token in tokens {
      output.append(UInt8(ascii: "/"))
      for byte in token.utf8 {
        switch byte {
        case UInt8(ascii: "~"): output += "~0".utf8
        case UInt8(ascii: "/"): output += "~1".utf8
        default: output.append(byte)
        }
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}
