package import AssayJSON

/// Where the references of a file's schemas lead: into the file's own `schemas`
/// (`#/schemas/customer`), and into the files beside it (`common/schemas.json#/customer`).
package final class SchemaDocuments: Sendable {
  package struct Document: Sendable {
    package var source: SourceText
    package var root: JSONNode
  }

  /// The scenario file itself.
  let own: Document
  /// Other files, by the path from the scenario file's folder.
  let others: [String: Document]

  init(own: Document, others: [String: Document]) {
    self.own = own
    self.others = others
  }

  private static let top = "assay://folder/"
  /// A folder that `..` leads up from, which a URI cannot do at its top.
  private static let above = "-above-/"
  /// How many there are.
  private static let depth = 16
  /// A URI for the folder of the scenario file: references are resolved within it.
  private static let folder = top + String(repeating: above, count: depth)
  private static let embedded = folder + "-embedded-"
  private static let ownURI = folder + "-own-"

  /// Compiles a schema that stands in the scenario file.
  package func compile(_ schema: JSONNode, at place: Place) -> Result<JSONSchema, SchemaMistakes> {
    do {
      return .success(
        try JSONSchema.compile(redirected(schema), base: Self.embedded) { [self] uri in
          if uri == Self.ownURI { return own.root }
          return document(uri)?.root
        })
    } catch {
      let diagnostics = error.mistakes.map { mistake in
        Diagnostic(
          code: "schema", Self.asWritten("\(mistake)"),
          at: Place(source(of: mistake.document), mistake.range))
      }
      return .failure(SchemaMistakes(diagnostics: diagnostics))
    }
  }

  /// A sentence or a schema's text with references as the files have them, not as absolute URIs.
  package static func asWritten(_ sentence: String) -> String {
    guard sentence.contains(top) else { return sentence }
    var text = sentence.replacing(ownURI, with: "").replacing(embedded, with: "")
    for ups in 0...depth where text.contains(top) {
      text.replace(
        top + String(repeating: above, count: depth - ups),
        with: String(repeating: "../", count: ups))
    }
    return text
  }

  /// Where a keyword of a compiled schema stands.
  package func place(of keyword: SchemaPlace) -> Place {
    Place(source(of: keyword.document), keyword.range)
  }

  private func source(of uri: String) -> SourceText { document(uri)?.source ?? own.source }

  private func document(_ uri: String) -> Document? {
    guard uri.hasPrefix(Self.top) else { return nil }
    return others[percentDecoded(Self.asWritten(uri))]
  }

  /// Keywords whose members are named by the author, each with a schema as its value.
  private static let schemasByName: Set<String> = [
    "properties", "patternProperties", "dependentSchemas", "$defs", "definitions",
  ]
  /// Keywords whose value is data.
  private static let data: Set<String> = ["const", "enum", "default", "examples"]

  /// The schema with `#/schemas/…` leading to the file's `schemas`, not into the schema itself.
  private func redirected(_ schema: JSONNode) -> JSONNode {
    switch schema.value {
    case .null, .bool, .number, .string: return schema
    case .array(let elements):
      return JSONNode(.array(elements.map(redirected)), range: schema.range)
    case .object(let object):
      let members = object.members.map { member in
        var member = member
        member.value = redirected(member)
        return member
      }
      return JSONNode(.object(JSONObject(members)), range: schema.range)
    }
  }

  /// The value of one keyword.
  private func redirected(_ keyword: JSONMember) -> JSONNode {
    var value = keyword.value
    if Self.data.contains(keyword.name) { return value }
    if keyword.name == "$ref", let text = value.stringValue {
      if text.hasPrefix("#/schemas/") { value.value = .string(Self.ownURI + text) }
      return value
    }
    guard Self.schemasByName.contains(keyword.name), let object = value.objectValue else {
      return redirected(value)
    }
    let members = object.members.map { member in
      JSONMember(
        name: member.name, nameRange: member.nameRange, value: redirected(member.value))
    }
    return JSONNode(.object(JSONObject(members)), range: value.range)
  }
}

/// What keeps a schema from being compiled.
package struct SchemaMistakes: Error, Sendable {
  package var diagnostics: [Diagnostic]
}

/// The text with `%XX` put back to bytes; what is no UTF-8 then is repaired.
func percentDecoded(_ text: String) -> String {
  var output: [UInt8] = []
  var bytes = Array(text.utf8)[...]
  while let byte = bytes.popFirst() {
    if byte == UInt8(ascii: "%"), bytes.count >= 2,
      let value = UInt8(String(decoding: bytes.prefix(2), as: UTF8.self), radix: 16)
    {
      output.append(value)
      bytes = bytes.dropFirst(2)
    } else {
      output.append(byte)
    }
  }
  return String(decoding: output, as: UTF8.self)
}
