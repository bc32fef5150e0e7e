extension JSONParser {
  /// `string = quotation-mark *char quotation-mark` (RFC 8259, section 7).
  mutating func string() throws(JSONSyntaxError) -> String {
    let opening = offset
    offset += 1
    let start = offset
    // Most strings hold no escape: they are one run of bytes.
    try skipPlainCharacters(opening: opening)
    if peek == UInt8(ascii: "\"") {
      defer { offset += 1 }
      return try text(start..<offset)
    }
    var result = try text(start..<offset)
    while true {
      if peek == UInt8(ascii: "\\") {
        result.unicodeScalars.append(try escape())
      } else {
        let run = offset
        try skipPlainCharacters(opening: opening)
        result += try text(run..<offset)
      }
      if peek == UInt8(ascii: "\"") { break }
    }
    offset += 1
    return result
  }

  /// Stops at a quotation mark or a backslash; anything else that may not stand there is a fault.
  private mutating func skipPlainCharacters(opening: Int) throws(JSONSyntaxError) {
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return }
      if byte < 0x20 {
        if byte == 0x0A || byte == 0x0D { throw fault(.unterminatedString, at: opening..<offset) }
        throw fault(.controlCharacter(byte), at: offset..<offset + 1)
      }
      offset += 1
    }
    throw fault(.unterminatedString, at: opening..<offset)
  }

  /// The characters of that range, which ends at a character's end.
  private func text(_ range: Range<Int>) throws(JSONSyntaxError) -> String {
    let slice = bytes[range]
    if let text = String(validating: slice, as: UTF8.self) { return text }
    // Off the fast path: find the first byte that no valid character holds.
    var end = range.lowerBound
    while end < range.upperBound {
      let length = (1...4).first { length in
        end + length <= range.upperBound
          && String(validating: bytes[end..<end + length], as: UTF8.self) != nil
      }
      guard let length else { break }
      end += length
    }
    throw fault(.invalidUTF8, at: end..<min(end + 1, bytes.count))
  }

  /// `escape ( " / \ / "/" / b / f / n / r / t / u 4HEXDIG )` (RFC 8259, section 7).
  private mutating func escape() throws(JSONSyntaxError) -> Unicode.Scalar {
    let start = offset
    offset += 1
    guard let byte = peek else { throw fault(.unexpectedEnd, at: offset..<offset) }
    offset += 1
    switch byte {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape(start: start)
    default: throw fault(.invalidEscape, at: start..<offset)
    }
  }

  /// Behind `\u`: four digits, and the second half where they are the first half of a pair.
  private mutating func unicodeEscape(start: Int) throws(JSONSyntaxError) -> Unicode.Scalar {
    let unit = try fourHexadecimalDigits(start: start)
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard UTF16.isLeadSurrogate(UInt16(truncatingIfNeeded: unit)),
      peek == UInt8(ascii: "\\"), offset + 1 < bytes.count,
      bytes[offset + 1] == UInt8(ascii: "u")
    else { throw fault(.loneSurrogate, at: start..<offset) }
    let second = offset
    offset += 2
    let trail = try fourHexadecimalDigits(start: second)
    let pair = 0x10000 + ((unit & 0x3FF) << 10) + (trail & 0x3FF)
    guard 0xDC00...0xDFFF ~= trail, let scalar = Unicode.Scalar(pair) else {
      throw fault(.loneSurrogate, at: start..<second)
    }
    return scalar
  }

  private mutating func fourHexadecimalDigits(start: Int) throws(JSONSyntaxError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw fault(.invalidUnicodeEscape, at: start..<offset)
      }
      value = value << 4 | UInt32(digit)
      offset += 1
    }
    return value
  }
}
