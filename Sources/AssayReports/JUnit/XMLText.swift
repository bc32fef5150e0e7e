import AssayJSON

/// Writes well-formed XML 1.0 whatever the texts hold.
package struct XMLText {
  private(set) var bytes: [UInt8] = []

  /// Text between tags; line feeds stay.
  static func escaped(_ text: String) -> String { escaped(text, inAttribute: false) }

  /// A value between double quotes, in which a parser would make blanks of line breaks and tabs
  /// (XML 1.0, section 3.3.3).
  package static func attribute(_ text: String) -> String { escaped(text, inAttribute: true) }

  /// A line of these pieces one behind the other.
  mutating func line(_ indentation: Int, _ pieces: String...) {
    for _ in 0..<indentation { bytes += "  ".utf8 }
    for piece in pieces { bytes += piece.utf8 }
    bytes.append(0x0A)
  }

  /// What XML forbids (section 2.2) is written as `\u{…}`, and so is what a terminal would obey or a
  /// reader not see.
  private static func escaped(_ text: String, inAttribute: Bool) -> String {
    if text.utf8.allSatisfy(isPlain) { return text }
    var output = ""
    output.reserveCapacity(text.utf8.count + text.utf8.count / 8)
    for part in parts(text) {
      for scalar in part.unicodeScalars {
        switch scalar {
        case "&": output += "&amp;"
        case "<": output += "&lt;"
        case ">": output += "&gt;"
        case "\"" where inAttribute: output += "&quot;"
        case "\n" where inAttribute: output += "&#10;"
        case "\t" where inAttribute: output += "&#9;"
        case "\u{FFFE}", "\u{FFFF}": output += "\\u{\(String(scalar.value, radix: 16))}"
        default: output.unicodeScalars.append(scalar)
        }
      }
    }
    return output
  }

  /// Whether the byte stands for itself wherever it is: most texts have no others.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): false
    default: 0x20...0x7E ~= byte
    }
  }

  /// The text made safe but for its tabs.
  private static func parts(_ text: String) -> [String] {
    let pieces = text.utf8.split(separator: 0x09, omittingEmptySubsequences: false)
      .map { sanitized(String(Substring($0))) }
    return Array(pieces.map { [$0] }.joined(separator: ["\t"]))
  }
}
