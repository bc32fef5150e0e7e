/// Unicode text that is equal to another only code point by code point.
///
/// Swift compares a `String` by canonical equivalence: there the composed and the decomposed "é" are
/// equal, and the kelvin sign is the letter K. The contract promises to give back what was sent, so
/// two attributes that differ in their code points differ.
struct ExactText: Hashable, Sendable {
  let string: String

  init(_ string: some StringProtocol) {
    self.string = String(string)
  }

  /// Absent where the bytes are not UTF-8.
  init?(utf8 bytes: some Sequence<UInt8>) {
    guard let string = String(validating: bytes, as: UTF8.self) else { return nil }
    self.string = string
  }

  static func == (left: ExactText, right: ExactText) -> Bool {
    left.string.utf8.elementsEqual(right.string.utf8)
  }

  func hash(into hasher: inout Hasher) {
    var string = string
    string.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    hasher.combine(0xFF as UInt8)
  }

  /// True of the empty text and of nothing but Unicode's white space.
  var isBlank: Bool {
    string.unicodeScalars.allSatisfy(\.properties.isWhitespace)
  }

  /// The text in quotation marks for a message, cut off where it is long.
  var excerpt: String {
    let limit = 40
    let head = String(String.UnicodeScalarView(string.unicodeScalars.prefix(limit)))
    return head.utf8.count < string.utf8.count ? "\"\(head)...\"" : "\"\(head)\""
  }
}

extension ExactText: ExpressibleByStringLiteral {
  init(stringLiteral: String) {
    self.init(stringLiteral)
  }
}
