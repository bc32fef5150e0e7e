import AssayJSON

/// Tells schemas that take every value of a type without a look at it: `{"pattern": "^c_"}` is
/// met by null, for `pattern` speaks of texts alone.
struct SilentSchemaCheck {
  let schema: WrittenSchema
  private(set) var diagnostics: [Diagnostic] = []
  /// References that have been followed, by their texts.
  private var followed: Set<String> = []

  init(_ schema: WrittenSchema) { self.schema = schema }

  mutating func run() {
    if schema.hasMistakes { return }
    let node = schema.node
    guard node.objectValue != nil else { return }
    let types = spoken(of: node, depth: 0)
    if types.isEmpty {
      diagnostics.append(
        Diagnostic(
          code: "never-fails", "every value fits this schema, for none of its keywords judges",
          at: schema.place,
          notes: [Diagnostic.Note("for any value at all write {\"$is\": true}")]))
    } else {
      visit(node)
    }
  }

  /// Looks at a schema for a value of its own, and at those for the values within.
  private mutating func visit(_ node: JSONNode) {
    guard let members = node.objectValue?.members else { return }
    let types = spoken(of: node, depth: 0)
    if !types.isEmpty, types != Self.all { warn(node, types) }
    visitParts(members)
  }

  private mutating func visitParts(_ members: [JSONMember]) {
    for member in members {
      let value = member.value
      switch member.name {
      case "properties", "patternProperties":
        for part in value.objectValue?.members ?? [] { visit(part.value) }
      case "items", "contains", "additionalProperties", "unevaluatedItems",
        "unevaluatedProperties":
        visit(value)
      case "prefixItems": for part in value.arrayValue ?? [] { visit(part) }
      // These judge the value that has been looked at; the values within are others.
      case "allOf", "anyOf", "oneOf":
        for part in value.arrayValue ?? [] { visitParts(part.objectValue?.members ?? []) }
      case "then", "else": visitParts(value.objectValue?.members ?? [])
      case "$ref":
        guard let text = value.stringValue, text.hasPrefix("#/"), followed.insert(text).inserted,
          let target = target(text)
        else { continue }
        visitParts(target.objectValue?.members ?? [])
      default: break
      }
    }
  }

  private mutating func warn(_ node: JSONNode, _ types: Set<String>) {
    let named = types.sorted()
    let keyword = node.objectValue?.members.first { Self.subjects[$0.name] != nil }
    let remedy =
      named.count == 1
      ? "\"type\": \"\(named[0])\""
      : "\"type\": [\(named.map { "\"\($0)\"" }.joined(separator: ", "))]"
    let range = keyword?.nameRange ?? node.range
    let which = keyword.map { "'\($0.name)'" } ?? "this schema"
    let subject = named.map { $0 == "null" ? $0 : $0 + "s" }.joined(separator: " and ")
    diagnostics.append(
      Diagnostic(
        .warning, code: "untyped-schema",
        "\(which) says nothing about values that are no \(subject): they all fit",
        at: Place(schema.place.source, schema.range(range)),
        notes: [Diagnostic.Note("add \(remedy)")]))
  }
}

extension SilentSchemaCheck {
  static let all: Set<String> = ["array", "boolean", "null", "number", "object", "string"]

  /// The type that a keyword speaks of.
  private static let subjects: [String: String] = {
    var subjects: [String: String] = [:]
    for (type, keywords) in [
      ("string", ["minLength", "maxLength", "pattern", "format"]),
      ("number", ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]),
      (
        "array",
        ["items", "prefixItems", "contains", "minItems", "maxItems", "uniqueItems"]
          + ["unevaluatedItems"]
      ),
      (
        "object",
        ["properties", "patternProperties", "additionalProperties", "propertyNames", "required"]
          + ["minProperties", "maxProperties", "dependentRequired", "dependentSchemas"]
          + ["dependencies", "unevaluatedProperties"]
      ),
    ] {
      for keyword in keywords { subjects[keyword] = type }
    }
    return subjects
  }()

  /// The types of which a schema says something; what it says of the others is that they all fit.
  func spoken(of node: JSONNode, depth: Int) -> Set<String> {
    if let value = node.boolValue { return value ? [] : Self.all }
    // What refers to itself without end is told as a mistake elsewhere.
    guard let object = node.objectValue, depth < 32 else { return Self.all }
    var types: Set<String> = []
    for member in object.members {
      if let type = Self.subjects[member.name] { types.insert(type) }
      let parts = member.value.arrayValue ?? []
      switch member.name {
      case "type", "const", "enum", "not", "$dynamicRef": return Self.all
      case "allOf":
        for part in parts { types.formUnion(spoken(of: part, depth: depth + 1)) }
      case "anyOf", "oneOf":
        let each = parts.map { spoken(of: $0, depth: depth + 1) }
        types.formUnion(each.dropFirst().reduce(each.first ?? []) { $0.intersection($1) })
      case "if": if object["then"] != nil, object["else"] != nil { return Self.all }
      case "$ref":
        guard let text = member.value.stringValue, let target = target(text) else {
          return Self.all
        }
        types.formUnion(spoken(of: target, depth: depth + 1))
      default: break
      }
    }
    return types
  }

  /// What a reference within the file leads to.
  private func target(_ reference: String) -> JSONNode? {
    guard reference.hasPrefix("#/"),
      let pointer = try? JSONPointer(uriFragment: String(reference.dropFirst()))
    else { return nil }
    let root = reference.hasPrefix("#/schemas/") ? schema.documents.own.root : schema.node
    return pointer.find(in: root)
  }
}

/// A schema as a file has it, be it known or not before the run.
struct WrittenSchema {
  /// Texts with placeholders are empty in it.
  let node: JSONNode
  let place: Place
  let documents: SchemaDocuments
  /// Whether it is a constant that could not be compiled; its mistakes have been told.
  let hasMistakes: Bool
  private let matcher: SchemaMatcher?

  init(_ schema: SchemaMatcher) {
    node = schema.compiled.source.withOwnReferences
    place = schema.place
    documents = schema.documents
    hasMistakes = false
    matcher = schema
  }

  init(_ schema: SchemaTemplate) {
    node = schema.template.skeleton
    place = schema.place
    documents = schema.documents
    hasMistakes = schema.template.isConstant
    matcher = nil
  }

  func range(_ part: SourceRange) -> SourceRange { matcher?.range(part) ?? part }
}

extension JSONNode {
  /// The schema with the references to the file's own schemas as they are written.
  fileprivate var withOwnReferences: JSONNode {
    switch value {
    case .null, .bool, .number: self
    case .string(let text): JSONNode(.string(SchemaDocuments.asWritten(text)), range: range)
    case .array(let elements): JSONNode(.array(elements.map(\.withOwnReferences)), range: range)
    case .object(let object):
      JSONNode(
        .object(
          JSONObject(
            object.members.map { member in
              JSONMember(
                name: member.name, nameRange: member.nameRange,
                value: member.value.withOwnReferences)
            })), range: range)
    }
  }
}

extension SchemaMatcher {
  /// The types of which the schema says something; all where that is not plain to see.
  package var spokenTypes: Set<String> {
    let schema = WrittenSchema(self)
    return SilentSchemaCheck(schema).spoken(of: schema.node, depth: 0)
  }
}
