extension JSONNumber {
  /// The exact sum, as short as it can be written; nil where it has more than `digits` of them, as
  /// 1e400000 + 1 has.
  package func sum(with other: JSONNumber, atMost digits: Int = 100_000) -> JSONNumber? {
    DecimalValue(self).sum(with: DecimalValue(other), atMost: digits).map(JSONNumber.init)
  }

  /// The number of the other sign.
  package var negated: JSONNumber {
    JSONNumber(checked: text.hasPrefix("-") ? String(text.dropFirst()) : "-" + text)
  }

  package init(_ value: DecimalValue) { self.init(checked: value.literal) }
}

extension DecimalValue {
  fileprivate func sum(with other: DecimalValue, atMost limit: Int) -> DecimalValue? {
    if isZero { return other }
    if other.isZero { return self }
    let lowest = min(exponent, other.exponent)
    let highest = max(exponent + digits.count, other.exponent + other.digits.count)
    guard highest - lowest <= limit else { return nil }
    // One digit more than the longer of the two, for what is carried.
    let width = highest - lowest + 1
    let (left, right) = (aligned(lowest, width), other.aligned(lowest, width))
    if isNegative == other.isNegative {
      return DecimalValue(
        isNegative, digits: Self.sum(left, right) { $0 + $1 }, exponent: lowest)
    }
    let isSmaller = left.lexicographicallyPrecedes(right)
    let (larger, smaller) = isSmaller ? (right, left) : (left, right)
    return DecimalValue(
      isSmaller ? other.isNegative : isNegative,
      digits: Self.sum(larger, smaller) { $0 - $1 }, exponent: lowest)
  }

  /// The digits in so many places, the last of which is worth 10^exponent.
  private func aligned(_ exponent: Int, _ width: Int) -> [Int8] {
    let zeros = self.exponent - exponent
    return [Int8](repeating: 0, count: width - digits.count - zeros) + digits.map(Int8.init)
      + [Int8](repeating: 0, count: zeros)
  }

  /// Digit by digit from the last; a difference is never below zero in all.
  private static func sum(
    _ left: [Int8], _ right: [Int8], _ combine: (Int8, Int8) -> Int8
  ) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: left.count)
    var carry: Int8 = 0
    for index in left.indices.reversed() {
      let digit = combine(left[index], right[index]) + carry
      carry = digit < 0 ? -1 : digit / 10
      result[index] = UInt8(digit - 10 * carry)
    }
    return result
  }

  /// The shortest usual form: with all its digits, or with an exponent where those were hundreds of
  /// zeros.
  fileprivate var literal: String {
    guard !isZero else { return "0" }
    let sign = isNegative ? "-" : ""
    let text = String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
    let point = digits.count + exponent
    if exponent >= 0, exponent <= 400 {
      return sign + text + String(repeating: "0", count: exponent)
    }
    if exponent < 0, point > 0 { return "\(sign)\(text.prefix(point)).\(text.dropFirst(point))" }
    if exponent < 0, point > -400 {
      return "\(sign)0.\(String(repeating: "0", count: -point))\(text)"
    }
    return "\(sign)\(text)e\(exponent)"
  }
}
