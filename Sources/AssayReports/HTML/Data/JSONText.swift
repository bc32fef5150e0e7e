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
    var index = 0
    while index < plain.count {
      let byte = plain[index]
      switch byte {
      case UInt8(ascii: "<"): output += "\\u003c".utf8
      case UInt8(ascii: ">"): output += "\\u003e".utf8
      case UInt8(ascii: "&"): output += "\\u0026".utf8
      case 0xE2 where plain[index...].starts(with: [0xE2, 0x80, 0xA8]):
        output += "\\u2028".utf8
        index += 2
      case 0xE2 where plain[index...].starts(with: [0xE2, 0x80, 0xA9]):
        output += "\\u2029".utf8
        index += 2
      default: output.append(byte)
      }
      index += 1
    }
    bytes = output
  }
}
