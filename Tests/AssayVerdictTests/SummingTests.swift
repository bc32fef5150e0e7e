import AssayVerdict
import Testing

@Suite("A content of another shape")
struct SummingTests {
  private static let customer = #"{ "name": "a", "city": "b", "zip": "c" }"#

  @Test(
    "is told once",
    arguments: [
      // The status is wrong, and what came is an error.
      (
        #"{ "status": 200, "json": \#(customer) }"#, 404, #"{"code":404,"message":"x"}"#,
        [
          "the status is 404, not 200",
          #"$ lacks 3 members: "name", "city", "zip"; it has "code", "message""#,
        ]
      ),
      (
        #"{ "status": 200, "json": { "a": 1, "b": 2 } }"#, 500, "{}",
        ["the status is 500, not 200", #"$ lacks 2 members: "a", "b"; it is empty"#]
      ),
      (
        #"{ "status": 200, "json": { "$is": { "required": ["a", "b"] } } }"#, 500, #"{"c":1}"#,
        ["the status is 500, not 200", #"$ lacks 2 members: "a", "b"; it has "c""#]
      ),
      (
        #"{ "status": 200, "json": { "c": { "a": 1, "b": 2 } } }"#, 500, #"{"c":{"d":1}}"#,
        ["the status is 500, not 200", #"$.c lacks 2 members: "a", "b"; it has "d""#]
      ),
      // The status is right.
      (
        #"{ "status": 200, "json": \#(customer) }"#, 200, #"{"data":{"name":"a"}}"#,
        [#"$ lacks 3 members: "name", "city", "zip"; it has "data""#]
      ),
      // Another type than an object.
      (
        #"{ "json": \#(customer), "assert": [ { "path": "$.name", "value": "a" } ] }"#, 200, "[]",
        [#"$ is [], not {"name":"a","city":"b","zip":"c"}"#]
      ),
      // Queries that select nothing in an error.
      (
        """
        { "status": 200, "assert": [
          { "path": "$.a", "value": 1 }, { "path": "$.b", "value": 1 } ] }
        """, 500, #"{"error":"x"}"#,
        ["the status is 500, not 200", "$.a selects 0 values, expected exactly one"]
      ),
      (
        #"{ "status": 200, "json": \#(customer), "assert": [ { "path": "$.a", "value": 1 } ] }"#,
        500, "{}",
        ["the status is 500, not 200", #"$ lacks 3 members: "name", "city", "zip"; it is empty"#]
      ),
    ] as [(String, Int, String, [String])])
  func once(_ expected: String, _ status: Int, _ content: String, _ told: [String]) throws {
    #expect(try sentences(expected, answer(content, status: status)) == told)
  }

  @Test(
    "is none where it only lacks a few members, or has wrong ones",
    arguments: [
      (#"{ "json": { "a": 1, "b": 1, "c": 1, "d": 1 } }"#, 200, #"{"a":1,"b":1,"x":1}"#, 2),
      (#"{ "json": { "a": 1, "b": 1, "c": 1 } }"#, 200, #"{"a":2,"b":2,"c":2}"#, 3),
      (
        #"{ "json": { "a": 1, "b": 1, "c": 1, "d": 1, "e": 1, "f": 1 } }"#, 200,
        #"{"a":1,"b":1,"c":1}"#, 3
      ),
      (#"{ "status": 200, "json": { "a": 1, "b": 1 } }"#, 201, #"{"a":2,"b":2}"#, 3),
      (#"{ "status": 200, "json": { "a": 1, "b": 1 } }"#, 201, #"{"b":1}"#, 2),
      (
        """
        { "status": 200, "assert": [
          { "path": "$.a", "value": 1 }, { "path": "$.b", "value": 1 } ] }
        """, 200, "{}", 2
      ),
    ] as [(String, Int, String, Int)])
  func each(_ expected: String, _ status: Int, _ content: String, _ count: Int) throws {
    let found = try sentences(expected, answer(content, status: status))
    #expect(found.count == count)
    #expect(!found.contains { $0.contains("lacks") })
  }

  @Test("does not change which alternative is nearest")
  func alternatives() throws {
    let expected = """
      { "anyOf": [ { "json": { "a": 1, "b": 1, "c": 1, "d": 1 } },
                   { "json": { "x": 1, "y": 2, "z": 3 } } ] }
      """
    #expect(
      try sentences(expected, answer(#"{"x":1,"y":1}"#))
        == ["$.y is 1, not 2", "$.z is missing; expected 3"])
  }

  @Test(
    "has a status whose bound is named by what it stands for",
    arguments: [
      (#"{ "maximum": 200 }"#, 404, "the status is 404, but a success was expected, at most 200"),
      (
        #"{ "exclusiveMaximum": 300 }"#, 500,
        "the status is 500, but a success was expected, less than 300"
      ),
      (#"{ "maximum": 399 }"#, 404, "the status is 404, but no error was expected, at most 399"),
      (#"{ "minimum": 400 }"#, 200, "the status is 200, but an error was expected, at least 400"),
      (
        #"{ "exclusiveMinimum": 200 }"#, 200,
        "the status is 200, but a status of more than 200 was expected"
      ),
      (#"{ "maximum": 450 }"#, 500, "the status is 500, but a status of at most 450 was expected"),
      (#"{ "multipleOf": 7 }"#, 200, "the status is 200, not a multiple of 7"),
    ] as [(String, Int, String)])
  func bounds(_ schema: String, _ status: Int, _ sentence: String) throws {
    let found = try sentences(#"{ "status": { "$is": \#(schema) } }"#, answer(status: status))
    #expect(found == [sentence])
  }
}
