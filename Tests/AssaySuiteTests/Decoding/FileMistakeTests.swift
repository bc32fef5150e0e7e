import AssaySuite
import Testing

@Suite("Mistakes at the top of a scenario file")
struct FileMistakeTests {
  @Test("are told with their place", arguments: mistakes)
  func mistake(_ mistake: Mistake) throws { try mistake.check() }

  static let mistakes = [
    Mistake(.file, "«[]»", "wrong-type", "a scenario file must be an object, not an array"),
    Mistake(.file, #"«{»"name": "n"}"#, "missing-key", "a scenario file needs 'scenarios'"),
    Mistake(.file, #"{"scenarios": «[]»}"#, "no-scenarios", "the file has no scenario"),
    Mistake(
      .top, #""tags": [], «"tags"»: []"#, "repeated-key", "the key stands twice in this object"),
    Mistake(
      .top, #"«"variable"»: {}"#, "unknown-key", "a scenario file has no key 'variable'",
      note: "did you mean 'variables'?"),
    Mistake(
      .top, #""defaults": {«"header"»: {}}"#, "unknown-key", "'defaults' has no key 'header'",
      note: "did you mean 'headers'?"),
    Mistake(
      .top, #""defaults": {"headers": {«"a b"»: "1"}}"#, "wrong-value",
      "'a b' is not a field name (RFC 9110, section 5.1)"),
    Mistake(.top, #""tags": [«""»]"#, "wrong-value", "an element of 'tags' is empty"),
    Mistake(
      .top, #""tags": [«7»]"#, "wrong-type", "an element of 'tags' must be a string, not a number"),
    Mistake(
      .top, #""include": [«7»]"#, "wrong-type",
      "an element of 'include' must be a string, not a number"),
    Mistake(
      .top, #""variables": {«"1st"»: 1}"#, "invalid-name", "'1st' cannot be a variable's name",
      note: "names are letters, digits, '_', '-' and '.', a letter or '_' first"),
    Mistake(
      .top, #""variables": {«"uuid"»: 1}"#, "reserved-name",
      "'uuid' has a meaning of its own in placeholders"),
    Mistake(
      .top, #""requests": {"a": {"use": «"b"»}, "b": {}}"#, "unknown-request",
      "no request is named 'b'",
      note: "define it under 'requests', here or in a file that 'include' names"),
  ]

  @Test("keep only their own file from running")
  func brokenAmongGood() {
    let files = MemoryFiles([
      "s/a.scenarios.json": Frame.steps.file(around: Frame.plainStep),
      "s/b.scenarios.json": "{}",
      "s/c.scenarios.json": Frame.steps.file(around: Frame.plainStep),
    ])
    let suite = SuiteLoader(files: files).suite(at: ["s"])
    #expect(suite.files.map(\.path).sorted() == files.contents.keys.sorted())
    #expect(suite.files.filter(\.hasErrors).map(\.path) == ["s/b.scenarios.json"])
    #expect(suite.files.map(\.scenarios.count).reduce(0, +) == 2)
  }
}
