import Foundation

/// A way to write a text that a server may use.
struct Encoding: CustomStringConvertible {
  let description: String
  let write: @Sendable (String) -> String

  init(_ description: String, _ write: @escaping @Sendable (String) -> String) {
    self.description = description
    self.write = write
  }

  static let all = texts + binaries

  /// Those that leave most characters as they are.
  static let texts = [
    Encoding("as it is") { $0 },
    Encoding("percent-encoded") { percentEncoded($0, digits: "0123456789ABCDEF") },
    Encoding("percent-encoded, lower case") { percentEncoded($0, digits: "0123456789abcdef") },
    Encoding("as in a form") {
      percentEncoded($0, digits: "0123456789ABCDEF").replacing("%20", with: "+")
    },
    Encoding("JSON") { jsonEscaped($0) { _ in false } },
    Encoding("JSON, all escaped") { jsonEscaped($0) { _ in true } },
    Encoding("JSON, ASCII") { jsonEscaped($0) { !$0.isASCII } },
    Encoding("JSON, slashes too") { jsonEscaped($0) { _ in false }.replacing("/", with: "\\/") },
    Encoding("XML") { text in
      text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        .replacing("\"", with: "&quot;").replacing("'", with: "&apos;")
    },
    Encoding("HTML, decimal") { text in
      text.unicodeScalars.map { isWord($0) ? String($0) : "&#\($0.value);" }.joined()
    },
    Encoding("HTML, hexadecimal") { text in
      text.unicodeScalars.map { "&#x00\(String($0.value, radix: 16));" }.joined()
    },
    Encoding("a literal of C") { text in
      text.utf8.map { byte in
        byte < 0x80 && isWord(Unicode.Scalar(byte))
          ? String(Unicode.Scalar(byte)) : "\\x" + twoDigits(byte)
      }.joined()
    },
  ]

  static let binaries = [
    Encoding("base64") { Data($0.utf8).base64EncodedString() },
    Encoding("base64url") { text in
      Data(text.utf8).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
        .replacing("=", with: "")
    },
    Encoding("hexadecimal") { $0.utf8.map(twoDigits).joined() },
    Encoding("hexadecimal, upper case") { $0.utf8.map(twoDigits).joined().uppercased() },
    Encoding("upper case") { $0.uppercased() },
    Encoding("lower case") { $0.lowercased() },
  ]

  private static func twoDigits(_ byte: UInt8) -> String {
    (byte < 0x10 ? "0" : "") + String(byte, radix: 16)
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && scalar.properties.isAlphabetic || "0123456789".unicodeScalars.contains(scalar)
  }

  private static func percentEncoded(_ text: String, digits: String) -> String {
    let digits = Array(digits)
    return text.utf8.map { byte in
      byte < 0x80 && isWord(Unicode.Scalar(byte))
        ? String(Unicode.Scalar(byte)) : "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
    }.joined()
  }

  private static func jsonEscaped(
    _ text: String, _ isEscaped: (Unicode.Scalar) -> Bool
  ) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "\\": return "\\\(scalar)"
      case _ where isEscaped(scalar):
        return String(scalar).utf16.map { unit in
          let digits = String(unit, radix: 16)
          return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
      default: return String(scalar)
      }
    }.joined()
  }
}
