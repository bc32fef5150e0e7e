import AssayJSON
import Testing

@Suite("The bounds of applying a JSON Schema")
struct JSONSchemaBoundsTests {
  @Test("A recursive schema applies to the deepest text that can be read")
  func deepInstance() throws {
    let schema = try JSONSchema.compile(
      json(
        ##"{"type": "array", "items": {"$ref": "#/$defs/next"}, "$defs": {"next": {"$ref": "#"}}}"##
      ))
    let depth = JSONLimits().depth
    let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    #expect(try schema.isValid(json(text)))
    let broken =
      String(repeating: "[", count: depth - 1) + "1" + String(repeating: "]", count: depth - 1)
    #expect(try schema.errors(in: json(broken)).map(\.keyword) == ["type"])
  }

  @Test("A dynamic reference that goes round in circles is left undecided")
  func endlessDynamicReference() throws {
    let schema = try JSONSchema.compile(json(##"{"$dynamicAnchor": "a", "$dynamicRef": "#a"}"##))
    #expect(!schema.isValid(.null))
    #expect(schema.errors(in: .null).map(\.violation) == [.undecided(.depth)])
  }

  @Test("Under `not` too, what is undecided is not valid")
  func undecidedUnderNot() throws {
    let schema = try JSONSchema.compile(
      json(##"{"not": {"$dynamicAnchor": "a", "$dynamicRef": "#a"}}"##))
    #expect(!schema.isValid(.null))
    #expect(schema.errors(in: .null).map(\.violation) == [.undecided(.depth)])
  }

  @Test("A schema that doubles the work with each of its lines is left undecided")
  func doublingSchema() throws {
    let definitions = (0..<60).map { index -> (String, JSONNode) in
      let next = JSONNode.object([("$ref", .string("#/$defs/d\(index + 1)"))])
      return ("d\(index)", .object([("allOf", .array([next, next]))]))
    }
    let last: [(String, JSONNode)] = [("d60", .bool(true))]
    let schema = try JSONSchema.compile(
      .object([("$ref", .string("#/$defs/d0")), ("$defs", .object(definitions + last))]))
    var limits = JSONSchemaLimits()
    limits.steps = 10_000
    #expect(schema.errors(in: .null, limits: limits).map(\.violation) == [.undecided(.steps)])
    #expect(!schema.isValid(.null, limits: limits))
  }

  @Test("A pattern that runs away is left undecided, told with its place")
  func runawayPattern() throws {
    let pattern = "^(?=(a+)+$)"
    let schema = try JSONSchema.compile(
      .object([("items", .object([("pattern", .string(pattern))]))]))
    let instance = JSONNode.array([.string(String(repeating: "a", count: 60) + "b")])
    var limits = JSONSchemaLimits()
    limits.patternSteps = 10_000
    let errors = schema.errors(in: instance, limits: limits)
    #expect(errors.map(\.violation) == [.undecided(.pattern(pattern))])
    #expect(errors.map(\.instancePath.description) == ["$[0]"])
    #expect(!schema.isValid(instance, limits: limits))
  }
}
