import AssayJSON
import AssaySuite
import Testing

@Suite("Schemas")
struct SchemaReferenceTests {
  private static let customer =
    ##"{"type": "object", "properties": {"gid": {"$ref": "#/schemas/gid"}}, "required": ["gid"]}"##

  /// Whether values fit the schema that a file expects.
  private func fits(
    _ schema: String, _ values: [String], besides files: [String: String] = [:],
    given: [String: JSONNode] = [:]
  ) throws -> [Bool] {
    let file = try load(
      ##"""
      {"schemas": {"customer": \##(Self.customer), "gid": {"type": "string", "minLength": 2}},
       "scenarios": [{"name": "a", "steps": [{"request": \##(Frame.plainRequest),
        "expect": {"json": {"$is": \##(schema)}}}]}]}
      """##, besides: files, given: Set(given.keys))
    var scope = Scope(values: given, seed: 1, identity: "", now: 0)
    let matcher = try file.scenarios.first?.steps.first?.expect?.template.json?
      .resolved(in: &scope)
    guard case .schema(let schema) = matcher else {
      Issue.record("the schema is not compiled")
      return []
    }
    return try values.map { schema.compiled.isValid(try json($0)) }
  }

  @Test("are found by name in their file")
  func own() throws {
    #expect(
      try fits(##"{"$ref": "#/schemas/customer"}"##, [#"{"gid": "ab"}"#, #"{"gid": "a"}"#, "{}"])
        == [true, false, false])
    #expect(
      try fits(##"{"items": {"$ref": "#/schemas/gid"}}"##, [#"["ab"]"#, #"["a"]"#])
        == [true, false])
  }

  @Test("are found in other files, and refer to each other from there")
  func otherFiles() throws {
    let files = [
      "common/all.json":
        ##"{"list": {"items": {"$ref": "deep/one.json#/one"}}, "own": {"$ref": "#/list"}}"##,
      "common/deep/one.json": #"{"one": {"const": 1}}"#,
    ]
    #expect(
      try fits(#"{"$ref": "common/all.json#/own"}"#, ["[1, 1]", "[1, 2]"], besides: files)
        == [true, false])
  }

  @Test("of the same text are told apart by their places")
  func sameText() throws {
    let source = MarkedText(
      Frame.matcher.file(
        around: #"{"a": {"$is": {"minLength": 2}}, "b": {"$is": {«"minLength"»: 2}}}"#))
    let expect = try load(source.text).scenarios.first?.steps.first?.expect
    guard case .object(let members, _, _) = expect?.template.json,
      case .schema(let schema) = members.last?.matcher
    else {
      Issue.record("the schemas are not compiled")
      return
    }
    let error = try #require(schema.compiled.errors(in: .string("x")).first)
    #expect(schema.place(of: error.place).range.offsets == source.marked)
  }

  @Test("may hold placeholders, which take the value's type")
  func placeholders() throws {
    #expect(
      try fits(#"{"const": "{{n}}"}"#, ["1", "\"1\"", "1.0"], given: ["n": .number(1)])
        == [true, false, true])
    #expect(
      try fits(
        ##"{"$ref": "#/schemas/gid", "minLength": "{{n}}"}"##, [#""abc""#, #""ab""#],
        given: ["n": .number(3)]) == [true, false])
  }

  @Test("that a value makes wrong are told when it is known")
  func wrongValue() throws {
    let error = #expect(throws: TemplateError.self) {
      _ = try fits(#"{"minLength": "{{n}}"}"#, ["1"], given: ["n": .string("x")])
    }
    #expect(
      error?.message
        == "the schema has a mistake: `minLength` takes a whole number that is not negative")
  }

  @Test("in a name with a space or a percent sign are found")
  func oddNames() throws {
    #expect(
      try fits(
        ##"{"$ref": "my%20schemas.json#/a"}"##, ["1", "2"],
        besides: ["my schemas.json": #"{"a": {"const": 1}}"#]) == [true, false])
  }
}
