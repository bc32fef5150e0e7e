import AssayJSON
import AssaySuite
import AssayVerdict
import Testing

@Suite("Captures")
struct CaptureTests {
  private func capture(_ source: String, copies: Bool = false) throws -> Capture<Never> {
    let members =
      (copies ? #""concurrently": 2, "# : "")
      + #""expect": {"status": 200}, "capture": {"captured": \#(source)}"#
    return try step(members).resolvedCapture()
  }

  private let full = answer(
    #"{"gid": {"deep": [1.50]}, "list": [7, 8]}"#, status: 201,
    headers: [("Location", "/a"), ("location", "/b")])

  @Test(
    "take a value with its type",
    arguments: [
      ("\"$.gid\"", #"{"deep": [1.50]}"#), (#"{"path": "$.list[*]", "all": true}"#, "[7, 8]"),
      ("\"$.list[?@ > 7]\"", "8"), (#"{"path": "$.gid.deep[0]", "all": true}"#, "[1.50]"),
      (#"{"header": "Location", "all": true}"#, #"["/a", "/b"]"#), ("{\"status\": true}", "201"),
      (#"{"header": "LOCATION"}"#, "\"/a, /b\""), (#"{"json": "$.list[1]"}"#, "8"),
    ])
  func values(_ source: String, _ expected: String) throws {
    let value = try capture(source).value(in: full).get()
    #expect(try value == JSONDocument.parse(Array(expected.utf8)).root)
  }

  @Test(
    "say what is not there to take",
    arguments: [
      ("\"$.id\"", "{}", "$.id selects 0 values, expected one to capture as 'captured'"),
      ("\"$.id\"", "", "the content is empty, not JSON"),
      (
        "\"$.id\"", "<",
        "the content is not JSON: expected a JSON value (line 1, column 1, at '<')"
      ),
      (
        #"{"header": "Location"}"#, "{}",
        "the header field Location is missing; expected a value to capture as 'captured'"
      ),
    ])
  func missing(_ source: String, _ content: String, _ sentence: String) throws {
    guard case .failure(let mismatch) = try capture(source).value(in: answer(content)) else {
      Issue.record("there was a value")
      return
    }
    #expect(mismatch.message == sentence)
    let bytes = mismatch.place.source.bytes[mismatch.place.range.offsets]
    #expect(source.contains(String(decoding: bytes, as: UTF8.self)))
  }

  @Test(
    "are refused where several could be meant, and say how all are taken",
    arguments: [
      (#""$.list[*]""#, "$.list[*] selects 2 values, expected one to capture as 'captured'"),
      (#""$..*""#, "$..* selects 5 values, expected one to capture as 'captured'"),
      (
        #"{"header": "set-cookie"}"#,
        "the header field set-cookie selects 2 values, expected one to capture as 'captured'"
      ),
    ])
  func several(_ source: String, _ sentence: String) throws {
    let cookies = [("Set-Cookie", "a=1, b"), ("Set-Cookie", "c=2")]
    let content = answer(#"{"gid": {"a": 1}, "list": [7, 8]}"#, headers: cookies)
    guard case .failure(let mismatch) = try capture(source).value(in: content) else {
      Issue.record("the first was captured")
      return
    }
    #expect(mismatch.message == sentence + "; \"all\": true captures the array of them")
  }

  @Test("of all there is are none where there is nothing")
  func allOfNothing() throws {
    let source = #"{"path": "$.list[*]", "all": true}"#
    guard case .failure(let mismatch) = try capture(source).value(in: answer(#"{"list": []}"#))
    else {
      Issue.record("nothing was captured")
      return
    }
    #expect(
      mismatch.message
        == "$.list[*] selects 0 values, expected at least one to capture as 'captured'")
  }

  @Test("of exchanges made at once ask all of them together")
  func together() throws {
    let answers = [answer(#"{"gid": 1}"#), answer(#"{"gid": 2}"#)]
    let value = try capture("\"$[1].json.gid\"", copies: true).value(together: answers).get()
    #expect(value == .number(2))
    guard
      case .failure(let mismatch) = try capture("\"$[9]\"", copies: true).value(together: answers)
    else {
      Issue.record("there was a value")
      return
    }
    #expect(
      mismatch.message
        == "$[9] of all answers selects 0 values, expected one to capture as 'captured'")
  }
}
