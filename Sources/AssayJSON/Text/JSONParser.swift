/// A JSON text that has been read (RFC 8259).
package struct JSONDocument: Sendable {
  package var root: JSONNode
  /// The names that their object has had before, in the order of the text.
  package var repeatedNames: [SourceRange]
}

/// What a parser takes before it refuses.
package struct JSONLimits: Sendable, Hashable {
  /// Arrays and objects within each other.
  package var depth = 512
  /// The text's length in bytes.
  package var size = 1 << 30

  package init() {}
}

extension JSONDocument {
  /// Reads a text; the first fault ends it.
  package static func parse(
    _ bytes: [UInt8], limits: JSONLimits = JSONLimits()
  ) throws(JSONSyntaxError) -> JSONDocument {
    var parser = JSONParser(bytes: bytes, limits: limits)
    return try parser.document()
  }
}

/// Recursive descent over the bytes; each method is a production of RFC 8259.
struct JSONParser {
  let bytes: [UInt8]
  let limits: JSONLimits
  var offset = 0
  private var depth = 0
  private var repeatedNames: [SourceRange] = []

  init(bytes: [UInt8], limits: JSONLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  /// `JSON-text = ws value ws` (section 2).
  mutating func document() throws(JSONSyntaxError) -> JSONDocument {
    guard bytes.count <= min(limits.size, Int(UInt32.max)) else {
      throw fault(.tooLarge(limits.size), at: 0..<0)
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw fault(.byteOrderMark, at: 0..<3) }
    skipWhitespace()
    guard offset < bytes.count else { throw fault(.empty, at: 0..<0) }
    let root = try value()
    skipWhitespace()
    if offset < bytes.count { throw unexpected(.trailingText) }
    return JSONDocument(root: root, repeatedNames: repeatedNames)
  }

  /// `value = false / null / true / object / array / number / string` (section 3).
  private mutating func value() throws(JSONSyntaxError) -> JSONNode {
    let start = offset
    let value: JSONValue
    switch peek {
    case UInt8(ascii: "\""): value = .string(try string())
    case UInt8(ascii: "{"): value = try object()
    case UInt8(ascii: "["): value = try array()
    case UInt8(ascii: "t"): value = try literal("true", .bool(true))
    case UInt8(ascii: "f"): value = try literal("false", .bool(false))
    case UInt8(ascii: "n"): value = try literal("null", .null)
    case let byte? where byte == UInt8(ascii: "-") || byte.isDigit: value = try number()
    default: throw unexpected(.expectedValue)
    }
    return JSONNode(value, range: SourceRange(start..<offset))
  }

  private mutating func literal(
    _ text: StaticString, _ value: JSONValue
  ) throws(JSONSyntaxError) -> JSONValue {
    let length = text.utf8CodeUnitCount
    let end = min(offset + length, bytes.count)
    let matches = text.withUTF8Buffer { bytes[offset..<end].elementsEqual($0) }
    guard matches else {
      throw fault(.misspeltLiteral(text.description), at: offset..<wordEnd(from: offset))
    }
    offset = end
    return value
  }

  private mutating func number() throws(JSONSyntaxError) -> JSONValue {
    var scanner = NumberScanner(bytes: bytes, offset: offset)
    if let reason = scanner.scan() {
      offset = scanner.offset
      throw unexpected(reason)
    }
    let text = String(decoding: bytes[offset..<scanner.offset], as: UTF8.self)
    offset = scanner.offset
    return .number(JSONNumber(checked: text))
  }

  /// `array = begin-array [ value *( value-separator value ) ] end-array` (section 5).
  private mutating func array() throws(JSONSyntaxError) -> JSONValue {
    try enter()
    var elements: [JSONNode] = []
    if peek == UInt8(ascii: "]") {
      leave()
      return .array(elements)
    }
    while true {
      elements.append(try value())
      skipWhitespace()
      if peek == UInt8(ascii: "]") { break }
      try comma(in: "array", end: UInt8(ascii: "]"))
    }
    leave()
    return .array(elements)
  }

  /// `object = begin-object [ member *( value-separator member ) ] end-object` (section 4).
  private mutating func object() throws(JSONSyntaxError) -> JSONValue {
    try enter()
    var members: [JSONMember] = []
    if peek == UInt8(ascii: "}") {
      leave()
      return .object(JSONObject(members))
    }
    while true {
      members.append(try member())
      skipWhitespace()
      if peek == UInt8(ascii: "}") { break }
      try comma(in: "object", end: UInt8(ascii: "}"))
    }
    leave()
    noteRepeatedNames(in: members)
    return .object(JSONObject(members))
  }

  /// `member = string name-separator value` (section 4).
  private mutating func member() throws(JSONSyntaxError) -> JSONMember {
    guard peek == UInt8(ascii: "\"") else { throw unexpected(.expectedName) }
    let start = offset
    let name = try string()
    let nameRange = SourceRange(start..<offset)
    skipWhitespace()
    guard peek == UInt8(ascii: ":") else { throw unexpected(.expectedColon) }
    offset += 1
    skipWhitespace()
    return JSONMember(name: name, nameRange: nameRange, value: try value())
  }

  private mutating func enter() throws(JSONSyntaxError) {
    depth += 1
    guard depth <= limits.depth else {
      throw fault(.tooDeep(limits.depth), at: offset..<offset + 1)
    }
    offset += 1
    skipWhitespace()
  }

  private mutating func leave() {
    depth -= 1
    offset += 1
  }

  private mutating func comma(in container: String, end: UInt8) throws(JSONSyntaxError) {
    guard peek == UInt8(ascii: ",") else { throw unexpected(.expectedCommaOrEnd(of: container)) }
    let comma = offset
    offset += 1
    skipWhitespace()
    if peek == end { throw fault(.trailingComma, at: comma..<comma + 1) }
  }

  private mutating func noteRepeatedNames(in members: [JSONMember]) {
    guard members.count > 1 else { return }
    if members.count <= 8 {
      for index in members.indices.dropFirst() {
        let name = members[index].name
        if members[..<index].contains(where: { $0.name.hasSameCodePoints(as: name) }) {
          repeatedNames.append(members[index].nameRange)
        }
      }
    } else {
      var seen: Set<CodePoints> = []
      for member in members where !seen.insert(CodePoints(member.name)).inserted {
        repeatedNames.append(member.nameRange)
      }
    }
  }
}

extension JSONParser {
  var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  /// `ws = *( space / tab / line feed / carriage return )` (section 2).
  private mutating func skipWhitespace() {
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x09, 0x0A, 0x0D: offset += 1
      default: return
      }
    }
  }

  func fault(_ reason: JSONSyntaxError.Reason, at range: Range<Int>) -> JSONSyntaxError {
    JSONSyntaxError(reason: reason, range: SourceRange(range))
  }

  /// The fault at the current byte, told as exactly as that byte allows.
  private func unexpected(_ reason: JSONSyntaxError.Reason) -> JSONSyntaxError {
    guard let byte = peek else { return fault(.unexpectedEnd, at: offset..<offset) }
    let end = wordEnd(from: offset)
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "#"): return fault(.comment, at: offset..<end)
    case UInt8(ascii: "'"): return fault(.singleQuote, at: offset..<end)
    case 0x80... where String(validating: bytes[offset...].prefix(4), as: UTF8.self) == nil:
      let isCut = (1...4).contains { length in
        String(validating: bytes[offset...].prefix(length), as: UTF8.self) != nil
      }
      return fault(isCut ? reason : .invalidUTF8, at: offset..<end)
    default: return fault(reason, at: offset..<end)
    }
  }

  /// Where the word at `start` ends: what a person would underline.
  private func wordEnd(from start: Int) -> Int {
    let word = bytes[start...].prefix(32).prefix { byte in
      byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_")
    }
    return max(word.endIndex, min(start + 1, bytes.count))
  }
}
