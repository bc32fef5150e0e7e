import AssayJSON
import AssaySuite
import Testing

@Suite("Defaults of included files")
struct IncludedDefaultsTests {
  private func loaded(
    _ members: String, request: String = Frame.plainRequest, besides files: [String: String]
  ) throws -> SuiteFile {
    let step = #"{"request": \#(request), "expect": {"status": 200}}"#
    return try load(
      #"{\#(members), "scenarios": [{"name": "a", "steps": [\#(step)]}]}"#, besides: files)
  }

  /// The fields that the first request is sent with.
  private func fields(of file: SuiteFile) throws -> [String: String] {
    let request = try request(of: file, values: ["token": .string("t")])
    return Dictionary(request.headers.compactMap { field in field.value.map { (field.name, $0) } })
    {
      "\($0), \($1)"
    }
  }

  @Test("hold for every request, the file's own over them")
  func own() throws {
    let common =
      #"{"inputs": ["token"], "defaults": {"headers": {"A": "{{token}}", "B": "1", "C": "1"}, "#
      + #""timeout": "5s", "options": {"redirects": 3}}}"#
    let file = try loaded(
      #""include": ["x.json"], "defaults": {"headers": {"b": "2", "D": "2"}, "timeout": "7s"}"#,
      request: #"{"method": "GET", "path": "/", "headers": {"C": null}}"#,
      besides: ["x.json": common])
    #expect(try fields(of: file) == ["A": "t", "b": "2", "D": "2"])
    let options = try #require(file.scenarios.first?.steps.first?.request.options)
    let timeouts = options.compactMap {
      if case .timeout(let timeout) = $0 { timeout } else { nil }
    }
    #expect(timeouts.last == .seconds(7))
    #expect(options.contains { if case .redirects(3) = $0 { true } else { false } })
  }

  @Test("of several files: the later goes over the earlier, the including over the included")
  func several() throws {
    let file = try loaded(
      #""include": ["one.json", "two.json"]"#,
      besides: [
        "one.json": #"{"defaults": {"headers": {"A": "one", "B": "one"}}}"#,
        "two.json": #"{"include": ["three.json"], "defaults": {"headers": {"B": "two"}}}"#,
        "three.json": #"{"defaults": {"headers": {"B": "three", "C": "three"}}}"#,
      ])
    #expect(try fields(of: file) == ["A": "one", "B": "two", "C": "three"])
  }

  @Test("hold for the steps of flows once, wherever these come from")
  func flows() throws {
    let file = try load(
      #"""
      {"include": ["x.json"], "scenarios": [{"name": "a", "steps": [{"flow": "f"}]}]}
      """#,
      besides: [
        "x.json": #"{"defaults": {"headers": {"A": "1"}}, "flows": {"f": [\#(Frame.plainStep)]}}"#
      ])
    #expect(try fields(of: file) == ["A": "1"])
  }

  @Test("with mistakes are told in the file where they stand", arguments: mistakes)
  func mistake(_ mistake: Mistake) throws { try mistake.check() }

  static let mistakes = [
    Mistake(
      .top, #""include": ["x.json"]"#, "unknown-key", "'defaults' has no key 'header'",
      note: "did you mean 'headers'?", besides: ["x.json": #"{"defaults": {«"header"»: {}}}"#]),
    Mistake(
      .top, #""include": ["x.json"]"#, "undefined-variable",
      "the variable 'tokne' is not defined here",
      note: "define it under 'variables', capture it before, or list it under 'inputs' when the "
        + "caller gives it",
      besides: ["x.json": #"{"defaults": {"headers": {"A": "«{{tokne}}»"}}}"#]),
  ]
}
