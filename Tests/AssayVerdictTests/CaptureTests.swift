import AssayJSON
import AssaySuite
import AssayVerdict
import Testing

@Suite("Captures")
struct CaptureTests {
  private func capture(_ source: String, copies: Bool = false) throws -> Capture {
    let members =
      (copies ? #""concurrently": 2, "# : "")
      + #""expect": {"status": 200}, "capture": {"captured": \#(source)}"#
    return try #require(try step(members).captures.first)
  }

  private let full = answer(
    #"{"gid": {"deep": [1.50]}, "list": [7, 8]}"#, status: 201,
    headers: [("Location", "/a"), ("location", "/b")])

  @Test(
    "take a value with its type",
    arguments: [
      ("\"$.gid\"", #"{"deep": [1.50]}"#), ("\"$.list[*]\"", "7"), ("{\"status\": true}", "201"),
      (#"{"header": "LOCATION"}"#, "\"/a\""), (#"{"json": "$.list[1]"}"#, "8"),
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
