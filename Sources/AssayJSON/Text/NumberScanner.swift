/// Reads a number literal (RFC 8259, section 6).
struct NumberScanner {
  let bytes: [UInt8]
  /// Before `scan` the literal's first byte; after it the byte behind the literal or the fault.
  var offset: Int

  /// More digits than these could overflow the arithmetic on exponents.
  private static let maximumExponentDigits = 17

  /// Steps over the literal; returns what is wrong at `offset`, if anything.
  mutating func scan() -> JSONSyntaxError.Reason? {
    if peek == UInt8(ascii: "-") { offset += 1 }
    guard let first = peek, first.isDigit else { return .missingDigits }
    if first == UInt8(ascii: "0") {
      offset += 1
      if let next = peek, next.isDigit { return .leadingZero }
    } else {
      skipDigits()
    }
    if peek == UInt8(ascii: ".") {
      offset += 1
      guard skipDigits() > 0 else { return .missingDigits }
    }
    return scanExponent()
  }

  private mutating func scanExponent() -> JSONSyntaxError.Reason? {
    guard peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") else { return nil }
    offset += 1
    if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { offset += 1 }
    let start = offset
    guard skipDigits() > 0 else { return .missingDigits }
    let significant = bytes[start..<offset].drop { $0 == UInt8(ascii: "0") }
    if significant.count > Self.maximumExponentDigits {
      offset = start
      return .exponentTooLarge
    }
    return nil
  }

  @discardableResult
  private mutating func skipDigits() -> Int {
    let start = offset
    while let byte = peek, byte.isDigit { offset += 1 }
    return offset - start
  }

  private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }
}

extension UInt8 {
  /// `DIGIT` (RFC 5234, appendix B.1).
  var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }

  /// `ALPHA` (RFC 5234, appendix B.1).
  var isLetter: Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= self || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self
  }
}
