/// Reads a JSON text (RFC 8259) strictly: UTF-8 without a byte order mark, nothing after the value.
///
/// Depth costs no stack, so there is no limit but the length of the bytes. Numbers are checked and
/// dropped: nothing in the contract is one.
struct JSONReader {
  private var scanner: JSONScanner

  static func document(in bytes: [UInt8]) throws(JSONTextError) -> JSONDocument {
    var reader = JSONReader(scanner: JSONScanner(bytes: bytes))
    reader.scanner.skipWhitespace()
    let document: JSONDocument =
      if reader.scanner.current == UInt8(ascii: "{") {
        .object(try reader.members())
      } else {
        .other(try reader.value().kind)
      }
    reader.scanner.skipWhitespace()
    guard reader.scanner.current == nil else {
      throw reader.scanner.failure(.expected("the end"))
    }
    return document
  }

  private mutating func members() throws(JSONTextError) -> [JSONMember] {
    var members: [JSONMember] = []
    scanner.advance()
    scanner.skipWhitespace()
    if scanner.take("}") { return members }
    while true {
      let name = try memberName()
      members.append(JSONMember(name: name, value: try value()))
      scanner.skipWhitespace()
      if scanner.take("}") { return members }
      try scanner.expect(",", or: "a comma or }")
      scanner.skipWhitespace()
    }
  }

  /// Reads up to the first byte of the member's value.
  private mutating func memberName() throws(JSONTextError) -> ExactText {
    guard scanner.current == UInt8(ascii: "\"") else {
      throw scanner.failure(.expected("a member's name"))
    }
    let name = try scanner.string()
    scanner.skipWhitespace()
    try scanner.expect(":", or: "a colon")
    scanner.skipWhitespace()
    return name
  }

  private mutating func value() throws(JSONTextError) -> JSONValue {
    switch scanner.current {
    case UInt8(ascii: "["):
      try skipContainer()
      return .other(.array)
    case UInt8(ascii: "{"):
      try skipContainer()
      return .other(.object)
    default:
      return try scanner.scalar()
    }
  }

  /// Checks an array or object and all in it, keeping nothing.
  private mutating func skipContainer() throws(JSONTextError) {
    /// The closing bytes that are awaited, innermost last.
    var open: [UInt8] = []
    repeat {
      switch scanner.current {
      case UInt8(ascii: "["):
        open.append(UInt8(ascii: "]"))
        scanner.advance()
        scanner.skipWhitespace()
        if scanner.current != UInt8(ascii: "]") { continue }
      case UInt8(ascii: "{"):
        open.append(UInt8(ascii: "}"))
        scanner.advance()
        scanner.skipWhitespace()
        if scanner.current != UInt8(ascii: "}") {
          _ = try memberName()
          continue
        }
      default:
        _ = try scanner.scalar()
      }
      try close(&open)
    } while !open.isEmpty
  }

  /// After a value: closes what ends here, then stands before the next value, if any.
  private mutating func close(_ open: inout [UInt8]) throws(JSONTextError) {
    while let closer = open.last {
      scanner.skipWhitespace()
      if scanner.current == closer {
        scanner.advance()
        open.removeLast()
        continue
      }
      try scanner.expect(",", or: "a comma or \(Unicode.Scalar(closer))")
      scanner.skipWhitespace()
      if closer == UInt8(ascii: "}") { _ = try memberName() }
      return
    }
  }
}
