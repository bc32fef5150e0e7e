/// Writes a JSON object; text goes out as UTF-8, escaped only where RFC 8259 or the style asks for it.
struct JSONWriter {
  /// What RFC 8259 leaves to the writer.
  struct Style: Equatable, Sendable {
    /// A member a line, with a space after each colon.
    var isIndented = false
    /// `\u00e9` for é, and `\ud83c\udf7a` for what needs two.
    var escapesBeyondASCII = false
    var escapesSlashes = false
    /// The digits of `\u` escapes in capitals.
    var writesCapitals = false
  }

  private let style: Style
  private var bytes: [UInt8] = []

  static func bytes(of object: JSONObject, in style: Style = Style()) -> [UInt8] {
    var writer = JSONWriter(style: style)
    writer.object(object)
    return writer.bytes
  }

  private init(style: Style) {
    self.style = style
  }

  private mutating func object(_ object: JSONObject) {
    let (start, separator, end) =
      style.isIndented && !object.members.isEmpty ? ("{\n  ", ",\n  ", "\n}\n") : ("{", ",", "}")
    raw(start)
    for (index, member) in object.members.enumerated() {
      if index > 0 { raw(separator) }
      string(member.name)
      raw(style.isIndented ? ": " : ":")
      switch member.value {
      case .string(let text): string(text)
      case .integer(let number): raw(String(number))
      case .text(let json): raw(json)
      }
    }
    raw(end)
  }

  private mutating func raw(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": raw("\\\(scalar)")
      case "/" where style.escapesSlashes: raw("\\/")
      case "\0"..."\u{1F}": escape(scalar)
      case _ where scalar.isASCII: bytes.append(UInt8(ascii: scalar))
      case _ where style.escapesBeyondASCII: escape(scalar)
      default: bytes.append(contentsOf: scalar.utf8)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ scalar: Unicode.Scalar) {
    for unit in scalar.utf16 {
      let digits = String(unit, radix: 16, uppercase: style.writesCapitals)
      raw("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits)
    }
  }
}
