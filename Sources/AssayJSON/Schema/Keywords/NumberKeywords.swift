// Keywords for numbers (JSON Schema 2020-12 validation, section 6.2): exact, never by way of Double.

/// `minimum`, `maximum`, `exclusiveMinimum`, `exclusiveMaximum` (6.2.2 to 6.2.5).
struct BoundKeyword: SchemaKeyword {
  enum Side: Sendable { case minimum, maximum }

  let side: Side
  let isExclusive: Bool
  let bound: JSONNumber
  let place: SchemaPlace
  private let smallBound: Int?
  private let exactBound: DecimalValue

  init(side: Side, isExclusive: Bool, bound: JSONNumber, place: SchemaPlace) {
    self.side = side
    self.isExclusive = isExclusive
    self.bound = bound
    self.place = place
    smallBound = bound.intValue
    exactBound = DecimalValue(bound)
  }

  func holds(
    for instance: JSONNode, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks?
  ) -> Bool {
    guard case .number(let number) = instance.value else { return true }
    let holds =
      if let smallBound, let value = Int(number.text) {
        isWithin(value, smallBound)
      } else {
        isWithin(DecimalValue(number), exactBound)
      }
    return holds || evaluation.fail(place, instance, violation(of: number))
  }

  private func isWithin<Value: Comparable>(_ value: Value, _ bound: Value) -> Bool {
    switch side {
    case .minimum: isExclusive ? bound < value : !(value < bound)
    case .maximum: isExclusive ? value < bound : !(bound < value)
    }
  }

  private func violation(of number: JSONNumber) -> JSONSchemaViolation {
    switch side {
    case .minimum: .tooSmall(number, minimum: bound, isExclusive: isExclusive)
    case .maximum: .tooLarge(number, maximum: bound, isExclusive: isExclusive)
    }
  }
}

/// `multipleOf` (6.2.1).
struct MultipleKeyword: SchemaKeyword {
  let divisor: JSONNumber
  let place: SchemaPlace
  private let exactDivisor: DecimalValue

  init(divisor: JSONNumber, place: SchemaPlace) {
    self.divisor = divisor
    self.place = place
    exactDivisor = DecimalValue(divisor)
  }

  func holds(
    for instance: JSONNode, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks?
  ) -> Bool {
    guard case .number(let number) = instance.value else { return true }
    return DecimalValue(number).isMultiple(of: exactDivisor)
      || evaluation.fail(place, instance, .notMultiple(number, of: divisor))
  }
}

extension DecimalValue {
  /// Whether a whole number times `divisor`, which is not zero, gives this value.
  func isMultiple(of divisor: DecimalValue) -> Bool {
    if isZero { return true }
    let shift = exponent - divisor.exponent
    // Digits end in no zero, so they are no multiple of ten, nor of ten times a divisor's digits.
    if shift < 0 { return false }
    // Powers of ten beyond these cancel nothing more: only the divisor's twos and fives count.
    let zeros = min(shift, 4 * divisor.digits.count)
    return Self.isDivisible(digits, followedByZeros: zeros, by: divisor.digits)
  }

  private static func isDivisible(
    _ digits: [UInt8], followedByZeros zeros: Int, by divisor: [UInt8]
  ) -> Bool {
    guard divisor.count <= 18 else {
      return isDivisible(digits, followedByZeros: zeros, byLong: divisor)
    }
    // Below 10^18 a remainder has room for another digit.
    let small = divisor.reduce(UInt64(0)) { $0 * 10 + UInt64($1) }
    var remainder: UInt64 = 0
    for digit in digits { remainder = (remainder * 10 + UInt64(digit)) % small }
    for _ in 0..<zeros { remainder = remainder * 10 % small }
    return remainder == 0
  }

  /// Long division as on paper; the remainder has one digit more than the divisor.
  private static func isDivisible(
    _ digits: [UInt8], followedByZeros zeros: Int, byLong divisor: [UInt8]
  ) -> Bool {
    let padded = [0] + divisor
    var remainder = [UInt8](repeating: 0, count: padded.count)
    for position in 0..<(digits.count + zeros) {
      remainder.removeFirst()
      remainder.append(position < digits.count ? digits[position] : 0)
      while !remainder.lexicographicallyPrecedes(padded) {
        var borrow: UInt8 = 0
        for index in remainder.indices.reversed() {
          let taken = padded[index] + borrow
          borrow = remainder[index] < taken ? 1 : 0
          remainder[index] = remainder[index] + 10 * borrow - taken
        }
      }
    }
    return remainder.allSatisfy { $0 == 0 }
  }
}

extension SchemaCompiler {
  mutating func numberKeywords(of schema: SchemaObject) -> [any SchemaKeyword] {
    var keywords: [any SchemaKeyword] = []
    let bounds: [(String, BoundKeyword.Side, Bool)] = [
      ("minimum", .minimum, false), ("exclusiveMinimum", .minimum, true),
      ("maximum", .maximum, false), ("exclusiveMaximum", .maximum, true),
    ]
    for (name, side, isExclusive) in bounds {
      guard let (bound, place) = number(name, in: schema) else { continue }
      keywords.append(
        BoundKeyword(side: side, isExclusive: isExclusive, bound: bound, place: place))
    }
    if let (divisor, place) = number("multipleOf", in: schema) {
      if divisor > JSONNumber(0) {
        keywords.append(MultipleKeyword(divisor: divisor, place: place))
      } else {
        wrongValue(place, expected: "a number greater than 0", in: schema)
      }
    }
    return keywords
  }
}
