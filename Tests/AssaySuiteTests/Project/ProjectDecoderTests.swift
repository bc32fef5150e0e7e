import AssayJSON
import AssaySuite
import Testing

@Suite("The file of a project")
struct ProjectDecoderTests {
  private func decoded(_ text: String) -> Result<Project, ProjectMistakes> {
    var decoder = ProjectDecoder(path: "../assay.json", folder: "..", bytes: Array(text.utf8))
    return decoder.decoded()
  }

  @Test("says what all runs have in common, paths from its own folder")
  func project() throws {
    let project = try decoded(
      #"""
      { "$comment": "ours", "description": "to-do", "scenarios": ["api"],
        "variables": { "tenant": "blue", "limits": { "page": 20 } },
        "environments": { "staging": { "$comment": "shared", "base-url": "http://s",
          "variables": { "tenant": "red" },
          "secrets": { "a": { "env": "A" }, "b": { "file": ".secrets/b" },
                       "c": { "command": ["op", "read", "x y"] } } } },
        "options": { "$comment": "all", "jobs": 4, "timeout": "10s", "insecure": true,
          "fail-fast": false, "cacert": "ca.pem", "tag": ["x", "y"] },
        "reports": { "junit": "out/j.xml", "html": ["a.html", "/b.html"] } }
      """#
    ).get()
    #expect(project.scenarios == ["../api"])
    #expect(project.variables["tenant"]?.stringValue == "blue")
    let staging = try #require(project.environments.first)
    #expect(staging.baseURL == "http://s")
    #expect(staging.variables["tenant"]?.stringValue == "red")
    #expect(staging.secrets.map(\.name) == ["a", "b", "c"])
    guard case .file("../.secrets/b") = staging.secrets[1].source,
      case .command(["op", "read", "x y"]) = staging.secrets[2].source
    else {
      Issue.record("\(staging.secrets)")
      return
    }
    #expect(
      project.words(besides: [])
        == [
          "--jobs=4", "--timeout=10s", "--insecure", "--cacert=../ca.pem", "--tag=x", "--tag=y",
          "--report-junit=../out/j.xml", "--report-html=../a.html", "--report-html=/b.html",
        ])
    #expect(
      project.words(besides: ["--jobs", "2", "-k", "--tag=z", "--report-html", "c"])
        == ["--timeout=10s", "--cacert=../ca.pem", "--report-junit=../out/j.xml"])
  }

  /// A file, `«` and `»` around what is pointed at, and what is said of it.
  private static let mistakes: [(text: String, code: String, message: String)] = [
    ("«[]»", "wrong-type", "assay.json must be an object, not an array"),
    ("{", "json-syntax", ""),
    (#"{"variables": {}, «"variables"»: {}}"#, "repeated-key", "stands twice"),
    (#"{«"scenario"»: []}"#, "unknown-key", "assay.json has no key 'scenario'"),
    (#"{«"base-url"»: "http://x"}"#, "misplaced-key", "only an environment has 'base-url'"),
    (#"{«"secrets"»: {}}"#, "misplaced-key", "only an environment has 'secrets'"),
    (#"{"variables": {"a": «"{{b}}"»}}"#, "misplaced-placeholder", "takes no placeholders"),
    (#"{"variables": {«"1"»: 1}}"#, "invalid-name", "'1' cannot be a variable's name"),
    (#"{"environments": {"s": «1»}}"#, "wrong-type", "an environment must be an object"),
    (
      #"{"environments": {"s": {«"base-ulr"»: "x"}}}"#, "unknown-key",
      "an environment has no key 'base-ulr'"
    ),
    (
      #"{"environments": {"s": {"secrets": {"t": «"abcdef123456"»}}}}"#, "literal-secret",
      "the secret 't' stands in the file"
    ),
    (
      #"{"environments": {"s": {"secrets": {"t": «{"env": "A", "file": "b"}»}}}}"#, "wrong-value",
      "a secret has one source"
    ),
    (
      #"{"environments": {"s": {"secrets": {"t": «{}»}}}}"#, "wrong-value",
      "a secret has one source"
    ),
    (
      #"{"environments": {"s": {"secrets": {"t": «{"command": []}»}}}}"#, "wrong-value",
      "a secret has one source"
    ),
    (
      #"{"environments": {"s": {"secrets": {"t": {"command": «"op read"»}}}}}"#, "wrong-type",
      "'command' must be an array"
    ),
    (
      #"{"environments": {"s": {"variables": {"t": 1}, "secrets": {«"t"»: {"env": "T"}}}}}"#,
      "contradiction", "'t' is a variable of the environment too"
    ),
    (#"{"options": {«"job"»: 4}}"#, "unknown-key", "'options' has no key 'job'"),
    (#"{"options": {"jobs": «"4"»}}"#, "wrong-type", "'jobs' must be a whole number"),
    (#"{"options": {"insecure": «1»}}"#, "wrong-type", "'insecure' must be true or false"),
    (#"{"options": {"resolve": «"a"»}}"#, "wrong-type", "'resolve' must be an array of texts"),
    (#"{"reports": {«"junits"»: "x"}}"#, "unknown-key", "'reports' has no key 'junits'"),
    (#"{"reports": {"junit": «7»}}"#, "wrong-type", "a report must be the path of a file"),
  ]

  @Test("with a mistake is told at its place", arguments: mistakes.indices)
  func mistake(_ index: Int) throws {
    let (text, code, message) = Self.mistakes[index]
    let marked = MarkedText(text)
    guard case .failure(let mistakes) = decoded(marked.text) else {
      Issue.record("it is taken")
      return
    }
    let found = try #require(mistakes.diagnostics.first)
    #expect(mistakes.diagnostics.count == 1, "\(mistakes.diagnostics.map(\.message))")
    #expect(found.code == code)
    #expect(found.message.contains(message), "\(found.message)")
    if let range = marked.marked { #expect(found.place?.range.offsets == range) }
  }
}
