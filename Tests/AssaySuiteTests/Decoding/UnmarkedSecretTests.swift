import AssayJSON
import AssaySuite
import Testing

@Suite("A capture that looks like a credential")
struct UnmarkedSecretTests {
  private static let looking: [(name: String, source: String)] = [
    ("access_token", #""$.a""#), ("a", #""$.access_token""#), ("a", #""$['access-token']""#),
    ("idToken", #""$.a""#), ("a", #""$.data.clientSecret""#), ("a", #""$.token.value""#),
    ("a", #""$.tokens[0].id""#), ("a", #""$..password""#), ("sessionid", #""$.a""#),
    ("a", #"{"path": "$.session.id"}"#), ("a", #"{"json": "$.apiKey"}"#),
    ("a", #"{"header": "Set-Cookie"}"#), ("a", #"{"header": "X-Auth-Token"}"#),
    ("a", #"{"header": "X-API-Key"}"#), ("JSESSIONID", #"{"header": "X-Id"}"#),
    ("a", #""$.PRIVATE_KEY""#), ("csrf", #""$.a""#), ("a", #""$.jwt""#),
  ]

  private static let others: [(name: String, source: String)] = [
    ("gid", #""$.gid""#), ("a", #"{"header": "Location"}"#), ("a", #"{"header": "ETag"}"#),
    ("token_status", #"{"status": true}"#), ("token", #"{"status": true}"#),
    ("a", #""$.token_type""#), ("a", #""$.tokenCount""#), ("a", #""$.session.created_at""#),
    ("a", #""$.password_expires""#), ("a", #""$.items[?@.token == 'x'].id""#),
    ("keyboard", #""$.key""#), ("author", #""$.author""#),
  ]

  private func codes(_ name: String, _ source: String) -> [String] {
    let text = Frame.steps.file(
      around: #"""
        {"request": {"method": "GET", "path": "/"}, "expect": {"status": 200},
         "capture": {"\#(name)": \#(source)}},
        {"request": {"method": "GET", "path": "/{{\#(name)}}"}, "expect": {"status": 200}}
        """#)
    let suite = SuiteLoader(files: MemoryFiles(["a.scenarios.json": text]))
      .suite(at: ["a.scenarios.json"])
    return suite.diagnostics.map { "\($0.severity) \($0.code)" }
  }

  @Test("is warned of", arguments: looking)
  func warned(_ name: String, _ source: String) {
    #expect(codes(name, source) == ["warning unmarked-secret"])
  }

  @Test("is not what has another meaning", arguments: others)
  func notWarned(_ name: String, _ source: String) { #expect(codes(name, source) == []) }

  @Test("is not warned of where the file says whether it is one", arguments: looking)
  func said(_ name: String, _ source: String) {
    let object = source.hasPrefix("{") ? String(source.dropLast()) : "{\"path\": \(source)"
    for answer in ["true", "false"] {
      #expect(codes(name, "\(object), \"secret\": \(answer)}") == [])
    }
  }

  @Test("is pointed at, with the remedy in the file's own words")
  func place() throws {
    try Mistake(
      .steps,
      #"""
      {"request": {"method": "GET", "path": "/"}, "expect": {"status": 200},
       "capture": {«"t"»: {"header": "X-Token"}}},
      {"request": {"method": "GET", "path": "/{{t}}"}, "expect": {"status": 200}}
      """#,
      "unmarked-secret", "the capture 't' looks like a credential, which every report would show",
      note:
        #"write {"header": "X-Token", "secret": true} to hide it, or "secret": false where it is none"#
    ).check()
  }
}
