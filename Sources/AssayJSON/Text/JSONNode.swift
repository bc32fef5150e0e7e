/// A JSON value with the range of the text that it was read from.
///
/// Equality and hashing are those of the value: members without their order, numbers by what they
/// are worth, strings by code points; ranges take no part.
package struct JSONNode: Sendable {
  package var value: JSONValue
  /// Where the value stands in its text; `.none` for a value made in code.
  package var range: SourceRange

  @inlinable
  package init(_ value: JSONValue, range: SourceRange = .none) {
    self.value = value
    self.range = range
  }
}

/// What a JSON text can say (RFC 8259, section 3).
package enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(String)
  case array([JSONNode])
  case object(JSONObject)
}

extension JSONValue {
  package static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.string(let left), .string(let right)): left.hasSameCodePoints(as: right)
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)): left == right
    default: false
    }
  }

  package func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .bool(let value): hasher.combine(value)
    case .number(let number): hasher.combine(number)
    case .string(let text): hasher.combine(CodePoints(text))
    case .array(let elements): hasher.combine(elements)
    case .object(let object): hasher.combine(object)
    }
  }

  /// The name of the type in JSON Schema's words (JSON Schema 2020-12 core, section 4.2.1).
  package var typeName: String {
    switch self {
    case .null: "null"
    case .bool: "boolean"
    case .number: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }
}

extension JSONNode: Hashable {
  package static func == (left: JSONNode, right: JSONNode) -> Bool { left.value == right.value }

  package func hash(into hasher: inout Hasher) { hasher.combine(value) }
}

extension JSONNode {
  package static let null = JSONNode(.null)

  package static func bool(_ value: Bool) -> JSONNode { JSONNode(.bool(value)) }

  package static func string(_ text: String) -> JSONNode { JSONNode(.string(text)) }

  package static func number(_ value: Int) -> JSONNode { JSONNode(.number(JSONNumber(value))) }

  package static func array(_ elements: [JSONNode]) -> JSONNode { JSONNode(.array(elements)) }

  /// An object with these members in this order; the names must differ.
  package static func object(_ members: [(String, JSONNode)]) -> JSONNode {
    JSONNode(.object(JSONObject(members.map { JSONMember(name: $0.0, value: $0.1) })))
  }

  /// The member of that name, where this is an object that has one.
  package subscript(name: String) -> JSONNode? {
    if case .object(let object) = value { object[name] } else { nil }
  }

  package var stringValue: String? { if case .string(let text) = value { text } else { nil } }

  package var boolValue: Bool? { if case .bool(let value) = value { value } else { nil } }

  package var numberValue: JSONNumber? {
    if case .number(let number) = value { number } else { nil }
  }

  package var arrayValue: [JSONNode]? {
    if case .array(let elements) = value { elements } else { nil }
  }

  package var objectValue: JSONObject? {
    if case .object(let object) = value { object } else { nil }
  }
}
