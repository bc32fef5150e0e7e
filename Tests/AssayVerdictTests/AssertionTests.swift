import AssayJSON
import AssaySuite
import AssayVerdict
import Testing

@Suite("Assertions")
struct AssertionTests {
  private static let content = #"{"items": [{"id": 1}, {"id": 2}, {"id": 2.0}], "none": []}"#

  private func found(_ assertion: String) throws -> [String] {
    try sentences("{\"assert\": [\(assertion)]}", answer(Self.content))
  }

  @Test(
    "hold",
    arguments: [
      #"{"path": "$.items[0].id", "value": 1}"#,
      #"{"path": "$.items[9]", "value": {"$absent": true}}"#,
      #"{"path": "$.items[*].id", "each": {"$is": {"minimum": 1}}}"#,
      #"{"path": "$.items[*]", "count": 3}"#, #"{"path": "$.none[*]", "count": 0}"#,
      #"{"path": "$.none[*]", "each": 1, "count": 0}"#,
      #"{"path": "$.items[*].id", "distinct": 2, "count": {"$is": {"minimum": 3}}}"#,
      #"{"path": "$.items[?@.id == 1]", "value": {"id": 1}}"#,
    ])
  func hold(_ assertion: String) throws {
    #expect(try found(assertion) == [])
  }

  @Test(
    "tell what the query selects",
    arguments: [
      (#"{"path": "$.items[0].id", "value": 2}"#, ["$.items[0].id is 1, not 2"]),
      (
        #"{"path": "$.items[*].id", "value": 2}"#,
        ["$.items[*].id selects 3 values, expected exactly one"]
      ),
      (#"{"path": "$.gone", "value": 2}"#, ["$.gone selects 0 values, expected exactly one"]),
      (
        #"{"path": "$.items[0]", "value": {"$absent": true}}"#,
        [#"$.items[0] should be absent, but is {"id":1}"#]
      ),
      (#"{"path": "$.none[*]", "each": 1}"#, ["$.none[*] selects 0 values, expected at least one"]),
      (#"{"path": "$.items[*].id", "each": 2}"#, ["$.items[0].id is 1, not 2"]),
      (#"{"path": "$.items[*]", "count": 1}"#, ["$.items[*] selects 3 values, expected 1"]),
      (
        #"{"path": "$.items[0]", "count": {"$is": {"minimum": 2}}}"#,
        [#"$.items[0] selects 1 value, expected a value that fits {"minimum":2}"#]
      ),
      (
        #"{"path": "$.items[*].id", "distinct": 1}"#,
        ["$.items[*].id selects 2 different values, expected 1"]
      ),
      (
        #"{"path": "$.items[*].id", "distinct": 3, "count": 2, "each": 1}"#,
        [
          "$.items[1].id is 2, not 1", "$.items[2].id is 2.0, not 1",
          "$.items[*].id selects 3 values, expected 2",
          "$.items[*].id selects 2 different values, expected 3",
        ]
      ),
    ])
  func mismatches(_ assertion: String, _ expected: [String]) throws {
    #expect(try found(assertion) == expected)
  }

  private let answers = [
    answer(#"{"gid": "a"}"#, status: 201, headers: [("Location", "/a"), ("X", "1"), ("x", "2")]),
    answer(#"{"gid": "b"}"#, status: 201),
    answer("<html>", status: 500),
  ]

  @Test(
    "together are asked of the array of all answers",
    arguments: [
      (#"{"path": "$[*]", "count": 3}"#, nil),
      (#"{"path": "$[?@.status == 201]", "count": 2}"#, nil),
      (#"{"path": "$[*].json.gid", "distinct": 2}"#, nil),
      (#"{"path": "$[0].headers.location", "value": "/a"}"#, nil),
      (#"{"path": "$[0].headers.x", "value": "1, 2"}"#, nil),
      (#"{"path": "$[2].json", "value": {"$absent": true}}"#, nil),
      (#"{"path": "$[2].index", "value": 2}"#, nil),
      (
        #"{"path": "$[*].json.gid", "distinct": 1}"#,
        "$[*].json.gid of all answers selects 2 different values, expected 1"
      ),
      (#"{"path": "$[*].status", "each": 201}"#, "$[2].status of all answers is 500, not 201"),
    ] as [(String, String?)])
  func together(_ assertion: String, _ sentence: String?) throws {
    let step = try step(#""concurrently": 3, "together": [\#(assertion)]"#)
    let found = Verdict.mismatches(of: answers, together: try step.resolvedTogether())
    #expect(found.map(\.message) == [sentence].compactMap { $0 })
  }

  @Test("together bear tens of thousands of header fields")
  func manyFields() throws {
    let names = (0..<50_000).map { ("x\($0)", "1") } + (0..<50_000).map { ("same", "\($0)") }
    let record = answer("{}", headers: names).record(index: 0)
    #expect(record["headers"]?.objectValue?.count == 50_001)
    #expect(record["headers"]?["same"]?.stringValue?.hasPrefix("0, 1, 2, ") == true)
  }
}
