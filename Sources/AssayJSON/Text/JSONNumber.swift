/// A number exactly as it was written, compared by its value: 1 = 1.0 = 10e-1.
package struct JSONNumber: Sendable {
  /// The literal, in the grammar of RFC 8259, section 6.
  package let text: String

  /// A literal that the caller has checked against the grammar.
  init(checked text: String) { self.text = text }

  package init(_ value: Int) { text = String(value) }

  /// Nil for what is not a JSON number literal, and for one whose exponent is beyond ±10^17.
  package init?(_ literal: String) {
    var scanner = NumberScanner(bytes: Array(literal.utf8), offset: 0)
    guard scanner.scan() == nil, scanner.offset == literal.utf8.count else { return nil }
    text = literal
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
  package var intValue: Int? { Int(text) ?? DecimalValue(self).intValue }

  /// Whether the value is whole: 1.0 and 10e-1 are (JSON Schema 2020-12 validation, 6.1.1).
  package var isInteger: Bool { DecimalValue(self).isInteger }
}

extension JSONNumber: Hashable, Comparable {
  package static func == (left: JSONNumber, right: JSONNumber) -> Bool {
    left.text.hasSameCodePoints(as: right.text) || DecimalValue(left) == DecimalValue(right)
  }

  package static func < (left: JSONNumber, right: JSONNumber) -> Bool {
    DecimalValue(left) < DecimalValue(right)
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(DecimalValue(self)) }
}
