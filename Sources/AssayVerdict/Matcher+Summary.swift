import AssayJSON
package import AssaySuite

extension Matcher {
  /// What must be, in a few words: a literal as JSON, an operator as what it asks for.
  package var summary: String {
    switch self {
    case .schema(let schema): schema.summary
    case .absent: "nothing"
    case .equal, .template, .object, .closedObject, .array, .exactly, .unordered: shortened(literal)
    }
  }

  /// The matcher as the JSON that it was written as, operators shown as what they stand for.
  var literal: JSONNode {
    switch self {
    case .equal(let node, _): node
    case .template(let template): .string(template.constant ?? "")
    case .object(let members, _), .closedObject(let members, _):
      .object(members.map { ($0.name.constant ?? "", $0.matcher.literal) })
    case .array(let elements, _), .unordered(let elements, _): .array(elements.map(\.literal))
    case .exactly(.constant(let node, _)): node
    case .exactly: .null
    case .absent: .object([("$absent", .bool(true))])
    case .schema: .object([("$is", .string("…"))])
    }
  }
}

extension SchemaMatcher {
  fileprivate var summary: String {
    guard case .compiled(let compiled) = state else { return "a value" }
    let source = SchemaDocuments.asWritten(compiled.source.description)
    return compiled.source.boolValue == true ? "a value" : "a value that fits \(shortened(source))"
  }
}
