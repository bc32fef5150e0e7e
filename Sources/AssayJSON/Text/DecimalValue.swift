/// What a number literal is worth, in one form for each value: ±digits × 10^exponent.
///
/// The digits have no zero at either end, so equal values have equal fields; zero has no digits.
/// Nothing is ever expanded: 1e400000 is one digit and an exponent.
package struct DecimalValue: Sendable, Hashable {
  package private(set) var isNegative: Bool
  /// Each 0...9, the most significant first.
  package private(set) var digits: [UInt8]
  package private(set) var exponent: Int

  package init(_ number: JSONNumber) {
    isNegative = false
    digits = []
    exponent = 0
    var fractionDigits = 0
    var isInFraction = false
    var bytes = number.text.utf8.makeIterator()
    var exponentText: [UInt8] = []
    while let byte = bytes.next() {
      switch byte {
      case UInt8(ascii: "-"): isNegative = true
      case UInt8(ascii: "."): isInFraction = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        while let next = bytes.next() { exponentText.append(next) }
      default:
        if isInFraction { fractionDigits += 1 }
        if byte != UInt8(ascii: "0") || !digits.isEmpty { digits.append(byte - UInt8(ascii: "0")) }
      }
    }
    // The scanner has bounded the exponent, so neither the reading nor the sum can overflow.
    let written = Int(String(decoding: exponentText, as: UTF8.self)) ?? 0
    exponent = written - fractionDigits
    trim()
  }

  /// - Parameters:
  ///   - digits: each 0...9, the most significant first.
  ///   - exponent: of the last of them.
  init(_ isNegative: Bool, digits: [UInt8], exponent: Int) {
    self.isNegative = isNegative
    self.digits = Array(digits.drop { $0 == 0 })
    self.exponent = exponent
    trim()
  }

  private mutating func trim() {
    while digits.last == 0 {
      digits.removeLast()
      exponent += 1
    }
    if digits.isEmpty {
      isNegative = false
      exponent = 0
    }
  }

  package var isZero: Bool { digits.isEmpty }

  package var isInteger: Bool { exponent >= 0 }

  /// The value where it is whole and fits.
  package var intValue: Int? {
    guard isInteger, digits.count + exponent <= 19 else { return nil }
    var value = 0
    for digit in digits + Array(repeating: 0, count: exponent) {
      let (shifted, overflow) = value.multipliedReportingOverflow(by: 10)
      let signed = isNegative ? -Int(digit) : Int(digit)
      let (sum, carry) = shifted.addingReportingOverflow(signed)
      if overflow || carry { return nil }
      value = sum
    }
    return value
  }

  /// How many digits stand before the decimal point in 0.ddd × 10^magnitude.
  private var magnitude: Int { digits.count + exponent }
}

extension DecimalValue: Comparable {
  package static func < (left: DecimalValue, right: DecimalValue) -> Bool {
    if left.isZero || right.isZero {
      return left.isZero ? !right.isZero && !right.isNegative : left.isNegative
    }
    if left.isNegative != right.isNegative { return left.isNegative }
    return left.isNegative ? right.isSmallerInSize(than: left) : left.isSmallerInSize(than: right)
  }

  private func isSmallerInSize(than other: DecimalValue) -> Bool {
    if magnitude != other.magnitude { return magnitude < other.magnitude }
    return digits.lexicographicallyPrecedes(other.digits)
  }
}
