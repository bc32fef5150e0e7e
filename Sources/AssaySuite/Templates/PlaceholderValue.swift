import AssayJSON
import AssayText

/// What an expression in a placeholder is worth: a value, or bytes that need not be a text.
enum PlaceholderValue: Sendable {
  case json(JSONNode)
  case bytes([UInt8])

  static func text(_ text: String) -> PlaceholderValue { .json(.string(text)) }

  /// Takes what the value needs from the budget; false where it does not suffice.
  func spendSize(from budget: inout Int) -> Bool {
    switch self {
    case .json(let node): return node.spendSize(from: &budget)
    case .bytes(let bytes):
      budget -= 32 + bytes.count
      return budget >= 0
    }
  }

  var stringValue: String? {
    switch self {
    case .json(let node): node.stringValue
    case .bytes(let bytes): String(validating: bytes, as: UTF8.self)
    }
  }
}

/// An argument that a function cannot take, or a value that it cannot give.
package struct PlaceholderMistake: Error, Sendable {
  let function: PlaceholderFunction
  /// Behind the function's name.
  let reason: String

  var message: String { "'\(function.rawValue)' \(reason)" }
}

extension PlaceholderFunction {
  func mistake(_ reason: String) -> PlaceholderMistake {
    PlaceholderMistake(function: self, reason: reason)
  }

  /// The text of an argument: a number and a truth value are written as JSON has them.
  func text(_ value: PlaceholderValue) throws(PlaceholderMistake) -> String {
    switch value {
    case .json(let node):
      switch node.value {
      case .string(let text): return text
      case .number(let number): return number.text
      case .bool(let flag): return flag ? "true" : "false"
      case .null, .array, .object:
        throw mistake("takes a text, and a value of type \(node.value.typeName) is none")
      }
    case .bytes(let bytes):
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw mistake("takes a text, and these bytes are not UTF-8")
      }
      return text
    }
  }

  func bytes(_ value: PlaceholderValue) throws(PlaceholderMistake) -> [UInt8] {
    if case .bytes(let bytes) = value { return bytes }
    return Array(try text(value).utf8)
  }

  func number(_ value: PlaceholderValue) throws(PlaceholderMistake) -> JSONNumber {
    if case .json(let node) = value, let number = node.numberValue { return number }
    guard let text = value.stringValue else {
      throw mistake("takes a number, or a text that says one")
    }
    guard let number = JSONNumber(text) else {
      throw mistake("takes a number as JSON has it (RFC 8259, section 6), and the text is none")
    }
    return number
  }

  func encoding(_ value: PlaceholderValue) throws(PlaceholderMistake) -> DigestEncoding {
    guard let encoding = value.stringValue.flatMap(DigestEncoding.init) else {
      let known = DigestEncoding.allCases.map(\.rawValue).joined(separator: ", ")
      throw mistake("writes a digest in one of \(known)")
    }
    return encoding
  }

  func position(_ value: PlaceholderValue) throws(PlaceholderMistake) -> Int {
    try whole(value, in: -1_000_000...1_000_000)
  }

  func whole(
    _ value: PlaceholderValue, in bounds: ClosedRange<Int>
  ) throws(PlaceholderMistake) -> Int {
    guard case .json(let node) = value,
      let number = node.numberValue?.intValue ?? node.stringValue.flatMap({ Int($0) }),
      bounds.contains(number)
    else {
      throw mistake("takes whole numbers from \(bounds.lowerBound) to \(bounds.upperBound)")
    }
    return number
  }

  func decoded(
    _ value: PlaceholderValue, _ alphabet: Base64Alphabet
  ) throws(PlaceholderMistake) -> [UInt8] {
    guard let bytes = decodedBase64(try text(value), alphabet) else {
      let name = alphabet == .standard ? "base64" : "base64url"
      let section = alphabet == .standard ? 4 : 5
      throw mistake("takes \(name) (RFC 4648, section \(section)), and the text is none")
    }
    return bytes
  }

  /// The value of a JSON text, of at most so many values.
  func parsed(_ value: PlaceholderValue, values limit: Int) throws(PlaceholderMistake) -> JSONNode {
    var limits = JSONLimits()
    limits.values = limit
    let bytes = try self.bytes(value)
    let document: JSONDocument
    do {
      document = try JSONDocument.parse(bytes, limits: limits)
    } catch {
      throw mistake("takes a JSON text, and this one is none: \(error)")
    }
    guard document.repeatedNames.isEmpty else {
      throw mistake("takes a JSON text whose objects have each name once (RFC 8259, section 4)")
    }
    return document.root.withoutRanges
  }
}
