import Testing

/// What is expected of an answer beside its status, fields and JSON.
@Suite("Cookies, bytes, charsets and events")
struct ExchangeExpectationTests {
  private func check(_ expect: String, _ answer: AnswerParts, _ part: String?) throws {
    try AssayVerdictTests.check(expect, answer.answer, part)
  }

  private static let cookies = [
    ("Set-Cookie", "sid=a=b; Path=/x; HttpOnly; max-age=60; SameSite=Lax"),
    ("Set-Cookie", "theme = dark ; Secure"),
  ]

  @Test(
    "cookies are judged by value and attributes",
    arguments: [
      (#"{"sid": "a=b"}"#, nil), (#"{"sid": "b"}"#, #"the cookie sid is "a=b", not "b""#),
      (#"{"sid": {"path": "/x", "httpOnly": true, "secure": false, "maxAge": 60}}"#, nil),
      (#"{"sid": {"secure": true}}"#, "the cookie sid's secure is false, not true"),
      (#"{"sid": {"domain": {"$absent": true}, "sameSite": {"$matches": "(?i:lax)"}}}"#, nil),
      (#"{"sid": {"$absent": true}}"#, "should be absent"), (#"{"other": {"$absent": true}}"#, nil),
      (#"{"other": "x"}"#, "the cookie other is missing"),
      (#"{"theme": {"value": "dark", "secure": true, "maxAge": {"$absent": true}}}"#, nil),
    ] as [(String, String?)])
  func cookies(_ expect: String, _ part: String?) throws {
    try check("{\"cookies\": \(expect)}", AnswerParts(headers: Self.cookies), part)
  }

  @Test(
    "text is read in the charset that the media type names",
    arguments: [
      ("text/plain; charset=ISO-8859-1", [0xE9], nil), ("text/plain", [0xC3, 0xA9], nil),
      ("text/plain; Charset=\"utf-16le\"", [0xE9, 0x00], nil),
      ("text/plain", [0xE9], "not UTF-8 text"),
      ("text/plain; charset=ascii", [0xC3, 0xA9], "not ascii text"),
      ("text/plain; charset=klingon", [0xE9], "'klingon', which is not known"),
      ("text/plain; charset=utf-8//IGNORE", [0xE9], "is not known"),
    ] as [(String, [UInt8], String?)])
  func charsets(_ type: String, _ body: [UInt8], _ part: String?) throws {
    try check(
      #"{"text": "é"}"#, AnswerParts(body, headers: [("Content-Type", type)]), part)
  }

  @Test(
    "content is judged as bytes",
    arguments: [
      (#"{"length": 3}"#, nil),
      (#"{"length": {"$is": {"minimum": 4}}}"#, "the content's length is 3"),
      (#"{"base64": "AAEC"}"#, nil), (#"{"base64": "AAED"}"#, "at offset 2"),
      (#"{"base64": "AAECAw=="}"#, "is 00 01 02, not 00 01 02 03"),
      (
        #"{"sha256": "AE4B3280E56E2FAF83F414A6E3DABE9D5FBE18976544C05FED121ACCB85B53FC"}"#, nil
      ),
      (#"{"sha256": {"$matches": "^00"}}"#, "the content's SHA-256 is"),
    ] as [(String, String?)])
  func bytes(_ expect: String, _ part: String?) throws {
    try check("{\"content\": \(expect)}", AnswerParts([0, 1, 2]), part)
  }

  private static let stream =
    "\u{FEFF}: hello\r\nevent: ready\ndata: 1\ndata:2\nid: 7\n\ndata\n\nevent: lost\n\ndata: cut"

  @Test(
    "events are those of the stream, whole ones alone",
    arguments: [
      (#"[{"event": "ready", "data": "1\n2", "id": "7"}, {"event": "message", "data": ""}]"#, nil),
      (#"[{"event": "ready"}]"#, "of the events has 2 elements"),
      (#"{"$contains": {"event": "ready"}}"#, nil),
      (#"{"$contains": {"event": "lost"}}"#, "no element left"),
      (#"[{}, {"id": {"$absent": true}}]"#, nil),
    ] as [(String, String?)])
  func events(_ expect: String, _ part: String?) throws {
    let headers = [("Content-Type", "text/event-stream; charset=utf-8")]
    try check(
      "{\"events\": \(expect)}", AnswerParts(Array(Self.stream.utf8), headers: headers), part)
  }

  @Test(
    "lines of JSON are events as well",
    arguments: [
      ("application/x-ndjson", "{\"n\": 0}\r\n\n{\"n\": 1}", nil),
      ("application/x-ndjson", "{\"n\": 0}\n{n}\n", "is not JSON in line 2"),
      ("application/json", "{\"n\": 0}\n", "neither text/event-stream nor"),
    ] as [(String, String, String?)])
  func lines(_ type: String, _ body: String, _ part: String?) throws {
    try check(
      #"{"events": [{"n": 0}, {"n": 1}]}"#,
      AnswerParts(Array(body.utf8), headers: [("Content-Type", type)]), part)
  }
}
