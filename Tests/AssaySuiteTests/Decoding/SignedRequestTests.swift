import AssayJSON
import AssaySuite
import Foundation
import Testing

@Suite("The content in a request's fields and query")
struct SignedRequestTests {
  private func resolved(
    _ parts: String, path: String = "/", rest: String = "", values: [String: JSONNode] = [:]
  ) throws -> ResolvedRequest {
    let file = try load(
      #"""
      {\#(rest) "scenarios": [{"name": "a", "steps": [{"request":
        {"method": "POST", "path": "\#(path)", \#(parts)}, "expect": {"status": 200}}]}]}
      """#, given: Set(values.keys))
    return try request(of: file, values: values)
  }

  private func field(_ name: String, of request: ResolvedRequest) throws -> String {
    try #require(request.headers.first { $0.name == name }?.value)
  }

  @Test(
    "is what is sent, byte for byte",
    arguments: [
      #""json": {"id": "{{uuid}}", "b": 1.50}, "patch": [{"op": "remove", "path": "/b"}]"#,
      #""text": "é {{uuid}}\n""#, #""form": {"a": ["{{uuid}}", "é &"]}"#, #""base64": "/wA=""#,
      #""multipart": {"a": "{{uuid}}", "b": {"text": "x", "type": "a/b"}}"#,
    ])
  func signed(_ content: String) throws {
    let sent = try resolved(
      content
        + #", "headers": {"X-A": "{{base64 (content)}}", "X-B": "v1={{sha256 content hex}}"}, "#
        + #""query": {"s": "{{base64url (concat \"t.\" (content))}}"}"#,
      path: "/?b={{base64url (content)}}")
    let bytes = try #require(sent.content)
    #expect(!bytes.isEmpty)
    #expect(try field("X-A", of: sent) == Data(bytes).base64EncodedString())
    #expect(try field("X-B", of: sent).count == 67)
    func url(_ bytes: [UInt8]) -> String {
      Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
        .replacing("=", with: "")
    }
    #expect(sent.target == "/?b=\(url(bytes))&s=\(url(Array("t.".utf8) + bytes))")
  }

  @Test("is empty where nothing is sent, and a text where it is one")
  func textOrNothing() throws {
    let empty = try resolved(#""headers": {"X-A": "<{{content}}>", "X-B": "{{sha256 (content)}}"}"#)
    #expect(try field("X-A", of: empty) == "<>")
    #expect(
      try field("X-B", of: empty)
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    let text = try resolved(
      #""text": "a{{n}}", "headers": {"X-A": "<{{content}}>"}"#, values: ["n": .number(1)])
    #expect(try field("X-A", of: text) == "<a1>")
    let error = #expect(throws: TemplateError.self) {
      try resolved(#""base64": "/w==", "headers": {"X-A": "{{content}}"}"#)
    }
    #expect(error?.message.hasPrefix("these bytes are not UTF-8") == true)
  }

  @Test("is that of the step, where a field comes from the defaults or a request that is used")
  func inherited() throws {
    let sent = try resolved(
      #""use": "r", "text": "b""#,
      rest: #"""
        "defaults": {"headers": {"X-A": "{{content}}"}},
        "requests": {"r": {"text": "a", "headers": {"X-B": "{{content}}"}}},
        """#)
    #expect(try field("X-A", of: sent) == "b")
    #expect(try field("X-B", of: sent) == "b")
  }

  @Test("gives way to what bears its name")
  func name() throws {
    let sent = try resolved(
      #""text": "a{{content}}", "headers": {"X-A": "{{content}}", "X-B": "{{upper (content)}}"}"#,
      values: ["content": .string("v")])
    #expect(try field("X-A", of: sent) == "v")
    #expect(try field("X-B", of: sent) == "AV")
  }

  @Test("of large files is read for it")
  func largeFiles() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("assay-\(UUID().uuidString.lowercased())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try Data(bytes).write(to: folder.appendingPathComponent("large"))
    for (content, isWhole) in [
      (#""file": "large""#, true),
      (#""multipart": {"a": "1", "b": {"file": "large"}, "c": "2"}"#, false),
    ] {
      let request =
        #"{"method": "POST", "path": "/", "headers": {"X-A": "{{base64 (content)}}"}, \#(content)}"#
      let path = folder.appendingPathComponent("a.scenarios.json").path
      try Data(Frame.request.file(around: request).utf8).write(to: URL(fileURLWithPath: path))
      let suite = SuiteLoader().suite(at: [path])
      try #require(!suite.hasErrors, "\(suite.rendered)")
      let sent = try AssaySuiteTests.request(of: try #require(suite.files.first))
      let content = try #require(sent.content)
      #expect(sent.files.isEmpty)
      #expect(try field("X-A", of: sent) == Data(content).base64EncodedString())
      if isWhole { #expect(content == bytes) } else { #expect(content.count > bytes.count) }
    }
  }

  @Test("is missed before the run where there is none", arguments: mistakes)
  func misplaced(_ mistake: Mistake) throws { try mistake.check() }

  private static func wrong(_ frame: Frame, _ marked: String) -> Mistake {
    Mistake(
      frame, marked, "misplaced-placeholder",
      "'content' stands in the fields and the query of a request alone",
      note: "it is what the request sends; define a variable of that name where one is meant")
  }

  static let mistakes = [
    wrong(.text, #""a «{{content}}»""#),
    wrong(.text, #"["«{{upper (sha256 (content))}}»"]"#),
    wrong(.text, #"{"«{{gone ?? content}}»": 1}"#),
    wrong(.scenario, #""variables": {"a": "«{{content}}»"}"#),
    wrong(.request, #"{"method": "POST", "path": "/«{{content}}»?a"}"#),
    wrong(.matcher, #""«{{content}}»""#),
  ]
}
