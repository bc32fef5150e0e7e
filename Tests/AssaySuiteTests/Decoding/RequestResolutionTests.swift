import AssayJSON
import AssaySuite
import Testing

@Suite("A request")
struct RequestResolutionTests {
  /// The request of a step, over named ones and defaults.
  private func resolved(
    _ request: String, requests: String = "{}", defaults: String = "{}"
  ) throws -> ResolvedRequest {
    try AssaySuiteTests.request(
      of: load(
        """
        {"requests": \(requests), "defaults": \(defaults), "scenarios": [{"name": "a", "steps": [
          {"request": \(request), "expect": {"status": 200}}]}]}
        """))
  }

  private func lines(_ request: ResolvedRequest) -> [String] {
    request.headers.map { "\($0.name): \($0.value ?? "(none)")" }
  }

  @Test("takes each part that it does not give from the one it uses")
  func use() throws {
    let requests = #"""
      {"one": {"method": "POST", "path": "/a", "query": {"x": 1, "y": 2}, "json": {"a": 1}},
       "two": {"use": "one", "path": "/b", "query": {"y": [3, 4]}}}
      """#
    let request = try resolved(#"{"use": "two", "method": "PUT"}"#, requests: requests)
    #expect(request.method == "PUT")
    #expect(request.target == "/b?x=1&y=3&y=4")
    #expect(try request.json == json(#"{"a": 1}"#))
  }

  @Test("overrides header fields by name without regard to case, and null sends none")
  func headers() throws {
    let request = try resolved(
      #"""
      {"use": "one", "method": "GET", "path": "/",
       "headers": {"ACCEPT": "text/plain", "authorization": null, "X-New": "1"}}
      """#,
      requests: #"{"one": {"headers": {"Accept": "a/b", "X-One": "1"}}}"#,
      defaults: #"{"headers": {"Authorization": "Bearer x", "x-one": "0", "X-Default": "1"}}"#)
    #expect(
      lines(request)
        == ["X-Default: 1", "X-One: 1", "ACCEPT: text/plain", "authorization: (none)", "X-New: 1"])
  }

  @Test("with JSON says so, unless its header fields say otherwise")
  func contentType() throws {
    #expect(
      lines(try resolved(#"{"method": "POST", "path": "/", "json": {}}"#))
        == ["Content-Type: application/json"])
    #expect(
      lines(
        try resolved(
          #"{"method": "POST", "path": "/", "json": {}, "headers": {"content-TYPE": null}}"#))
        == ["content-TYPE: (none)"])
    #expect(
      lines(try resolved(#"{"method": "POST", "path": "/", "text": "{}"}"#)) == [])
  }

  @Test("applies the patches of what it uses first, and drops them with the content they vary")
  func patches() throws {
    let requests = #"""
      {"one": {"method": "POST", "path": "/", "json": {"list": []}},
       "two": {"use": "one", "patch": [{"op": "add", "path": "/list/-", "value": "two"}]},
       "three": {"use": "two", "patch": [{"op": "add", "path": "/list/-", "value": "three"}]}}
      """#
    #expect(
      try resolved(
        #"{"use": "three", "patch": [{"op": "test", "path": "/list/1", "value": "three"}]}"#,
        requests: requests
      ).json == json(#"{"list": ["two", "three"]}"#))
    #expect(
      try resolved(#"{"use": "three", "json": {"a": 1}}"#, requests: requests).json
        == json(#"{"a": 1}"#))
  }

  @Test("takes patches whose operation, place and value are placeholders")
  func patchPlaceholders() throws {
    let file = try load(
      #"""
      {"scenarios": [{"name": "{{name}}", "examples": [
          {"op": "replace", "name": "a/b", "pointer": "a~1b", "value": {"deep": [null]}}],
        "steps": [{"request": {"method": "POST", "path": "/", "json": {"a/b": 1},
          "patch": [{"op": "{{op}}", "path": "/{{pointer}}", "value": "{{value}}"}]},
          "expect": {"status": 200}}]}]}
      """#)
    let row = try #require(file.scenarios.first?.row)
    let values = Dictionary(row.map { ($0.name, $0.value) }) { $1 }
    #expect(
      try request(of: file, values: values).json == json(#"{"a/b": {"deep": [null]}}"#))
  }

  @Test("takes a patch that copies what only the run points at")
  func patchSource() throws {
    let file = try load(
      #"""
      {"scenarios": [{"name": "a", "steps": [
        {"repeat": 2, "request": {"method": "POST", "path": "/", "json": {"of": ["x", "y"]},
          "patch": [{"op": "copy", "from": "/of/{{index}}", "path": "/one"},
                    {"op": "remove", "path": "/of"}]},
        "expect": {"status": 200}}]}]}
      """#)
    #expect(try request(of: file, values: ["index": .number(1)]).json == json(#"{"one": "y"}"#))
  }

  @Test("says at which operation a patch does not fit the values of the run")
  func patchError() throws {
    let marked = MarkedText(
      #"""
      {"scenarios": [{"name": "a", "steps": [
        {"request": {"method": "POST", "path": "/", "json": {"a": 1},
          "patch": [{"op": "remove", "path": «"/{{name}}"»}]},
        "expect": {"status": 200}}]}]}
      """#)
    let file = try load(marked.text, given: ["name"])
    let error = #expect(throws: TemplateError.self) {
      try request(of: file, values: ["name": .string("b")])
    }
    #expect(error?.place.range.offsets == marked.marked)
    #expect(error?.message == "the patch cannot be applied: the document has no member 'b'")
  }

  @Test("percent-encodes its query and its form")
  func encoding() throws {
    let request = try resolved(
      #"{"method": "POST", "path": "/a?b=1", "query": {"ä ": "&=+"}, "form": {"x[]": ["1 2", true]}}"#
    )
    #expect(request.target == "/a?b=1&%C3%A4%20=%26%3D%2B")
    #expect(request.content == Array("x%5B%5D=1%202&x%5B%5D=true".utf8))
    #expect(lines(request) == ["Content-Type: application/x-www-form-urlencoded"])
  }

  @Test("sends the bytes of base64 as they are")
  func base64() throws {
    #expect(
      try resolved(#"{"method": "POST", "path": "/", "base64": "AP/+"}"#).content
        == [0x00, 0xFF, 0xFE])
    #expect(try resolved(#"{"method": "POST", "path": "/", "base64": ""}"#).content == [])
  }

  @Test(
    "with parts has a boundary in its media type, which its content has too",
    arguments: [
      ("multipart/form-data", "multipart/form-data; boundary="),
      ("Multipart/Mixed ; charset=utf-8;", "Multipart/Mixed ; charset=utf-8; boundary="),
      ("multipart/form-data; Boundary=own", "multipart/form-data; Boundary=own"),
      (
        "multipart/related; boundary=\"own one\"; x=y",
        "multipart/related; boundary=\"own one\"; x=y"
      ),
    ])
  func boundary(given: String, sent: String) throws {
    let type = String(decoding: JSONWriter().bytes(.string(given)), as: UTF8.self)
    let request = try resolved(
      #"""
      {"method": "POST", "path": "/", "headers": {"CONTENT-type": \#(type)},
       "multipart": {"a": "b"}}
      """#)
    #expect(request.headers.count == 1)
    let value = try #require(request.headers[0].value)
    #expect(value.hasPrefix(sent))
    let parameter = try #require(value.split(separator: "oundary=").last)
    let boundary = parameter.split(separator: ";").first?.filter { $0 != "\"" } ?? ""
    let content = String(decoding: request.content ?? [], as: UTF8.self)
    #expect(!boundary.isEmpty && content.hasPrefix("--\(boundary)\r\n"))
    #expect(content.hasSuffix("--\(boundary)--\r\n"))
  }

  @Test(
    "whose target would not be sent as it is cannot be made", arguments: ["c#", "a b", "#"])
  func unsendable(_ value: String) throws {
    func text(_ text: String) -> String {
      String(decoding: JSONWriter().bytes(.string(text)), as: UTF8.self)
    }
    let template =
      #"{"method": "GET", "path": \#(text("/tags/{{\(text(value))}}")), "query": {"page": 2}}"#
    #expect(throws: TemplateError.self) { try resolved(template) }
    let encoded = try resolved(template.replacing("{{", with: "{{url "))
    #expect(encoded.target.hasSuffix("?page=2"))
    #expect(TargetMistake(encoded.target) == nil)
  }
}
