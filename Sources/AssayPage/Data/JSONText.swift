import AssayJSON

/// JSON that may stand in a `script` element: without a character that could end the element, begin
/// a comment, or be a line break to JavaScript alone.
struct JSONText {
  let bytes: [UInt8]

  /// In JSON these characters stand in strings only, where each may be escaped.
  init(_ node: JSONNode) {
    let plain = JSONWriter().bytes(node)
    var output: [UInt8] = []
    output.reserveCapacity(plain.count + plain.count / 16)
    var rest = plain[...]
    while let index = rest.firstIndex(where: Self.mayNeedEscape) {
      output += rest[..<index]
      let (escape, length) = Self.escape(rest[index...])
      output += escape
      rest = rest[(index + length)...]
    }
    output += rest
    bytes = output
  }

  private static func mayNeedEscape(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), 0xE2: true
    default: false
    }
  }

  /// What stands for the beginning of the text, and how many bytes that is.
  private static func escape(_ text: ArraySlice<UInt8>) -> ([UInt8], length: Int) {
    switch text.first {
    case UInt8(ascii: "<"): (Array("\\u003c".utf8), 1)
    case UInt8(ascii: ">"): (Array("\\u003e".utf8), 1)
    case UInt8(ascii: "&"): (Array("\\u0026".utf8), 1)
    case _ where text.starts(with: "\u{2028}".utf8): (Array("\\u2028".utf8), 3)
    case _ where text.starts(with: "\u{2029}".utf8): (Array("\\u2029".utf8), 3)
    default: (Array(text.prefix(1)), 1)
    }
  }
}
