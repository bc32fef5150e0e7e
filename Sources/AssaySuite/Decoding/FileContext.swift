import AssayJSON
import AssayText

/// What decoding one file shares: its text, the mistakes that were found so far, and what was made
/// of texts that stand in it more than once.
final class FileContext {
  let source: SourceText
  /// Schemas by their texts, with the range of the first one.
  var schemas: [SourceSlice: (schema: JSONSchema, range: SourceRange)] = [:]
  var queries: [CodePoints: JSONPath] = [:]
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether what it includes has mistakes: names that nothing seems to define may be among them.
  var isIncomplete = false

  init(source: SourceText) { self.source = source }

  func place(_ range: SourceRange) -> Place { Place(source, range) }

  func place(_ node: JSONNode) -> Place { Place(source, node.range) }

  func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  func error(_ code: String, _ message: String, at range: SourceRange, _ remedy: String? = nil) {
    report(
      Diagnostic(
        code: code, message, at: place(range), notes: remedy.map { [Diagnostic.Note($0)] } ?? []))
  }

  func warning(_ code: String, _ message: String, at range: SourceRange, _ remedy: String) {
    report(
      Diagnostic(
        .warning, code: code, message, at: place(range), notes: [Diagnostic.Note(remedy)]))
  }

  func wrongType(_ node: JSONNode, _ what: String, expected: String) {
    error(
      "wrong-type", "\(what) must be \(expected), not \(Self.phrase(node.value.typeName))",
      at: node.range)
  }

  /// What is decided before a run has no placeholders: they would be taken for plain text.
  func refusePlaceholders(in node: JSONNode, of name: String) {
    guard node.stringValue?.contains("{{") == true else { return }
    error("misplaced-placeholder", "'\(name)' takes no placeholders", at: node.range)
  }

  /// The same for all texts within a value, names of members among them.
  func refusePlaceholders(within node: JSONNode, of name: String) {
    refusePlaceholders(in: node, of: name)
    for element in node.arrayValue ?? [] { refusePlaceholders(within: element, of: name) }
    for member in node.objectValue?.members ?? [] {
      refusePlaceholders(inNameOf: member, of: name)
      refusePlaceholders(within: member.value, of: name)
    }
  }

  /// The same for the name of a member.
  func refusePlaceholders(inNameOf member: JSONMember, of name: String) {
    guard member.name.contains("{{") else { return }
    error(
      "misplaced-placeholder", "a name in '\(name)' takes no placeholders", at: member.nameRange)
  }

  /// A regular expression of ECMA-262; one that cannot be read is reported at its place.
  ///
  /// - Parameter text: in place of the string's own, of which no place is told then.
  func regex(_ node: JSONNode, text: String? = nil, capturing: Bool = false) -> ECMARegex? {
    do {
      return try ECMARegex(text ?? node.stringValue ?? "", capturing: capturing)
    } catch {
      report(
        Diagnostic(
          code: "invalid-pattern", "the pattern has a mistake: \(error)",
          at: text == nil ? place(node).part(error.offsets) : place(node),
          notes: [Diagnostic.Note("patterns are regular expressions of ECMA-262")]))
      return nil
    }
  }

  /// The bytes that a string holds as base64; what is none is reported.
  func bytes(inBase64 node: JSONNode) -> [UInt8]? {
    let bytes = decodedBase64(node.stringValue ?? "")
    if bytes == nil {
      error("wrong-value", "this is not base64 (RFC 4648, section 4)", at: node.range)
    }
    return bytes
  }

  private static func phrase(_ type: String) -> String {
    switch type {
    case "null": "null"
    case "array", "object": "an \(type)"
    default: "a \(type)"
    }
  }
}
