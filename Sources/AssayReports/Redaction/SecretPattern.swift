import AssaySuite
import AssayText

/// One way in which a secret may be written.
struct SecretPattern: Sendable {
  enum Form: Sendable, Hashable {
    /// The secret itself.
    case plain
    /// The secret without its escapes or line breaks, or in other letter case.
    case derived
    case hexadecimal
    /// The digits that the secret alone decides. The digit before them also holds bits of what comes
    /// before where `sharesFirst`, the digit behind them bits of what follows where `sharesLast`.
    case base64(sharesFirst: Bool, sharesLast: Bool)
  }

  /// At least `PatternIndex.window` of them.
  var bytes: [UInt8]
  /// Which secret, by its number.
  var secret: Int
  var form: Form

  /// The length from which a piece gives the secret away: half of it, but never so little that other
  /// text holds the same by chance, nor more of a long one than a line.
  var telling: Int { min(max(8, (bytes.count + 1) / 2), 32) }
}

extension SecretPattern {
  /// Every way that is looked for; escapes are no concern here, for texts are decoded step by step.
  static func all(of value: String, secret: Int) -> [SecretPattern] {
    let bytes = Array(value.utf8)
    var patterns = [SecretPattern(bytes: bytes, secret: secret, form: .plain)]
    patterns += derived(value).map { SecretPattern(bytes: $0, secret: secret, form: .derived) }
    let digits = hexadecimal(bytes)
    patterns += [digits, uppercased(digits)].map {
      SecretPattern(bytes: $0, secret: secret, form: .hexadecimal)
    }
    for prefix in 0..<3 { patterns += encoded(bytes, behind: prefix, secret) }
    var seen: Set<[UInt8]> = []
    return patterns.filter {
      $0.bytes.count >= PatternIndex.window && seen.insert($0.bytes).inserted
    }
  }

  /// What the secret turns into on its way: read as escapes of another kind, wrapped, trimmed, in
  /// other letter case, with the blanks of a form.
  private static func derived(_ value: String) -> [[UInt8]] {
    let bytes = Array(value.utf8)
    var found = [bytes, Array(value.uppercased().utf8), Array(value.lowercased().utf8)]
    if let start = bytes.firstIndex(where: { $0 > 0x20 }),
      let end = bytes.lastIndex(where: { $0 > 0x20 })
    {
      found.append(Array(bytes[start...end]))
    }
    found += found.map { text in text.map { $0 == 0x20 ? UInt8(ascii: "+") : $0 } }
    for text in found {
      var view = TextView(text)
      for _ in 0..<TextView.deepest {
        if let joined = view.joined() { found.append(joined.bytes) }
        guard let decoded = view.decoded() else { break }
        found.append(decoded.bytes)
        view = decoded
      }
    }
    return found
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    return bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
  }

  private static func uppercased(_ digits: [UInt8]) -> [UInt8] {
    digits.map { $0 >= UInt8(ascii: "a") ? $0 & ~0x20 : $0 }
  }

  /// The secret inside a longer base64 text, so many bytes (modulo 3) behind its beginning; in both
  /// alphabets (RFC 4648, sections 4 and 5).
  private static func encoded(
    _ bytes: [UInt8], behind prefix: Int, _ secret: Int
  ) -> [SecretPattern] {
    let bits = 8 * prefix..<8 * (prefix + bytes.count)
    let first = (bits.lowerBound + 5) / 6
    let end = bits.upperBound / 6
    guard first < end else { return [] }
    let digits = Array(base64(Array(repeating: 0, count: prefix) + bytes).utf8)[first..<end]
    let safe = digits.map { digit in
      switch digit {
      case UInt8(ascii: "+"): UInt8(ascii: "-")
      case UInt8(ascii: "/"): UInt8(ascii: "_")
      default: digit
      }
    }
    let form = Form.base64(
      sharesFirst: bits.lowerBound % 6 != 0, sharesLast: bits.upperBound % 6 != 0)
    return [Array(digits), safe].map { SecretPattern(bytes: $0, secret: secret, form: form) }
  }
}
