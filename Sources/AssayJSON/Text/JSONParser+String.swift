extension JSONParser {
  /// `string = quotation-mark *char quotation-mark` (RFC 8259, section 7).
  mutating func string() throws(JSONSyntaxError) -> String {
    let opening = offset
    offset += 1
    let start = offset
    try skipUnescaped(opening: opening)
    // Most strings hold no escape: they are one run of bytes.
    guard peek == UInt8(ascii: "\\") else {
      defer { offset += 1 }
      return bytes.withUnsafeBufferPointer {
        String(decoding: UnsafeBufferPointer(rebasing: $0[start..<offset]), as: UTF8.self)
      }
    }
    unescaped.removeAll(keepingCapacity: true)
    unescaped += bytes[start..<offset]
    while peek == UInt8(ascii: "\\") {
      unescaped += UTF8.encode(try escape()) ?? UTF8.encodedReplacementCharacter
      let run = offset
      try skipUnescaped(opening: opening)
      unescaped += bytes[run..<offset]
    }
    offset += 1
    return String(decoding: unescaped, as: UTF8.self)
  }

  /// `*unescaped` (section 7): up to a quotation mark or a backslash.
  private mutating func skipUnescaped(opening: Int) throws(JSONSyntaxError) {
    let start = offset
    offset = bytes.withUnsafeBufferPointer { bytes in
      bytes[start...].firstIndex(where: Self.endsRun) ?? bytes.count
    }
    guard let byte = peek, byte != 0x0A, byte != 0x0D else {
      throw JSONSyntaxError(.unterminatedString, at: opening..<offset)
    }
    guard byte >= 0x20 else {
      throw JSONSyntaxError(.controlCharacter(byte), at: offset..<offset + 1)
    }
  }

  private static func endsRun(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  /// `escape ( " / \ / "/" / b / f / n / r / t / u 4HEXDIG )` (section 7).
  private mutating func escape() throws(JSONSyntaxError) -> Unicode.Scalar {
    let start = offset
    offset += 1
    guard let letter = peek else { throw JSONSyntaxError(.unterminatedString, at: start..<offset) }
    offset += 1
    switch letter {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape(from: start)
    default: throw JSONSyntaxError(.invalidEscape, at: start..<offset)
    }
  }

  /// Behind `\u`: four digits, and a second escape where they are the first half of a pair.
  private mutating func unicodeEscape(from start: Int) throws(JSONSyntaxError) -> Unicode.Scalar {
    let lead = try hexadecimalDigits(of: start)
    if let scalar = Unicode.Scalar(lead) { return scalar }
    let alone = JSONSyntaxError(.loneSurrogate, at: start..<offset)
    guard UTF16.isLeadSurrogate(lead), bytes[offset...].starts(with: #"\u"#.utf8) else {
      throw alone
    }
    let second = offset
    offset += 2
    let trail = try hexadecimalDigits(of: second)
    guard UTF16.isTrailSurrogate(trail) else { throw alone }
    return UTF16.decode(UTF16.EncodedScalar([lead, trail]))
  }

  /// `4HEXDIG` (section 7) of the escape that begins at `start`.
  private mutating func hexadecimalDigits(of start: Int) throws(JSONSyntaxError) -> UInt16 {
    var value: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = peek?.hexadecimalValue else {
        throw JSONSyntaxError(.invalidUnicodeEscape, at: start..<offset)
      }
      value = value << 4 | UInt16(digit)
      offset += 1
    }
    return value
  }
}
