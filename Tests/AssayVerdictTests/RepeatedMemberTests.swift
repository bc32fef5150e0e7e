import AssayExchange
import AssayJSON
import AssaySuite
import AssayVerdict
import Testing

@Suite("Members of one name in one object")
struct RepeatedMemberTests {
  private static let tail = "so that readers may take another one (RFC 8259, section 4)"

  @Test(
    "are a mistake of an answer whose JSON is judged, whatever else fits",
    arguments: [
      (#"{"role": "user", "role": "admin"}"#, ["$.role stands twice in its object, \(tail)"]),
      (#"{"role": "admin", "role": "admin"}"#, ["$.role stands twice in its object, \(tail)"]),
      (
        #"{"role": "admin", "list": [{}, {"n": 1, "n": 2, "n": 3}]}"#,
        ["$.list[1].n stands 3 times in its object, \(tail)"]
      ),
      (
        #"{"a": {"x": 1, "x": 1}, "role": 1, "a": 2, "role": "admin"}"#,
        [
          "$.a stands twice in its object, \(tail)", "$.a.x stands twice in its object, \(tail)",
          "$.role stands twice in its object, \(tail)",
        ]
      ),
      (#"{"role": "admin", "\u0072ole": "admin"}"#, ["$.role stands twice in its object, \(tail)"]),
      (#"{"role": "admin", "Role": 1, "in": {"role": 2}}"#, []),
    ])
  func judged(_ content: String, _ expected: [String]) throws {
    #expect(try sentences(#"{"json": {"role": "admin"}}"#, answer(content)) == expected)
    let query = #"{"assert": [{"path": "$.role", "value": "admin"}]}"#
    #expect(try sentences(query, answer(content)) == expected)
    let choice = #"{"anyOf": [{"json": {"role": "admin"}}, {"status": 500}]}"#
    #expect(try sentences(choice, answer(content)) == expected)
  }

  @Test("are nobody's business where JSON is not judged, and the last counts where that is said")
  func passedOver() throws {
    let content = #"{"role": "user", "role": "admin"}"#
    #expect(try sentences(#"{"status": 200}"#, answer(content)).isEmpty)
    #expect(try sentences(#"{"text": {"$is": {"pattern": "user"}}}"#, answer(content)).isEmpty)
    let last = Answer(answer(content).exchange, takesLast: true)
    #expect(try sentences(#"{"json": {"role": "admin"}}"#, last).isEmpty)
    #expect(try sentences(#"{"json": {"role": "user"}}"#, last).count == 1)
  }

  @Test("fail what is captured, and what all answers together must be")
  func others() throws {
    let content = answer(#"{"role": "user", "role": "admin"}"#)
    let step = try step(
      #""concurrently": 2, "together": [{"path": "$[*].json.role", "count": 2}], "#
        + #""capture": {"captured": "$[0].json.role"}"#)
    let together = Verdict.mismatches(
      of: [answer("{}"), content], together: try step.resolvedTogether())
    #expect(
      together.map(\.message).last?.hasPrefix("$[1].json.role of all answers stands twice") == true)
    let capture = try step.resolvedCapture()
    guard case .failure(let mismatch) = capture.value(together: [content]) else {
      Issue.record("one of the two was captured")
      return
    }
    #expect(mismatch.message.contains("$[0].json.role"))
  }

  @Test("are told a few, however many there are")
  func many() throws {
    let members = (0..<20_000).map { "\"n\($0)\": 1, \"n\($0)\": 2" }
    let content = answer("{\"role\": \"admin\", \(members.joined(separator: ", "))}")
    #expect(try sentences(#"{"json": {"role": "admin"}}"#, content).count == 20)
  }
}
