/// Recursive descent over bytes that are known to be UTF-8; each method is a production of
/// RFC 8259.
struct JSONParser {
  let bytes: [UInt8]
  var offset = 0
  private let limits: JSONLimits
  private var valueCount = 0
  /// The brackets that are still open, the innermost last.
  private(set) var openings: [Int] = []
  private var repeatedNames: [SourceRange] = []
  /// Where strings with escapes are put together; kept for the next one.
  var unescaped: [UInt8] = []

  init(bytes: [UInt8], limits: JSONLimits = JSONLimits()) {
    self.bytes = bytes
    self.limits = limits
  }

  /// `JSON-text = ws value ws` (section 2).
  mutating func document() throws(JSONSyntaxError) -> JSONDocument {
    skipWhitespace()
    guard offset < bytes.count else { throw JSONSyntaxError(.empty, at: 0..<0) }
    let root = try value()
    skipWhitespace()
    if offset < bytes.count { throw unexpected(.trailingText) }
    // A repetition is noticed where its object ends, so those of inner objects came first.
    repeatedNames.sort { $0.lowerBound < $1.lowerBound }
    return JSONDocument(root: root, repeatedNames: repeatedNames)
  }

  /// `value = false / null / true / object / array / number / string` (section 3).
  private mutating func value() throws(JSONSyntaxError) -> JSONNode {
    let start = offset
    try countValue()
    let value: JSONValue
    switch peek {
    case UInt8(ascii: "\""): value = .string(try string())
    case UInt8(ascii: "{"): value = try object()
    case UInt8(ascii: "["): value = try array()
    case UInt8(ascii: "t"): value = try literal("true", .bool(true))
    case UInt8(ascii: "f"): value = try literal("false", .bool(false))
    case UInt8(ascii: "n"): value = try literal("null", .null)
    case let byte? where byte == UInt8(ascii: "-") || byte.isDigit: value = .number(try number())
    default: throw unexpectedValue()
    }
    return JSONNode(value, range: SourceRange(start..<offset))
  }

  private mutating func countValue() throws(JSONSyntaxError) {
    valueCount += 1
    guard valueCount <= limits.values else {
      throw JSONSyntaxError(.tooManyValues(limits.values), at: offset..<offset)
    }
    if valueCount % 16_384 == 0, Task.isCancelled {
      throw JSONSyntaxError(.cancelled, at: offset..<offset)
    }
  }

  private mutating func literal(
    _ text: StaticString, _ value: JSONValue
  ) throws(JSONSyntaxError) -> JSONValue {
    let end = min(offset + text.utf8CodeUnitCount, bytes.count)
    let matches = text.withUTF8Buffer { bytes[offset..<end].elementsEqual($0) }
    guard matches, wordEnd(from: offset) == end else { throw unexpectedValue() }
    offset = end
    return value
  }

  /// `array = begin-array [ value *( value-separator value ) ] end-array` (section 5).
  private mutating func array() throws(JSONSyntaxError) -> JSONValue {
    var elements: [JSONNode] = []
    try open()
    if peek != UInt8(ascii: "]") {
      repeat { elements.append(try value()) } while try comma(before: UInt8(ascii: "]"))
    }
    close()
    return .array(elements)
  }

  /// `object = begin-object [ member *( value-separator member ) ] end-object` (section 4).
  private mutating func object() throws(JSONSyntaxError) -> JSONValue {
    var members: [JSONMember] = []
    try open()
    if peek != UInt8(ascii: "}") {
      repeat { members.append(try member()) } while try comma(before: UInt8(ascii: "}"))
    }
    close()
    let object = JSONObject(members)
    repeatedNames += object.repetitions.map(\.nameRange)
    return .object(object)
  }

  /// `member = string name-separator value` (section 4).
  private mutating func member() throws(JSONSyntaxError) -> JSONMember {
    guard peek == UInt8(ascii: "\"") else { throw unexpected(.expectedName) }
    let start = offset
    let name = try string()
    let nameRange = SourceRange(start..<offset)
    skipWhitespace()
    guard peek == UInt8(ascii: ":") else { throw missing(.expectedColon) }
    offset += 1
    skipWhitespace()
    return JSONMember(name: name, nameRange: nameRange, value: try value())
  }

  private mutating func open() throws(JSONSyntaxError) {
    guard openings.count < limits.depth else {
      throw JSONSyntaxError(.tooDeep(limits.depth), at: offset..<offset + 1)
    }
    openings.append(offset)
    offset += 1
    skipWhitespace()
  }

  private mutating func close() {
    openings.removeLast()
    offset += 1
  }

  /// `value-separator` (section 2): whether an item follows and not the end.
  private mutating func comma(before end: UInt8) throws(JSONSyntaxError) -> Bool {
    skipWhitespace()
    if peek == end { return false }
    guard peek == UInt8(ascii: ",") else { throw missing(.expectedCommaOrEnd(end)) }
    let comma = offset
    offset += 1
    skipWhitespace()
    if peek == end { throw JSONSyntaxError(.trailingComma, at: comma..<comma + 1) }
    return true
  }
}

extension JSONParser {
  var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  /// `ws = *( space / tab / line feed / carriage return )` (section 2).
  private mutating func skipWhitespace() {
    // Half of an indented text is this.
    offset = bytes.withUnsafeBufferPointer { bytes in
      var end = offset
      while end < bytes.count, bytes[end].isWhitespace { end += 1 }
      return end
    }
  }
}

extension UInt8 {
  /// A character of `ws` (section 2).
  var isWhitespace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
}
