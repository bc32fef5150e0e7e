import Testing

@Suite("A placeholder where none is taken")
struct MisplacedPlaceholderTests {
  @Test("is told, not sent as it stands", arguments: mistakes)
  func mistake(_ mistake: Mistake) throws { try mistake.check() }

  private static func misplaced(_ frame: Frame, _ marked: String, in name: String) -> Mistake {
    Mistake(frame, marked, "misplaced-placeholder", "\(name) no placeholders")
  }

  private static func request(_ part: String) -> String {
    #"{"method": "POST", "path": "/", \#(part)}"#
  }

  static let mistakes = [
    misplaced(.top, #""name": «"{{uuid}}"»"#, in: "'name' takes"),
    misplaced(.scenario, #""tags": [«"{{uuid}}"»]"#, in: "'tags' takes"),
    misplaced(
      .top, #""schemas": {"a": {"const": «"{{uuid}}"»}}"#, in: "'schemas' takes"),
    misplaced(
      .file,
      #"{"scenarios": [{"name": "{{x}}", "examples": [{"x": {"a": [«"{{uuid}}"»]}}], "#
        + #""steps": [\#(Frame.plainStep)]}]}"#,
      in: "'examples' takes"),
    misplaced(
      .scenario,
      #""examples": {"breaking": {"type": "object", "required": ["a"], "#
        + #""properties": {"a": {"const": «"{{uuid}}"»}}}}"#,
      in: "'examples' takes"),
    misplaced(
      .scenario, #""examples": {"file": «"{{uuid}}.csv"»}"#, in: "a file's name takes"),
    misplaced(.scenario, #""when": {"stage": «"{{uuid}}"»}"#, in: "'when' takes"),
    misplaced(.request, request(#""query": {«"{{uuid}}"»: 1}"#), in: "a name in 'query' takes"),
    misplaced(.request, request(#""form": {«"{{uuid}}"»: 1}"#), in: "a name in 'form' takes"),
    misplaced(
      .request, request(#""multipart": {«"{{uuid}}"»: "a"}"#), in: "a name in 'multipart' takes"),
    misplaced(.request, request(#""file": «"{{uuid}}"»"#), in: "a file's name takes"),
    misplaced(
      .request, request(#""options": {"cacert": «"{{uuid}}"»}"#), in: "'options' takes"),
    misplaced(
      .expect, #"{"content": {"base64": «"{{uuid}}"»}}"#, in: "'base64' takes"),
  ]
}
