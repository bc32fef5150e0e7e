import AssayJSON
import Testing

@Suite("The keywords of JSON Schema")
struct JSONSchemaKeywordTests {
  /// A schema, texts that are valid under it, and texts that are not.
  struct Example: Sendable, CustomTestStringConvertible {
    var schema: String
    var valid: [String]
    var invalid: [String]

    init(_ schema: String, valid: [String], invalid: [String]) {
      self.schema = schema
      self.valid = valid
      self.invalid = invalid
    }

    var testDescription: String { schema }
  }

  static let values = [
    Example("true", valid: ["1", "null"], invalid: []),
    Example("false", valid: [], invalid: ["1", "null"]),
    Example(
      #"{"type": "integer"}"#, valid: ["1", "1.0", "10e-1", "1e99"], invalid: ["1.5", "true"]),
    Example(#"{"type": ["null", "array"]}"#, valid: ["null", "[]"], invalid: ["{}", "0", "\"\""]),
    Example(
      #"{"enum": [1, "é", {"a": 1, "b": 2}]}"#,
      valid: ["1.00", #""\u00e9""#, #"{"b": 2, "a": 1}"#], invalid: [#""e\u0301""#, #"{"a": 1}"#]),
    Example(#"{"const": 0.1}"#, valid: ["0.10", "1e-1"], invalid: ["0.10000000000000001"]),
  ]

  static let numbers = [
    Example(
      #"{"minimum": 18}"#, valid: ["18", "1e400000", "\"x\""], invalid: ["17.9", "-1e400000"]),
    Example(#"{"exclusiveMinimum": 0}"#, valid: ["1e-400000"], invalid: ["0", "-0.0"]),
    Example(
      #"{"maximum": 9007199254740992}"#, valid: ["9007199254740992"],
      invalid: ["9007199254740993"]),
    Example(#"{"exclusiveMaximum": 1}"#, valid: ["0.99999999999999999999"], invalid: ["1.0"]),
    Example(
      #"{"multipleOf": 0.01}"#, valid: ["0", "19.99", "1e400000", "-4.02"],
      invalid: ["0.001", "19.999"]),
    Example(#"{"multipleOf": 3e-5}"#, valid: ["9e-5", "0.3"], invalid: ["1e-5", "1e90"]),
    Example(#"{"multipleOf": 1024}"#, valid: ["1e10", "1e400000"], invalid: ["1e9"]),
    Example(
      #"{"multipleOf": 12345678901234567890123}"#, valid: ["24691357802469135780246"],
      invalid: ["24691357802469135780247", "12345678901234567890122"]),
  ]

  static let strings = [
    Example(#"{"minLength": 2}"#, valid: [#""ab""#, #""🐲🐲""#, "1"], invalid: [#""a""#, #""🐲""#]),
    Example(#"{"maxLength": 1}"#, valid: [#""🐲""#, #""""#], invalid: [#""ab""#, #""e\u0301""#]),
    Example(#"{"pattern": "^a+$"}"#, valid: [#""aa""#, "7"], invalid: [#""ab""#, #""""#]),
    Example(
      #"{"format": "uuid"}"#, valid: [#""0d3987e3-a6df-422c-8722-3fde26eec9a8""#, "7"],
      invalid: [#""0d3987e3""#]),
  ]

  static let arrays = [
    Example(
      #"{"minItems": 1, "maxItems": 2}"#, valid: ["[1]", "[1, 2]"], invalid: ["[]", "[1, 2, 3]"]),
    Example(
      #"{"uniqueItems": true}"#, valid: ["[1, \"1\", [1]]"],
      invalid: ["[1, 1.0]", "[0,1,2,3,4,5,6,7,8,9,10,{\"a\":1},{\"a\":1.0}]"]),
    Example(
      #"{"prefixItems": [{"type": "string"}], "items": {"type": "null"}}"#,
      valid: ["[]", #"["a"]"#, #"["a", null]"#], invalid: ["[1]", #"["a", 1]"#]),
    Example(
      #"{"contains": {"const": 1}, "minContains": 2, "maxContains": 3}"#,
      valid: ["[1, 1]", "[1, 0, 1, 1]"], invalid: ["[1]", "[1, 1, 1, 1]"]),
    Example(
      #"{"prefixItems": [true], "unevaluatedItems": false}"#, valid: ["[1]"], invalid: ["[1, 2]"]),
  ]

  static let objects = [
    Example(#"{"required": ["a"]}"#, valid: [#"{"a": null}"#, "[]"], invalid: ["{}"]),
    Example(
      #"{"minProperties": 1, "maxProperties": 1}"#, valid: [#"{"a": 1}"#],
      invalid: ["{}", #"{"a": 1, "b": 2}"#]),
    Example(
      #"{"dependentRequired": {"a": ["b"]}}"#, valid: [#"{"a": 1, "b": 2}"#, "{}"],
      invalid: [#"{"a": 1}"#]),
    Example(
      #"{"properties": {"a": {"type": "null"}}, "patternProperties": {"^x": {"type": "string"}}, "additionalProperties": {"type": "boolean"}}"#,
      valid: [#"{"a": null, "xa": "", "z": true}"#],
      invalid: [#"{"a": 1}"#, #"{"xa": 1}"#, #"{"z": 1}"#]),
    Example(
      #"{"propertyNames": {"maxLength": 1}}"#, valid: [#"{"a": 1}"#], invalid: [#"{"ab": 1}"#]),
    Example(
      #"{"allOf": [{"properties": {"a": true}}], "unevaluatedProperties": false}"#,
      valid: [#"{"a": 1}"#], invalid: [#"{"a": 1, "b": 1}"#]),
    Example(
      #"{"dependentSchemas": {"a": {"required": ["b"]}}}"#, valid: [#"{"a": 1, "b": 2}"#, "{}"],
      invalid: [#"{"a": 1}"#]),
  ]

  static let combinations = [
    Example(#"{"allOf": [{"minimum": 1}, {"maximum": 2}]}"#, valid: ["1"], invalid: ["0", "3"]),
    Example(
      #"{"anyOf": [{"type": "null"}, {"minimum": 2}]}"#, valid: ["null", "2"], invalid: ["1"]),
    Example(#"{"oneOf": [{"minimum": 1}, {"maximum": 2}]}"#, valid: ["0", "3"], invalid: ["1"]),
    Example(#"{"not": {"type": "null"}}"#, valid: ["1"], invalid: ["null"]),
    Example(
      #"{"if": {"type": "string"}, "then": {"const": "a"}, "else": {"const": 1}}"#,
      valid: [#""a""#, "1"], invalid: [#""b""#, "2"]),
    Example(
      ##"{"$ref": "#/$defs/a", "$defs": {"a": {"type": "null"}}}"##, valid: ["null"],
      invalid: ["1"]),
    Example(
      ##"{"items": {"$ref": "#"}, "type": "array"}"##, valid: ["[[], [[]]]"], invalid: ["[[1]]"]),
    Example(
      ##"{"$ref": "#a", "$defs": {"x": {"$anchor": "a", "type": "null"}}}"##, valid: ["null"],
      invalid: ["1"]),
    Example(
      ##"""
      {"$id": "x:nulls", "$ref": "x:list", "$defs": {
        "null": {"$dynamicAnchor": "item", "type": "null"},
        "list": {"$id": "x:list", "items": {"$dynamicRef": "#item"},
                 "$defs": {"any": {"$dynamicAnchor": "item"}}}}}
      """##,
      valid: ["[null]"], invalid: ["[1]"]),
  ]

  @Test(
    "A keyword takes what it asks for and nothing else",
    arguments: values + numbers + strings + arrays + objects + combinations)
  func judges(_ example: Example) throws {
    let schema = try JSONSchema.compile(json(example.schema))
    for text in example.valid {
      #expect(try schema.isValid(json(text)), "\(text)")
      #expect(try schema.errors(in: json(text)).map(\.message) == [])
    }
    for text in example.invalid {
      #expect(try !schema.isValid(json(text)), "\(text)")
      #expect(try !schema.errors(in: json(text)).isEmpty, "\(text)")
    }
  }

  @Test("Large objects and large enumerations are judged like small ones")
  func largeObjects() throws {
    let names = (0..<100).map { "name\($0)" }
    let object = JSONNode.object(names.map { ($0, .number(1)) })
    let required = JSONNode.object([("required", .array((names + ["other"]).map(JSONNode.string)))])
    let errors = try JSONSchema.compile(required).errors(in: object)
    #expect(errors.map(\.message) == ["`other` is missing"])
    let listed = try JSONSchema.compile(.object([("enum", .array(names.map(JSONNode.string)))]))
    #expect(listed.isValid(.string("name99")))
    #expect(!listed.isValid(.string("name100")))
  }

  @Test("A meta-schema's vocabularies say which keywords count")
  func vocabularies() throws {
    let vocabulary = "https://json-schema.org/draft/2020-12/vocab/"
    let dialects = [
      "x:core": #"{"$vocabulary": {"\#(vocabulary)core": true, "x:own": false}}"#,
      "x:own": #"{"$vocabulary": {"x:own": true}}"#,
    ]
    func compile(_ dialect: String) throws -> JSONSchema {
      let node = try json(#"{"$schema": "\#(dialect)", "type": "null"}"#)
      return try JSONSchema.compile(
        node, resolve: { uri in dialects[uri].flatMap { try? json($0) } })
    }
    #expect(try compile("x:core").isValid(.number(1)))
    #expect(throws: JSONSchemaMistakes.self) { try compile("x:own") }
  }
}
