/// The tokens of a JSON text: white space, literals, numbers, strings.
struct JSONScanner {
  private let bytes: [UInt8]
  private(set) var offset = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The byte to be read next, absent at the end.
  var current: UInt8? {
    offset < bytes.count ? bytes[offset] : nil
  }

  func failure(_ reason: JSONTextError.Reason) -> JSONTextError {
    JSONTextError(reason: reason, offset: offset)
  }

  mutating func advance() {
    offset += 1
  }

  mutating func skipWhitespace() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      advance()
    }
  }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: scalar) else { return false }
    advance()
    return true
  }

  mutating func expect(
    _ scalar: Unicode.Scalar, or description: String
  ) throws(JSONTextError) {
    guard take(scalar) else { throw failure(.expected(description)) }
  }

  /// Reads a string, number or literal.
  mutating func scalar() throws(JSONTextError) -> JSONValue {
    switch current {
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try literal("true", .boolean)
    case UInt8(ascii: "f"): return try literal("false", .boolean)
    case UInt8(ascii: "n"): return try literal("null", .null)
    case let byte? where byte == UInt8(ascii: "-") || Self.isDigit(byte):
      try number()
      return .other(.number)
    default: throw failure(.expected("a value"))
    }
  }

  private mutating func literal(
    _ text: StaticString, _ kind: JSONValue.Kind
  ) throws(JSONTextError) -> JSONValue {
    for byte in text.description.utf8 {
      guard current == byte else { throw failure(.expected(text.description)) }
      advance()
    }
    return .other(kind)
  }
}

// Numbers: RFC 8259, section 6.
extension JSONScanner {
  private mutating func number() throws(JSONTextError) {
    _ = take("-")
    if !take("0") { try digits() }
    if take(".") { try digits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try digits()
    }
  }

  private mutating func digits() throws(JSONTextError) {
    let start = offset
    while let byte = current, Self.isDigit(byte) { advance() }
    if offset == start { throw failure(.expected("a digit")) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

// Strings: RFC 8259, section 7.
extension JSONScanner {
  /// Reads a string that begins here.
  mutating func string() throws(JSONTextError) -> ExactText {
    let start = offset
    advance()
    var decoded: [UInt8] = []
    while true {
      let run = offset
      while let byte = current, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\")
      {
        advance()
      }
      decoded.append(contentsOf: bytes[run..<offset])
      switch current {
      case UInt8(ascii: "\""):
        advance()
        guard let text = ExactText(utf8: decoded) else {
          throw JSONTextError(reason: .notUTF8, offset: start)
        }
        return text
      case UInt8(ascii: "\\"):
        decoded.append(contentsOf: try escape().utf8)
      case nil: throw failure(.expected("the string's closing quotation mark"))
      default: throw failure(.controlCharacter)
      }
    }
  }

  private mutating func escape() throws(JSONTextError) -> Unicode.Scalar {
    let start = offset
    advance()
    let escaped = current
    advance()
    switch escaped {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try escapedScalar(from: start)
    default: throw JSONTextError(reason: .unknownEscape, offset: start)
    }
  }

  /// Reads the digits of `\uXXXX` and, of a surrogate pair, the second escape.
  private mutating func escapedScalar(from start: Int) throws(JSONTextError) -> Unicode.Scalar {
    let unit = try hexadecimalUnit()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard UTF16.isLeadSurrogate(unit), take("\\"), take("u") else {
      throw JSONTextError(reason: .unpairedSurrogate, offset: start)
    }
    let second = try hexadecimalUnit()
    guard UTF16.isTrailSurrogate(second),
      let scalar = Unicode.Scalar(
        0x1_0000 + UInt32(unit - 0xD800) << 10 + UInt32(second - 0xDC00))
    else {
      throw JSONTextError(reason: .unpairedSurrogate, offset: start)
    }
    return scalar
  }

  private mutating func hexadecimalUnit() throws(JSONTextError) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw failure(.expected("a hexadecimal digit"))
      }
      unit = unit << 4 | UInt16(digit)
      advance()
    }
    return unit
  }
}
