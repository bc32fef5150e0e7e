/// One escape of the notations that servers write values in: percent-encoding (RFC 3986, section
/// 2.1), strings of JSON and its relatives, character references of XML and HTML.
struct Escape {
  /// How many bytes it is written with.
  let length: Int
  private let meaning: Meaning

  private enum Meaning {
    case byte(UInt8)
    case scalar(Unicode.Scalar)
  }

  static func mayBegin(with byte: UInt8) -> Bool {
    byte == UInt8(ascii: "%") || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "&")
  }

  /// Nil where no escape begins.
  init?(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) {
    let rest = text[offset...].prefix(Self.longest)
    let found: (Int, Meaning)? =
      switch text[offset] {
      case UInt8(ascii: "%"): Self.percent(rest)
      case UInt8(ascii: "\\"): Self.backslash(rest)
      case UInt8(ascii: "&"): Self.reference(rest)
      default: nil
      }
    guard let found else { return nil }
    (length, meaning) = found
  }

  func append(to bytes: inout [UInt8]) {
    switch meaning {
    case .byte(let byte): bytes.append(byte)
    case .scalar(let scalar): bytes += String(scalar).utf8
    }
  }

  /// `&#x` with leading zeros is the longest that is looked at.
  private static let longest = 32

  private typealias Rest = Slice<UnsafeBufferPointer<UInt8>>

  private static func percent(_ rest: Rest) -> (Int, Meaning)? {
    number(rest.dropFirst(), radix: 16, count: 2).map { (3, .byte(UInt8(truncatingIfNeeded: $0))) }
  }

  /// `\n`, `\/`, `\x41`, `\u0041`, `\u{41}` and surrogate pairs.
  private static func backslash(_ rest: Rest) -> (Int, Meaning)? {
    let body = rest.dropFirst()
    guard let sign = body.first else { return nil }
    switch sign {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "'"):
      return (2, .byte(sign))
    case UInt8(ascii: "b"): return (2, .byte(0x08))
    case UInt8(ascii: "f"): return (2, .byte(0x0C))
    case UInt8(ascii: "n"): return (2, .byte(0x0A))
    case UInt8(ascii: "r"): return (2, .byte(0x0D))
    case UInt8(ascii: "t"): return (2, .byte(0x09))
    case UInt8(ascii: "x"):
      return number(body.dropFirst(), radix: 16, count: 2).map {
        (4, .byte(UInt8(truncatingIfNeeded: $0)))
      }
    case UInt8(ascii: "u"): return unicode(body.dropFirst())
    default: return nil
    }
  }

  private static func unicode(_ digits: Rest) -> (Int, Meaning)? {
    if digits.first == UInt8(ascii: "{") {
      guard let close = digits.firstIndex(of: UInt8(ascii: "}")) else { return nil }
      let inner = digits[(digits.startIndex + 1)..<close]
      guard let scalar = number(inner, radix: 16, count: inner.count).flatMap(Unicode.Scalar.init)
      else { return nil }
      return (inner.count + 4, .scalar(scalar))
    }
    guard let unit = number(digits, radix: 16, count: 4) else { return nil }
    if let scalar = Unicode.Scalar(unit) { return (6, .scalar(scalar)) }
    let second = digits.dropFirst(4)
    guard 0xD800...0xDBFF ~= unit, second.starts(with: "\\u".utf8),
      let low = number(second.dropFirst(2), radix: 16, count: 4), 0xDC00...0xDFFF ~= low,
      let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    else { return nil }
    return (12, .scalar(scalar))
  }

  /// `&amp;`, `&#38;`, `&#x26;`
  private static func reference(_ rest: Rest) -> (Int, Meaning)? {
    guard let end = rest.firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let length = end - rest.startIndex + 1
    var name = rest[(rest.startIndex + 1)..<end]
    guard name.first == UInt8(ascii: "#") else {
      return names[String(decoding: name, as: UTF8.self)].map { (length, .scalar($0)) }
    }
    name = name.dropFirst()
    let isHexadecimal = name.first == UInt8(ascii: "x") || name.first == UInt8(ascii: "X")
    if isHexadecimal { name = name.dropFirst() }
    return number(name, radix: isHexadecimal ? 16 : 10, count: name.count)
      .flatMap(Unicode.Scalar.init).map { (length, .scalar($0)) }
  }

  /// The number that the first digits write; nil where there are fewer or other characters.
  private static func number(_ digits: Rest, radix: UInt32, count: Int) -> UInt32? {
    guard count > 0, digits.count >= count else { return nil }
    var value: UInt32 = 0
    for byte in digits.prefix(count) {
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      default: return nil
      }
      guard digit < radix, value < 1 << 24 else { return nil }
      value = value * radix + UInt32(digit)
    }
    return value
  }

  /// What HTML calls the ASCII characters that are neither letters nor digits.
  private static let names: [String: Unicode.Scalar] = [
    "amp": "&", "AMP": "&", "lt": "<", "LT": "<", "gt": ">", "GT": ">", "quot": "\"",
    "QUOT": "\"", "apos": "'", "excl": "!", "num": "#", "dollar": "$", "percnt": "%",
    "lpar": "(", "rpar": ")", "ast": "*", "plus": "+", "comma": ",", "period": ".", "sol": "/",
    "colon": ":", "semi": ";", "equals": "=", "quest": "?", "commat": "@", "lsqb": "[",
    "lbrack": "[", "bsol": "\\", "rsqb": "]", "rbrack": "]", "Hat": "^", "lowbar": "_",
    "grave": "`", "lcub": "{", "lbrace": "{", "verbar": "|", "vert": "|", "rcub": "}",
    "rbrace": "}", "Tab": "\t", "NewLine": "\n", "nbsp": "\u{A0}",
  ]
}
