import AssayJSON
import AssaySuite
import Testing

@Suite("A row made from a schema")
struct SchemaRowTests {
  /// An object schema with the member `a`, and what a row of it does.
  struct Example: CustomTestStringConvertible, Sendable {
    let kind: String
    let schema: String
    let name: String
    let patch: String

    init(_ kind: String, _ schema: String, _ name: String, _ patch: String) {
      self.kind = kind
      self.schema = schema
      self.name = name
      self.patch = patch
    }

    var testDescription: String { "\(kind) \(schema): \(name)" }
  }

  @Test(
    "has a patch that holds for every valid document",
    arguments: [
      Example(
        "breaking", #"{"required": ["a"], "properties": {"a": {}}}"#, "`a` is left out",
        #"[{"op": "remove", "path": "/a"}]"#),
      Example(
        "keeping", #"{"properties": {"a": {"type": "boolean"}}}"#, "`a` is left out",
        #"[{"op": "add", "path": "/a", "value": null}, {"op": "remove", "path": "/a"}]"#),
      Example(
        "breaking", #"{"properties": {"a": {"type": "string"}}}"#, "`a` is 12345",
        #"[{"op": "add", "path": "/a", "value": 12345}]"#),
      Example(
        "breaking", #"{"properties": {"a/b~": {"type": "string"}}}"#, "`a/b~` is null",
        #"[{"op": "add", "path": "/a~1b~0", "value": null}]"#),
      Example(
        "breaking",
        #"{"properties": {"a": {"type": "object", "required": ["b"], "properties": {"b": {"type": "string"}}}}}"#,
        "`a.b` is null", #"[{"op": "add", "path": "/a", "value": {"b": null}}]"#),
      Example(
        "breaking",
        """
        {"required": ["a"], "properties":
         {"a": {"type": "object", "properties": {"b": {"type": "string"}}}}}
        """,
        "`a.b` is null", #"[{"op": "add", "path": "/a/b", "value": null}]"#),
      Example(
        "breaking",
        """
        {"required": ["a"], "properties":
         {"a": {"type": ["object", "null"], "properties": {"b": {"type": "string"}}}}}
        """,
        "`a.b` is null", #"[{"op": "add", "path": "/a", "value": {"b": null}}]"#),
      Example(
        "breaking", #"{"properties": {"a": {"type": "array", "items": {"type": "string"}}}}"#,
        "`a[0]` is null", #"[{"op": "add", "path": "/a", "value": [null]}]"#),
      Example(
        "breaking",
        """
        {"required": ["a"], "properties":
         {"a": {"type": "array", "minItems": 1, "items": {"type": "string"}}}}
        """,
        "`a[0]` is null", #"[{"op": "replace", "path": "/a/0", "value": null}]"#),
      Example(
        "breaking", #"{"properties": {"a": {}, "b": {}}, "dependentRequired": {"a": ["b"]}}"#,
        "`b` is left out beside `a`",
        """
        [{"op": "add", "path": "/a", "value": "text"}, {"op": "add", "path": "/b", "value": null},
         {"op": "remove", "path": "/b"}]
        """),
      Example(
        "breaking", #"{"additionalProperties": false, "properties": {"a": {}}}"#,
        "the body gets the member `unexpected`",
        #"[{"op": "add", "path": "/unexpected", "value": "text"}]"#),
      Example(
        "breaking", #"{"additionalProperties": {"type": "boolean"}}"#,
        "`unexpected` is \"true\"",
        #"[{"op": "add", "path": "/unexpected", "value": "true"}]"#),
      Example(
        "breaking", #"{"required": ["a"]}"#, "the body is an array",
        #"[{"op": "add", "path": "", "value": [{"a": "text"}]}]"#),
      Example(
        "keeping", #"{"properties": {"a": {"type": "string", "maxLength": 3}}}"#,
        "`a` has 3 characters beyond the BMP",
        #"[{"op": "add", "path": "/a", "value": "😀😀😀"}]"#),
      Example(
        "keeping", #"{"properties": {"a": {"type": "string"}}}"#,
        "`a` reads like a placeholder", #"[{"op": "add", "path": "/a", "value": "{{name}}"}]"#),
    ])
  func patch(_ example: Example) throws {
    let schema = "{\"type\": \"object\", \(example.schema.dropFirst())"
    let rows = try RowSchemas.rows("{\"\(example.kind)\": \(schema)}")
    let row = try #require(
      rows.first { $0.name == example.name }, "\(rows.map(\.name).joined(separator: "\n"))")
    #expect(row.operations == (try json(example.patch)))
  }

  /// What the schema of a member makes its value be, and the values that must be among the rows.
  @Test(
    "goes just beyond what each keyword allows",
    arguments: [
      (#"{"type": "string", "minLength": 3}"#, [#""te""#, #""""#]),
      (#"{"type": "string", "maxLength": 3}"#, [#""text""#]),
      (#"{"type": "string", "maxLength": 0}"#, [#""t""#]),
      (#"{"type": "string", "pattern": "^[0-9]{4}$"}"#, [#""1111\n""#, #""111""#, #""11110""#]),
      (#"{"type": "string", "format": "date"}"#, [#""2023-02-29""#]),
      (#"{"type": "integer", "minimum": 5}"#, ["4", "5.5", #""5""#]),
      (#"{"type": "integer", "exclusiveMinimum": 5}"#, ["5", "4"]),
      (#"{"type": "number", "maximum": 0.5}"#, ["1.5", "0.51"]),
      (#"{"type": "number", "exclusiveMaximum": 0.5}"#, ["0.5"]),
      (#"{"type": "number", "multipleOf": 0.05}"#, ["1.001"]),
      (#"{"type": "integer", "multipleOf": 7, "minimum": 10}"#, ["15", "9"]),
      (#"{"type": "boolean"}"#, [#""true""#, "1", "0"]),
      (#"{"const": "EUR"}"#, [#""eur""#, #"" EUR""#, #""EU""#]),
      (#"{"enum": [1, 2]}"#, ["0", #""1""#, "null"]),
      (#"{"enum": ["pt-BR", "pt"]}"#, [#""pt_BR""#, #""ptBR""#, #""PT""#, #""pt\n""#, #""BR""#]),
      (#"{"type": "array", "minItems": 2, "items": {"type": "integer"}}"#, ["[1]", "[]"]),
      (#"{"type": "array", "maxItems": 2, "items": {"type": "integer"}}"#, ["[1, 2, 3]"]),
      (#"{"type": "array", "uniqueItems": true, "items": {"type": "integer"}}"#, ["[1, 1]"]),
      (#"{"type": "array", "contains": {"const": 7}}"#, ["[]", #"["text"]"#]),
      (#"{"type": "array", "prefixItems": [{"type": "integer"}]}"#, [#"["1"]"#]),
      (#"{"type": "object", "minProperties": 2}"#, ["{}"]),
      (#"{"type": "object", "maxProperties": 1}"#, [#"{"extra1": "text", "extra2": "text"}"#]),
      (#"{"type": "object", "propertyNames": {"maxLength": 1}}"#, [#"{"a b": "text"}"#]),
      (#"{"type": "string", "not": {"enum": ["x"]}}"#, [#""x""#]),
      (#"{"type": ["string", "null"]}"#, ["0", "true", "[]", "{}"]),
      (#"{"anyOf": [{"type": "string", "minLength": 1}, {"type": "integer"}]}"#, [#""""#, "1.5"]),
      (#"{"allOf": [{"type": "string"}, {"maxLength": 2}]}"#, [#""tex""#]),
    ])
  func beyond(_ schema: String, _ expected: [String]) throws {
    let broken = try values("breaking", schema)
    for text in expected {
      let value = try json(text)
      #expect(broken.contains(value), "\(value) is not among \(broken)")
    }
  }

  @Test(
    "goes just as far as each keyword allows",
    arguments: [
      (#"{"type": "string", "minLength": 3}"#, [#""tex""#]),
      (#"{"type": "string", "maxLength": 3}"#, [#""tex""#, #""x""#]),
      (#"{"type": "integer", "minimum": 5, "exclusiveMaximum": 8}"#, ["5", "7"]),
      (#"{"type": "number", "exclusiveMinimum": 0}"#, ["0.01", "9007199254740993"]),
      (#"{"enum": ["a", null, 3]}"#, [#""a""#, "null", "3"]),
      (#"{"type": ["boolean", "null"]}"#, ["true", "false", "null"]),
      (#"{"type": "array", "uniqueItems": true, "maxItems": 2}"#, ["[]", #"["text", "text2"]"#]),
      (#"{"type": "string", "format": "date"}"#, [#""2024-02-29""#]),
    ])
  func within(_ schema: String, _ expected: [String]) throws {
    let kept = try values("keeping", schema)
    for text in expected {
      let value = try json(text)
      #expect(kept.contains(value), "\(value) is not among \(kept)")
    }
  }

  /// The values that rows give the member `a` with that schema.
  private func values(_ kind: String, _ schema: String) throws -> [JSONNode] {
    let whole = "{\"type\": \"object\", \"properties\": {\"a\": \(schema)}}"
    let document = JSONNode.object([])
    return try RowSchemas.rows("{\"\(kind)\": \(whole)}").compactMap { row in
      row.path.hasPrefix("/a") ? try row.applied(to: document)["a"] : nil
    }
  }
}
