import AssayJSON

extension SchemaShape {
  /// A number that the keywords for numbers let through; another one for each turn, as far as that
  /// is possible.
  func sampleNumber(turn: Int = 0) -> JSONNumber? {
    sampleNumbers(turn: turn).first { admits(JSONNode(.number($0))) }
  }

  private func sampleNumbers(turn: Int) -> [JSONNumber] {
    var numbers = [JSONNumber(turn + 1), JSONNumber(0)]
    let steps = [turn, turn + 1]
    for step in steps {
      numbers += [minimum, maximum].compactMap { bound in
        guard let bound else { return nil }
        let isUp = bound.number == minimum?.number
        return NumberStep(bound.number)?.moved(by: isUp ? step : -step, at: 0)
      }
      for divisor in divisors {
        numbers += multiples(of: divisor, turn: step)
      }
    }
    numbers += [minimum, maximum].compactMap { bound in
      guard let bound else { return nil }
      return NumberStep(bound.number)?.moved(
        by: bound.number == minimum?.number ? 1 : -1, at: NumberStep.fine(bound.number))
    }
    return numbers
  }

  /// The multiples next to both bounds.
  private func multiples(of divisor: JSONNumber, turn: Int) -> [JSONNumber] {
    guard let step = NumberStep(divisor) else { return [] }
    let bounds = [minimum, maximum].compactMap { $0?.number.doubleValue }
    let starts = [0] + bounds.map { ($0 / divisor.doubleValue).rounded(.down) }
    return starts.flatMap { start -> [JSONNumber] in
      guard let whole = Int(exactly: start), whole.magnitude < 1 << 50 else { return [] }
      return [whole + turn, whole - turn].compactMap { step.multiplied(by: $0) }
    }
  }
}

/// A decimal number that small steps are taken from: mantissa × 10^exponent.
struct NumberStep {
  let mantissa: Int
  let exponent: Int

  /// Nil for numbers of so many digits that a step could overflow.
  init?(_ number: JSONNumber) {
    let value = DecimalValue(number)
    guard value.digits.count <= 15, -18...18 ~= value.exponent else { return nil }
    let digits = value.digits.reduce(0) { $0 * 10 + Int($1) }
    mantissa = value.isNegative ? -digits : digits
    exponent = value.exponent
  }

  private init(mantissa: Int, exponent: Int) {
    self.mantissa = mantissa
    self.exponent = exponent
  }

  /// The exponent of a step that is smaller than any unit the number is written in.
  static func fine(_ number: JSONNumber) -> Int { min(-2, DecimalValue(number).exponent - 1) }

  /// The number with `count` × 10^`power` added.
  func moved(by count: Int, at power: Int) -> JSONNumber? {
    let lowest = min(exponent, power)
    guard lowest >= -30, let scaled = Self.scaled(mantissa, by: exponent - lowest),
      let change = Self.scaled(count, by: power - lowest)
    else { return nil }
    let (sum, overflow) = scaled.addingReportingOverflow(change)
    return overflow ? nil : NumberStep(mantissa: sum, exponent: lowest).number
  }

  func multiplied(by factor: Int) -> JSONNumber? {
    let (product, overflow) = mantissa.multipliedReportingOverflow(by: factor)
    return overflow ? nil : NumberStep(mantissa: product, exponent: exponent).number
  }

  private static func scaled(_ value: Int, by power: Int) -> Int? {
    guard value != 0 else { return 0 }
    var value = value
    for _ in 0..<max(0, power) {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      value = product
    }
    return value
  }

  /// Written without an exponent.
  private var number: JSONNumber? {
    guard exponent < 0 else { return Self.scaled(mantissa, by: exponent).map(JSONNumber.init) }
    let digits = String(mantissa.magnitude)
    let padded = String(repeating: "0", count: max(0, 1 - exponent - digits.count)) + digits
    let fraction = String(padded.suffix(-exponent).reversed().drop { $0 == "0" }.reversed())
    let text = padded.dropLast(-exponent) + (fraction.isEmpty ? "" : "." + fraction)
    return JSONNumber((mantissa < 0 ? "-" : "") + text)
  }
}
