import AssayJSON

/// An example made from a schema: one change of a valid document.
struct SchemaRow: Sendable {
  /// What rows are made for.
  enum Kind: String, Sendable {
    /// Each breaks the schema in one way.
    case breaking
    /// Each keeps it where that is hard to accept.
    case keeping
  }

  /// Unique among the rows of its schema: "`name` is null".
  var name: String
  var path: JSONPointer
  /// The operations of a JSON Patch (RFC 6902).
  var patch: [JSONNode]
  /// What stands at the path then; nil where it is left out.
  var value: JSONNode?

  /// The columns of the row; a value that is left out is null there, for all rows have the same.
  var columns: [JSONMember] {
    [
      JSONMember(name: "case", value: .string(name)),
      JSONMember(name: "patch", value: .array(patch)),
      JSONMember(name: "path", value: .string(path.description)),
      JSONMember(name: "member", value: .string(path.tokens.last ?? "")),
      JSONMember(name: "value", value: value ?? .null),
    ]
  }
}

/// A value that a place can be given, and what a name says of the place then.
struct RowValue {
  var phrase: String
  var value: JSONNode

  init(_ phrase: String, _ value: JSONNode) {
    self.phrase = phrase
    self.value = value
  }

  /// "is" and the value, as far as a line holds it.
  init(_ value: JSONNode) {
    let text = value.description
    let isLong = text.count > Self.longest
    self.init("is \(isLong ? text.prefix(Self.longest - 1) + "…" : text)", value)
  }

  init(_ text: String) { self.init(.string(text)) }

  /// A text of which the name says the length.
  init(length text: String) {
    let count = text.unicodeScalars.count
    self.init("has \(count) character\(count == 1 ? "" : "s")", .string(text))
  }

  private static let longest = 60
}
