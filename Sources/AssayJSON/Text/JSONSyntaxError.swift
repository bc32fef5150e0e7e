/// Why a text is not JSON, and where.
package struct JSONSyntaxError: Error, Sendable, Hashable {
  package enum Reason: Sendable, Hashable {
    case empty
    case byteOrderMark
    case invalidUTF8
    case unexpectedEnd
    case expectedValue
    case expectedName
    case expectedColon
    case expectedCommaOrEnd(of: String)
    case trailingComma
    case trailingText
    case comment
    case singleQuote
    case unterminatedString
    case controlCharacter(UInt8)
    case invalidEscape
    case invalidUnicodeEscape
    case loneSurrogate
    case missingDigits
    case leadingZero
    case exponentTooLarge
    case misspeltLiteral(String)
    case tooDeep(Int)
    case tooLarge(Int)
  }

  package var reason: Reason
  package var range: SourceRange
}

extension JSONSyntaxError: CustomStringConvertible {
  package var description: String {
    switch reason {
    case .empty: "the text is empty; expected a JSON value"
    case .byteOrderMark: "the text begins with a byte order mark; save it as UTF-8 without one"
    case .invalidUTF8: "the text is not UTF-8"
    case .unexpectedEnd: "the text ends in the middle of a value"
    case .expectedValue: "expected a JSON value"
    case .expectedName: "expected a member name in double quotes"
    case .expectedColon: "expected a colon after the member name"
    case .expectedCommaOrEnd(let container):
      container == "array" ? "expected a comma or ']'" : "expected a comma or '}'"
    case .trailingComma: "a comma must be followed by another item"
    case .trailingText: "the JSON value has ended, but more text follows"
    case .comment: "JSON has no comments"
    case .singleQuote: "JSON strings stand in double quotes"
    case .unterminatedString: "the string has no closing quote"
    case .controlCharacter(let byte):
      "a control character in a string must be escaped: \\u\(Self.hexadecimal(byte))"
    case .invalidEscape: "no such escape in JSON; a backslash itself is written \\\\"
    case .invalidUnicodeEscape: "\\u needs four hexadecimal digits"
    case .loneSurrogate: "half of a surrogate pair stands alone"
    case .missingDigits: "a digit is missing in the number"
    case .leadingZero: "a number has no leading zeros"
    case .exponentTooLarge: "the exponent is beyond what can be compared exactly (17 digits)"
    case .misspeltLiteral(let literal): "expected '\(literal)'"
    case .tooDeep(let limit): "values are nested more than \(limit) deep"
    case .tooLarge(let limit): "the text is longer than \(limit) bytes"
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return String(repeating: "0", count: 4 - digits.utf8.count) + digits
  }
}
