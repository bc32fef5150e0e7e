/// A token that fits the grammar of RFC 6750, section 2.1 (`b64token`).
struct BearerToken {
  let text: String

  /// Absent where the text is no token, so that no request could carry it.
  init?(_ text: String) {
    let body = text.utf8.prefix { Self.isBodyByte($0) }
    let padding = text.utf8.dropFirst(body.count)
    guard !body.isEmpty, padding.allSatisfy({ $0 == UInt8(ascii: "=") }) else { return nil }
    self.text = text
  }

  private static func isBodyByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default:
      "-._~+/".utf8.contains(byte)
    }
  }
}
