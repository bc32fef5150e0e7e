/// A number exactly as it was written, compared by its value: 1 = 1.0 = 10e-1.
package struct JSONNumber: Sendable {
  /// The literal, in the grammar of RFC 8259, section 6.
  package let text: String

  /// A literal that the caller has checked against the grammar.
  init(checked text: String) { self.text = text }

  package init(_ value: Int) { text = String(value) }

  /// Nil for what is not a JSON number literal, and for one whose exponent is beyond ±10^17.
  package init?(_ literal: String) {
    var parser = JSONParser(bytes: Array(literal.utf8))
    guard let number = try? parser.number(), parser.peek == nil else { return nil }
    self = number
  }

  /// The shortest literal that gives the value back; nil for infinities and NaN.
  package init?(_ value: Double) {
    guard value.isFinite else { return nil }
    // Swift writes "1e+20" and "1.0"; both are JSON literals too.
    text = String(describing: value)
  }

  /// The nearest binary number; infinite beyond its range.
  package var doubleValue: Double { Double(text) ?? (text.hasPrefix("-") ? -.infinity : .infinity) }

  /// The value where it is whole and fits, however it is written.
  package var intValue: Int? { plainInteger ?? DecimalValue(self).intValue }

  /// Whether the value is whole: 1.0 and 10e-1 are (JSON Schema 2020-12 validation, 6.1.1).
  package var isInteger: Bool { plainInteger != nil || DecimalValue(self).isInteger }
}

extension JSONNumber: Hashable, Comparable {
  package static func == (left: JSONNumber, right: JSONNumber) -> Bool {
    if left.text.hasSameCodePoints(as: right.text) { return true }
    if let left = left.plainInteger, let right = right.plainInteger { return left == right }
    return DecimalValue(left) == DecimalValue(right)
  }

  package static func < (left: JSONNumber, right: JSONNumber) -> Bool {
    if let left = left.plainInteger, let right = right.plainInteger { return left < right }
    return DecimalValue(left) < DecimalValue(right)
  }

  package func hash(into hasher: inout Hasher) {
    // Equal numbers must feed the hasher alike: the integer where there is one, however written.
    if let integer = plainInteger { return hasher.combine(integer) }
    let value = DecimalValue(self)
    if let integer = value.intValue { return hasher.combine(integer) }
    hasher.combine(value)
  }

  /// The value of a literal that is written as digits alone and fits: the usual case, and one that
  /// needs no `DecimalValue`.
  private var plainInteger: Int? { Int(text) }
}
