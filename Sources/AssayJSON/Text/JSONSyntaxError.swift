/// Why a text is not JSON, and where.
package struct JSONSyntaxError: Error, Sendable, Hashable {
  package enum Reason: Sendable, Hashable {
    case empty
    case byteOrderMark
    case utf16
    case invalidUTF8
    case unexpectedEnd
    case expectedValue
    case expectedName
    case expectedColon
    /// Instead of an item's separator or this bracket.
    case expectedCommaOrEnd(UInt8)
    case trailingComma
    case trailingText
    case comment
    case wrongQuote
    case foreignWhitespace(Unicode.Scalar)
    case unquotedWord
    case misspeltLiteral(String)
    case unterminatedString
    case controlCharacter(UInt8)
    case invalidEscape
    case invalidUnicodeEscape
    case loneSurrogate
    case missingDigit
    case leadingZero
    case leadingPlus
    case leadingPoint
    case notANumber
    case exponentTooLarge
    case tooDeep(Int)
    case tooLarge(Int)
    case tooManyValues(Int)
    /// The task that reads was cancelled.
    case cancelled
  }

  package var reason: Reason
  /// What is wrong; empty where something is missing.
  package var range: SourceRange
  /// The bracket whose partner is missing, where that is the trouble.
  package var opening: SourceRange?

  init(_ reason: Reason, at range: Range<Int>, opening: Int? = nil) {
    self.reason = reason
    self.range = SourceRange(range)
    self.opening = opening.map { SourceRange($0..<$0 + 1) }
  }
}

extension JSONSyntaxError: CustomStringConvertible {
  package var description: String {
    switch reason {
    case .empty: "the text is empty; expected a JSON value"
    case .byteOrderMark: "the text begins with a byte order mark; save it as UTF-8 without one"
    case .utf16: "the text is UTF-16; save it as UTF-8"
    case .invalidUTF8: "the text is not UTF-8"
    case .unexpectedEnd: "the text ends in the middle of a value"
    case .expectedValue: "expected a JSON value"
    case .expectedName: "expected a member name in double quotes"
    case .expectedColon: "expected a colon after the member name"
    case .expectedCommaOrEnd(let end): "expected a comma or '\(Unicode.Scalar(end))'"
    case .trailingComma: "a comma must be followed by another item"
    case .trailingText: "the JSON value has ended, but more text follows"
    case .comment: "JSON has no comments"
    case .wrongQuote: "JSON strings stand in straight double quotes"
    case .foreignWhitespace(let scalar):
      "U+\(Self.hexadecimal(scalar.value)) is no white space in JSON; use an ordinary blank"
    case .unquotedWord: "expected a JSON value; strings stand in double quotes"
    case .misspeltLiteral(let literal): "expected a JSON value; did you mean '\(literal)'?"
    case .unterminatedString: "the string has no closing quote on its line"
    case .controlCharacter(let byte):
      "a control character in a string must be escaped: \(JSONWriter.escape(byte))"
    case .invalidEscape: #"no such escape in JSON; a backslash itself is written \\"#
    case .invalidUnicodeEscape: #"\u needs four hexadecimal digits"#
    case .loneSurrogate: "half of a surrogate pair stands alone"
    case .missingDigit: "a digit is missing at the end of the number"
    case .leadingZero: "a number has no leading zeros"
    case .leadingPlus: "a number has no plus sign"
    case .leadingPoint: "a number has a digit before its point"
    case .notANumber: "JSON has no NaN and no infinity"
    case .exponentTooLarge: "the exponent is beyond what can be compared exactly (17 digits)"
    case .tooDeep(let limit): "values are nested more than \(limit) deep"
    case .tooLarge(let limit): "the text is longer than \(limit) bytes"
    case .tooManyValues(let limit): "the text holds more than \(limit) values"
    case .cancelled: "the text was not read to its end"
    }
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(4 - digits.utf8.count, 0)) + digits
  }
}
