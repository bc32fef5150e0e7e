import AssayJSON
import Testing

@Suite("Mistakes in a JSON Schema")
struct JSONSchemaMistakeTests {
  static let mistakes: [(schema: MarkedText, sentence: String)] = [
    (
      #"{"type": "string", «"minLenght"»: 1}"#,
      "no keyword `minLenght` in JSON Schema 2020-12; did you mean `minLength`?"
    ),
    (#"{"properties": {"a": {«"optional"»: 1}}}"#, "no keyword `optional` in JSON Schema 2020-12"),
    (#"{"type": «"strin"»}"#, #"no type "strin" in JSON Schema; did you mean `string`?"#),
    (#"{"type": ["null", «"int"»]}"#, #"no type "int" in JSON Schema"#),
    (
      #"{"format": «"datetime"»}"#,
      #"no format "datetime" in JSON Schema 2020-12; did you mean `date-time`?"#
    ),
    (#"{"minLength": «-1»}"#, "`minLength` takes a whole number that is not negative"),
    (#"{"exclusiveMinimum": «true»}"#, "`exclusiveMinimum` takes a number"),
    (#"{"multipleOf": «0»}"#, "`multipleOf` takes a number greater than 0"),
    (#"{"required": «["a", "a"]»}"#, "`required` takes an array of strings that differ"),
    (#"{"items": «[{}]»}"#, "`items` takes one schema; a list of them is `prefixItems`"),
    (#"{"allOf": «[]»}"#, "`allOf` takes an array of at least one schema"),
    (#"{"not": «"x"»}"#, #"a schema is an object, true or false, not "x""#),
    (
      #"{"pattern": «"a(b"»}"#,
      "the pattern is not a regular expression of ECMA-262: the group has no closing ')'"
    ),
    (
      #"{"patternProperties": {«"["»: true}}"#,
      "the pattern is not a regular expression of ECMA-262: the class has no closing ']'"
    ),
    (##"{"$ref": «"#/$defs/a"»}"##, ##""#/$defs/a" points to nothing"##),
    (#"{"$ref": «"other.json"»}"#, #"there is no document "other.json""#),
    (
      ##"{"$ref": «"#"»}"##,
      "the reference leads back to its own schema without going deeper into the instance"
    ),
    (
      #"{"$schema": «"http://json-schema.org/draft-07/schema#"»}"#,
      #"`$schema` "http://json-schema.org/draft-07/schema#" is not JSON Schema 2020-12"#
    ),
    (
      #"{"$anchor": «"1a"»}"#,
      "`$anchor` takes a name of letters, digits, '-', '_' and '.', a letter or '_' first"
    ),
    (#"{"$id": «"a#b"»}"#, "`$id` takes a URI reference without a fragment"),
    (
      ##"{"$defs": {"a": {"$anchor": "x"}, "b": {"$anchor": «"x"»}}}"##,
      #""x" already names another schema"#
    ),
    (
      #"{"$defs": {"unused": {«"tipe"»: "null"}}}"#,
      "no keyword `tipe` in JSON Schema 2020-12; did you mean `type`?"
    ),
    (#"{«"then"»: true}"#, "`then` says nothing without `if` beside it"),
    (#"{«"minContains"»: 2}"#, "`minContains` says nothing without `contains` beside it"),
  ].map { (MarkedText($0.0), $0.1) }

  @Test("A mistake is told with its place", arguments: mistakes.indices)
  func mistake(_ index: Int) throws {
    let (text, sentence) = Self.mistakes[index]
    let node = try json(text.text)
    let error = #expect(throws: JSONSchemaMistakes.self) { try JSONSchema.compile(node) }
    let mistake = try #require(error?.mistakes.first)
    #expect(error?.mistakes.count == 1)
    #expect(mistake.description == sentence)
    #expect(mistake.range.offsets == text.marked)
  }

  @Test("All mistakes are told at once")
  func all() throws {
    let node = try json(#"{"tipe": 1, "minLength": "x", "items": {"pattern": "("}}"#)
    let error = #expect(throws: JSONSchemaMistakes.self) { try JSONSchema.compile(node) }
    #expect(error?.mistakes.count == 3)
  }

  @Test("A pattern's mistake says where in the pattern it is")
  func offsetInPattern() throws {
    let node = try json(#"{"pattern": "é(?<n>a)\\q"}"#)
    let error = #expect(throws: JSONSchemaMistakes.self) { try JSONSchema.compile(node) }
    guard case .pattern(let mistake) = error?.mistakes.first?.reason else {
      Testing.Issue.record("not a mistake in a pattern: \(String(describing: error))")
      return
    }
    #expect(mistake.offsets == 9..<11)
  }

  @Test("Where unknown keywords are ignored they are annotations, and so are unknown formats")
  func ignoring() throws {
    let node = try json(#"{"x-internal": {"$id": "urn:x"}, "format": "colour", "then": false}"#)
    let schema = try JSONSchema.compile(node, options: .init(unknownKeywords: .ignore))
    #expect(schema.isValid(.string("red")))
  }

  @Test("A schema can be judged by the meta-schema, which needs no network")
  func metaSchema() throws {
    let reference = JSONNode.string("https://json-schema.org/draft/2020-12/schema")
    let metaSchema = try JSONSchema.compile(.object([("$ref", reference)]))
    #expect(try metaSchema.isValid(json(#"{"properties": {"a": {"minLength": 1}}}"#)))
    #expect(try !metaSchema.isValid(json(#"{"properties": {"a": {"minLength": -1}}}"#)))
    #expect(try !metaSchema.isValid(json(#"{"properties": {"a": {"pattern": "("}}}"#)))
  }
}
