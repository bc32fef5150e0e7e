import AssayJSON

extension Workload {
  /// Judging by a schema, and compiling it.
  static func schema(on document: BenchmarkDocument) throws -> [Workload] {
    let root = try JSONDocument.parse(document.bytes).root
    let customer = try JSONDocument.parse(Array(customerSchema.utf8)).root
    let source =
      document.isArray
      ? JSONNode.object([("type", .string("array")), ("items", customer)]) : customer
    let schema = try JSONSchema.compile(source)
    return [
      Workload(name: "schema, valid") { schema.isValid(root) ? 1 : 0 },
      Workload(name: "schema, all violations") { schema.errors(in: root).count },
      Workload(name: "compile a schema") { try JSONSchema.compile(source).base.utf8.count },
    ]
  }

  /// The kinds of keywords that the schema of an answer has; each customer satisfies it.
  private static let customerSchema = #"""
    {
      "type": "object",
      "required": ["name", "vatNumber", "country"],
      "properties": {
        "name": { "type": "string", "minLength": 1 },
        "vatNumber": { "type": "string", "pattern": "^[A-Z]{2}[0-9]{8,12}$" },
        "country": { "type": "string", "minLength": 2, "maxLength": 3 },
        "email": { "type": ["string", "null"], "format": "email" },
        "locale": { "enum": ["pt", "es", "en", "fr", "de", "it"] },
        "balance": { "type": "number", "minimum": 0, "multipleOf": 0.25 },
        "limits": { "type": "array", "items": { "type": "number" }, "maxItems": 8 },
        "active": { "type": "boolean" }
      }
    }
    """#
}
