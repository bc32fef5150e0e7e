import AssayJSON

extension NormalizedPath {
  static let root = NormalizedPath()

  /// The path in the short notation where names allow it: `$.items[2]['first name']`.
  var shorthand: String {
    steps.reduce(into: "$") { text, element in
      switch element {
      case .index(let index): text += "[\(index)]"
      case .name(let name) where Self.isShorthand(name): text += ".\(name)"
      case .name(let name):
        let escaped = name.reduce(into: "") { escaped, character in
          escaped += character == "'" || character == "\\" ? "\\\(character)" : String(character)
        }
        text += "['\(escaped)']"
      }
    }
  }

  /// `member-name-shorthand` (RFC 9535, section 2.5.1.1).
  private static func isShorthand(_ name: String) -> Bool {
    guard let first = name.utf8.first, !(UInt8(ascii: "0")...UInt8(ascii: "9") ~= first) else {
      return false
    }
    return name.utf8.allSatisfy { byte in
      byte >= 0x80 || byte == UInt8(ascii: "_")
        || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
        || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    }
  }
}
