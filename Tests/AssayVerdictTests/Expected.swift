import AssayExchange
import AssayJSON
import AssaySuite
import AssayVerdict
import Testing

/// A scenario file in memory whose one step expects what a test is about.
private struct OneFile: FileReading {
  let text: String

  func bytes(of path: String) throws(FileError) -> [UInt8] { Array(text.utf8) }
  func isFolder(_ path: String) -> Bool? { false }
  func names(in folder: String) throws(FileError) -> [String] { [] }
}

/// The first step of a file with these members beside its request; a second one reads `captured`.
func step(_ members: String) throws -> Step {
  let request = #""request": {"method": "GET", "path": "/{{captured ?? 1}}"}"#
  let text = #"""
    {"schemas": {"customer": {"required": ["gid"], "properties": {"gid": {"type": "string"}}}},
     "scenarios": [{"name": "a", "steps": [{\#(request), \#(members)},
      {\#(request), "expect": {"status": 200}}]}]}
    """#
  let suite = SuiteLoader(files: OneFile(text: text)).suite(at: ["a.scenarios.json"])
  let sentences = suite.diagnostics.map { DiagnosticRenderer().text($0) }.joined()
  try #require(!suite.hasErrors, "\(sentences)")
  return try #require(suite.files.first?.scenarios.first?.steps.first)
}

func expected(_ expect: String) throws -> ExpectedResponse<Never> {
  var scope = scope
  return try #require(try step(#""expect": \#(expect)"#).expect?.resolved(in: &scope))
}

/// One in which no name has a value.
private var scope: Scope { Scope(seed: 0, identity: "", now: 0) }

extension Step {
  func resolvedTogether() throws -> [PathAssertion<Never>] {
    var scope = scope
    return try together.map { try $0.resolved(in: &scope) }
  }

  func resolvedCapture() throws -> Capture<Never> {
    var scope = scope
    return try #require(try captures.first?.resolved(in: &scope))
  }
}

/// An answer that no server gave.
func answer(
  _ body: [UInt8], status: Int = 200, headers: [(String, String)] = [],
  total: Duration = .zero
) -> Answer {
  Answer(
    Exchange(
      request: SentRequest(method: "GET", url: "http://127.0.0.1/"),
      response: Response(
        statusCode: status, headers: headers.map { HeaderField(name: $0.0, value: $0.1) },
        body: body),
      timings: Timings(total: total), connection: ConnectionInfo()))
}

func answer(
  _ body: String = "", status: Int = 200, headers: [(String, String)] = [],
  total: Duration = .zero
) -> Answer {
  answer(Array(body.utf8), status: status, headers: headers, total: total)
}

/// What is wrong with an answer, as sentences.
func sentences(_ expect: String, _ answer: Answer) throws -> [String] {
  try expected(expect).mismatches(in: answer).map(\.message)
}

/// Nothing is wrong where `part` is nil; else a sentence says it, or the only one where there is to be
/// no other.
func check(
  _ expect: String, _ answer: Answer, _ part: String?, isOnly: Bool = false,
  at location: SourceLocation = #_sourceLocation
) throws {
  let found = try sentences(expect, answer)
  guard let part else {
    #expect(found == [], sourceLocation: location)
    return
  }
  if isOnly { #expect(found.count == 1, sourceLocation: location) }
  #expect(found.contains { $0.contains(part) }, "\(found)", sourceLocation: location)
}

/// What an answer of a table is made of.
struct AnswerParts: Sendable {
  var body: [UInt8]
  var headers: [(String, String)]

  init(_ body: [UInt8] = [], headers: [(String, String)] = []) {
    self.body = body
    self.headers = headers
  }

  var answer: Answer { AssayVerdictTests.answer(body, headers: headers) }
}
