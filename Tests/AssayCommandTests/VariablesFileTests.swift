import BlockingTests
import Foundation
import LoopbackServers
import Testing

@Suite("A file of variables", .blocking)
struct VariablesFileTests {
  private static let scenario = """
    { "inputs": ["a", "b"], "scenarios": [ { "name": "sends both", "steps": [
      { "request": { "method": "POST", "path": "/", "json": ["{{a}}", "{{b}}"] },
        "expect": { "status": 200 } } ] } ] }
    """

  /// A file's text, and what is sent of its two variables.
  static let texts: [(text: String, sent: String)] = [
    ("a=1\nb=2\n", #"["1","2"]"#),
    ("a=1\nb=2", #"["1","2"]"#),
    ("a=1\r\nb=2\r\n", #"["1","2"]"#),
    ("a=1\rb=2\r", #"["1","2"]"#),
    ("\u{FEFF}a=1\nb=2\n", #"["1","2"]"#),
    ("\u{FEFF}{\"a\": 1, \"b\": [2]}", "[1,[2]]"),
    ("export a=1\n  export\tb = 2  \n", #"["1","2"]"#),
    ("exporta=x\na=1\nb=2\n", #"["1","2"]"#),
    ("# remark\n\n   # another\na=1 # one\nb=2#3\n", #"["1","2#3"]"#),
    ("a=#none\nb=\n", #"["",""]"#),
    (#"a="1 # 2"  # remark"# + "\nb='x y'\n", #"["1 # 2","x y"]"#),
    (#"a="x\ny\"\\""# + "\n" + #"b='x\ny'"#, #"["x\ny\"\\","x\\ny"]"#),
    ("a=\"first\nsecond\"\nb=`\"q\"`\n", #"["first\nsecond","\"q\""]"#),
    ("a=\"first\r\nsecond\"\r\nb=it's\r\n", #"["first\nsecond","it's"]"#),
    ("a=x=y==\nb=\"\"\n", #"["x=y==",""]"#),
    ("a=1\na=2\nb=é😀\n", #"["2","é😀"]"#),
  ]

  private func run(_ bytes: [UInt8], as option: String) throws -> (Binary.Outcome, String?) {
    let server = try AnsweringServer { _ in .json(200, "{}") }
    defer { server.stop() }
    let folder = try TemporaryFolder()
    try folder.write(Self.scenario, to: "a.scenarios.json")
    try Data(bytes).write(to: folder.url.appendingPathComponent("values.env"))
    let outcome = try Binary.run(
      ["run", "a.scenarios.json", "--base-url", server.url, option, "values.env"], in: folder.url)
    return (outcome, server.requests.first?.content)
  }

  @Test("is read as other tools read one", arguments: texts)
  func values(_ text: String, _ sent: String) throws {
    let (outcome, content) = try run(Array(text.utf8), as: "--variables-file")
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    #expect(content == sent)
  }

  @Test("of secrets is read in the same way")
  func secrets() throws {
    let text = "\u{FEFF}export a='first secret'\r\nb=\"second#secret\" # remark\r\n"
    let (outcome, content) = try run(Array(text.utf8), as: "--secrets-file")
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    #expect(content == #"["first secret","second#secret"]"#)
  }

  @Test(
    "that cannot be read is wrong usage, with the line",
    arguments: [
      ("a=1\nb 2\n", "values.env:2: the line has no '='"),
      ("a=1\r\n\r\nb 2\r\n", "values.env:3: the line has no '='"),
      ("a=1\nb=\"2\nc=3\n", "values.env:2: the quote that the value begins with is never closed"),
      ("a='x\ny' z\n", "values.env:2: there is text behind the quote"),
      ("a=1\nb c=2\n", "values.env:2: 'b c' cannot be a name"),
      ("=1\n", "values.env:1: '' cannot be a name"),
      ("{\"a\": 1,, \"b\": 2}", "values.env:1:9:"),
      ("{\"a\": 1,\n \"b\": 2, \"a\": 3}", "values.env:2:10: the name stands twice"),
    ])
  func mistakes(_ text: String, _ message: String) throws {
    let (outcome, content) = try run(Array(text.utf8), as: "--variables-file")
    #expect(outcome.status == 2)
    #expect(content == nil)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }

  @Test("in another encoding is wrong usage")
  func encoding() throws {
    let (outcome, _) = try run([0xFF, 0xFE, 0x61, 0x00, 0x3D, 0x00], as: "--variables-file")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("values.env is not UTF-8"), "\(outcome.errors)")
  }
}
