import AssayJSON
import Testing

@Suite("What a JSON Schema says of an instance that breaks it")
struct JSONSchemaErrorTests {
  static let sentences: [(schema: String, instance: String, sentence: String)] = [
    (#"{"required": ["gid"]}"#, "{}", "`gid` is missing"),
    (
      #"{"properties": {"address": {"required": ["city"]}}}"#, #"{"address": {}}"#,
      "`address.city` is missing"
    ),
    (
      #"{"properties": {"locale": {"enum": ["pt", "es"]}}}"#, #"{"locale": "xx"}"#,
      #"`locale` is "xx", not one of "pt", "es""#
    ),
    (
      #"{"enum": [1,2,3,4,5,6,7,8,9,10]}"#, "0",
      "the value is 0, not one of 1, 2, 3, 4, 5, 6, 7, 8 and 2 more"
    ),
    (#"{"items": {"type": "string"}}"#, #"["a", 7]"#, "`[1]` is 7, not a string"),
    (
      #"{"type": ["object", "null"]}"#, "[1, 2]",
      "the value is an array of 2 items, not an object or null"
    ),
    (#"{"const": 409}"#, "400", "the value is 400, not 409"),
    (#"{"minimum": 18}"#, "17", "the value is 17, less than 18"),
    (#"{"exclusiveMaximum": 18}"#, "18", "the value is 18, not less than 18"),
    (#"{"multipleOf": 0.01}"#, "1.005", "the value is 1.005, not a multiple of 0.01"),
    (#"{"minLength": 1}"#, #""""#, "the value is empty"),
    (#"{"maxLength": 2}"#, #""abc""#, #"the value has 3 characters, more than 2: "abc""#),
    (
      #"{"pattern": "^PT"}"#, #""ES1""#,
      #"the value is "ES1", which does not match the pattern ^PT"#
    ),
    (#"{"format": "uuid"}"#, #""x""#, #"the value is "x", not a UUID"#),
    (#"{"minItems": 1}"#, "[]", "the value has 0 items, fewer than 1"),
    (
      #"{"uniqueItems": true}"#, #"["a", "b", "a"]"#,
      #"the value has the same item at 0 and 2: "a""#
    ),
    (
      #"{"contains": {"type": "null"}}"#, "[1]",
      "the value has no item of the kind that it must contain"
    ),
    (#"{"additionalProperties": false}"#, #"{"nick": 1}"#, "`nick` is not allowed here"),
    (
      #"{"dependentRequired": {"card": ["address"]}}"#, #"{"card": 1}"#,
      "`address` is missing, and `card` asks for it"
    ),
    (
      #"{"propertyNames": {"pattern": "^[a-z]+$"}}"#, #"{"A1": 1}"#,
      #"the name "A1" does not match the pattern ^[a-z]+$"#
    ),
    (
      #"{"anyOf": [{"type": "null"}, {"minimum": 9}]}"#, "5",
      "the value is 5, which fits none of the 2 alternatives"
    ),
    (
      #"{"oneOf": [{"type": "null"}, {"minimum": 1}, {"maximum": 9}]}"#, "5",
      "the value is 5, which fits 2 of the alternatives (2nd and 3rd), not just one"
    ),
    (#"{"not": {"type": "null"}}"#, "null", "the value is null, which is what `not` rules out"),
  ]

  @Test("A violation is told in one sentence for a person", arguments: sentences.indices)
  func sentence(_ index: Int) throws {
    let (schema, instance, sentence) = Self.sentences[index]
    let errors = try JSONSchema.compile(json(schema)).errors(in: json(instance))
    #expect(errors.map(\.message) == [sentence])
  }

  @Test("All violations are told, each with its places in the instance and in the schema")
  func places() throws {
    let schema = #"{"properties": {"a": {"type": "null"}}, "required": ["b"]}"#
    let instance = #"{"a": [12]}"#
    let errors = try JSONSchema.compile(json(schema), base: "customer.json").errors(
      in: json(instance))
    let places = errors.map { error in
      [
        error.keyword, error.instancePath.description, instance.piece(error.instanceRange),
        error.place.document, error.place.pointer.description, schema.piece(error.place.range),
        schema.piece(error.place.valueRange),
      ]
    }
    #expect(
      places == [
        ["required", "$", instance, "customer.json", "/required", #""required""#, #"["b"]"#],
        [
          "type", "$['a']", "[12]", "customer.json", "/properties/a/type", #""type""#,
          #""null""#,
        ],
      ])
  }

  @Test("Where no alternative fits, the causes say why each does not")
  func causes() throws {
    let schema = try json(#"{"anyOf": [{"type": "null"}, {"properties": {"a": {"const": 1}}}]}"#)
    let errors = try JSONSchema.compile(schema).errors(in: json(#"{"a": 2}"#))
    #expect(errors.count == 1)
    #expect(
      errors.first?.causes.map(\.message)
        == ["the value is an object with 1 member, not null", "`a` is 2, not 1"])
  }

  @Test("A schema in another document is named with it")
  func otherDocument() throws {
    let schemas = ["schemas/common.json": #"{"$defs": {"id": {"minLength": 3}}}"#]
    let schema = try JSONSchema.compile(
      json(#"{"$ref": "common.json#/$defs/id"}"#), base: "schemas/customer.json",
      resolve: { uri in schemas[uri].flatMap { try? json($0) } })
    let error = try #require(schema.errors(in: .string("x")).first)
    #expect(error.place.document == "schemas/common.json")
    #expect(error.place.pointer.description == "/$defs/id/minLength")
    #expect(schema.documents.keys.sorted() == ["schemas/common.json", "schemas/customer.json"])
  }

  @Test("A file that holds schemas among other things may name its own kind in `$schema`")
  func schemasInAnotherFile() throws {
    let file = #"{"$schema": "scenario.schema.json", "schemas": {"id": {"minLength": 3}}}"#
    let schema = try JSONSchema.compile(
      json(#"{"$ref": "file.json#/schemas/id"}"#), resolve: { _ in try? json(file) })
    #expect(schema.errors(in: .string("x")).map(\.keyword) == ["minLength"])
  }

  @Test("Long values and long paths lose their middle")
  func shortening() throws {
    let long = String(repeating: "x", count: 500)
    let schema = try JSONSchema.compile(json(#"{"additionalProperties": {"type": "null"}}"#))
    let message = try #require(
      schema.errors(in: .object([(long, .string(long))])).first?.message)
    #expect(message.count < 160)
    #expect(message.contains("…"))
  }

  @Test("No more than a thousand violations are told")
  func manyErrors() throws {
    let schema = try JSONSchema.compile(json(#"{"items": {"type": "null"}}"#))
    let instance = JSONNode.array(Array(repeating: .number(1), count: 5_000))
    #expect(schema.errors(in: instance).count == 1_000)
  }
}

extension String {
  /// The part that a range of its bytes means.
  fileprivate func piece(_ range: SourceRange) -> String {
    String(decoding: Array(utf8)[range.offsets], as: UTF8.self)
  }
}
