import AssayJSON

/// A schema and the document whose references it uses.
struct SchemaPart: Sendable {
  enum Document: Sendable, Hashable {
    /// The schema that stands in `examples`.
    case literal
    /// The scenario file.
    case own
    /// A file by its path from the scenario file's folder.
    case file(String)
  }

  var node: JSONNode
  var document: Document

  /// Where it stands: one place has one schema.
  struct Key: Hashable {
    var document: Document
    var range: SourceRange
  }

  var key: Key { Key(document: document, range: node.range) }
}

/// Follows the references of a schema in `examples`; they lead where those of a matcher lead.
final class SchemaReferences {
  private let documents: SchemaDocuments
  private let literal: JSONNode
  /// The shapes that were read, by the places of their schemas.
  private var shapes: [[SchemaPart.Key]: [SchemaShape]] = [:]

  init(documents: SchemaDocuments, literal: JSONNode) {
    self.documents = documents
    self.literal = literal
  }

  var root: SchemaPart { SchemaPart(node: literal, document: .literal) }

  /// What the schemas ask for together, once for each combination of their alternatives; the first
  /// dozen of these.
  func shapes(of parts: [SchemaPart]) -> [SchemaShape] {
    let key = parts.map(\.key)
    if let known = shapes[key] { return known }
    let read = readShapes(of: parts)
    shapes[key] = read
    return read
  }

  /// Nil where the reference leads nowhere, and for one to an `$id`, which is not looked for.
  func target(of reference: String, in document: SchemaPart.Document) -> SchemaPart? {
    let parts = reference.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let fragment = parts.count == 2 ? String(parts[1]) : ""
    var target = document
    if let file = parts.first, !file.isEmpty {
      target = .file(path(of: String(file), from: document))
    } else if document == .literal, fragment.hasPrefix("/schemas/") {
      target = .own
    }
    guard let root = node(of: target) else { return nil }
    if fragment.isEmpty || fragment.hasPrefix("/") {
      guard let pointer = try? JSONPointer(uriFragment: fragment),
        let node = pointer.find(in: root)
      else { return nil }
      return SchemaPart(node: node, document: target)
    }
    return anchor(fragment, in: root).map { SchemaPart(node: $0, document: target) }
  }

  private func path(of file: String, from document: SchemaPart.Document) -> String {
    guard case .file(let name) = document, let slash = name.lastIndex(of: "/") else {
      return normalized(file)
    }
    return normalized(name[...slash] + file)
  }

  private func node(of document: SchemaPart.Document) -> JSONNode? {
    switch document {
    case .literal: literal
    case .own: documents.own.root
    case .file(let name): documents.others[name]?.root
    }
  }

  /// The schema that has that `$anchor`.
  private func anchor(_ name: String, in root: JSONNode) -> JSONNode? {
    var pending = [root]
    while let node = pending.popLast() {
      if node["$anchor"]?.stringValue == name { return node }
      pending += node.arrayValue ?? node.objectValue?.members.map(\.value) ?? []
    }
    return nil
  }
}
