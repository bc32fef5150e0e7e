extension JSONPathParser {
  /// `string-literal = %x22 *double-quoted %x22 / %x27 *single-quoted %x27`
  mutating func stringLiteral(in quote: Unicode.Scalar) throws(JSONPathError) -> String {
    let start = reader.position
    reader.position += 1
    var text = String.UnicodeScalarView()
    while let scalar = reader.peek {
      switch scalar {
      case quote:
        reader.position += 1
        return String(text)
      case "\\": text.append(try escape(in: quote))
      case "\0"..."\u{1F}": throw fault(.controlCharacter)
      default:
        text.append(scalar)
        reader.position += 1
      }
    }
    throw fault(.unterminatedString, from: start)
  }

  /// `ESC ( quote / escapable )`, `escapable = b / f / n / r / t / "/" / "\" / (u hexchar)`
  private mutating func escape(in quote: Unicode.Scalar) throws(JSONPathError) -> Unicode.Scalar {
    let start = reader.position
    reader.position += 1
    guard let scalar = reader.peek else { throw fault(.invalidEscape, from: start) }
    reader.position += 1
    switch scalar {
    case quote, "/", "\\": return scalar
    case "b": return "\u{8}"
    case "f": return "\u{C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "u": return try hexadecimalCharacter(from: start)
    default: throw fault(.invalidEscape, from: start)
    }
  }

  /// `hexchar = non-surrogate / (high-surrogate "\" %x75 low-surrogate)`
  private mutating func hexadecimalCharacter(
    from start: Int
  ) throws(JSONPathError) -> Unicode.Scalar {
    let unit = try fourHexadecimalDigits(from: start)
    if let scalar = Unicode.Scalar(unit) { return scalar }
    let end = reader.position
    guard 0xD800...0xDBFF ~= unit, reader.take("\\u") else {
      throw fault(.loneSurrogate, from: start)
    }
    let trail = try fourHexadecimalDigits(from: end)
    let pair = 0x10000 + (unit & 0x3FF) << 10 + trail & 0x3FF
    guard 0xDC00...0xDFFF ~= trail, let scalar = Unicode.Scalar(pair) else {
      reader.position = end
      throw fault(.loneSurrogate, from: start)
    }
    return scalar
  }

  /// `4HEXDIG`
  private mutating func fourHexadecimalDigits(from start: Int) throws(JSONPathError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let scalar = reader.peek, scalar.isASCII,
        let digit = UInt8(ascii: scalar).hexadecimalValue
      else { throw fault(.invalidEscape, from: start) }
      value = value << 4 | UInt32(digit)
      reader.position += 1
    }
    return value
  }
}
