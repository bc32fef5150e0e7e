extension JSONParser {
  /// More digits than these could overflow the arithmetic on exponents.
  private static let maximumExponentDigits = 17

  /// `number = [ minus ] int [ frac ] [ exp ]` (RFC 8259, section 6).
  mutating func number() throws(JSONSyntaxError) -> JSONNumber {
    let start = offset
    if peek == UInt8(ascii: "-") { offset += 1 }
    let integer = offset
    guard skipDigits() > 0 else { throw unexpectedNumber(from: start) }
    if bytes[integer] == UInt8(ascii: "0"), offset > integer + 1 {
      throw JSONSyntaxError(.leadingZero, at: start..<offset)
    }
    if peek == UInt8(ascii: ".") {
      offset += 1
      guard skipDigits() > 0 else { throw unexpectedNumber(from: start) }
    }
    if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") { try exponent(of: start) }
    return JSONNumber(checked: String(decoding: bytes[start..<offset], as: UTF8.self))
  }

  /// `exp = e [ minus / plus ] 1*DIGIT` (section 6).
  private mutating func exponent(of start: Int) throws(JSONSyntaxError) {
    offset += 1
    if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { offset += 1 }
    let digits = offset
    guard skipDigits() > 0 else { throw unexpectedNumber(from: start) }
    let significant = bytes[digits..<offset].drop { $0 == UInt8(ascii: "0") }
    if significant.count > Self.maximumExponentDigits {
      throw JSONSyntaxError(.exponentTooLarge, at: digits..<offset)
    }
  }

  private mutating func skipDigits() -> Int {
    let start = offset
    while let byte = peek, byte.isDigit { offset += 1 }
    return offset - start
  }
}
