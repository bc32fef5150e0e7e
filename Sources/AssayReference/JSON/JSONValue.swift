/// What the contract asks about a JSON value: its kind and, of a string, the text.
enum JSONValue: Equatable, Sendable {
  enum Kind: String, Sendable {
    case null, boolean, number, string, array, object

    /// The kind with its article, for a message.
    var phrase: String {
      switch self {
      case .null: "null"
      case .array, .object: "an \(rawValue)"
      case .boolean, .number, .string: "a \(rawValue)"
      }
    }
  }

  case string(ExactText)
  case other(Kind)

  var kind: Kind {
    switch self {
    case .string: .string
    case .other(let kind): kind
    }
  }
}

/// One member of the document's object; a name may come more than once.
struct JSONMember: Equatable, Sendable {
  let name: ExactText
  let value: JSONValue
}

/// A whole JSON text, as far as the contract looks into it.
enum JSONDocument: Equatable, Sendable {
  case object([JSONMember])
  case other(JSONValue.Kind)
}
