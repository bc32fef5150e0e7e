import AssayJSON
import AssayRun
import AssaySuite
import AssayVerdict
import BlockingTests
import Testing

@Suite("Plans", .prompt)
struct PlanTests {
  private func settings(_ values: [String: JSONNode] = [:]) throws -> RunSettings {
    var settings = RunSettings(baseURL: try BaseURL("http://h"), seed: 1, startedAt: 0)
    settings.values = values
    return settings
  }

  @Test("say why each scenario is skipped")
  func skipReasons() throws {
    let suite = try suite(
      scenarios: [
        scenario("a", [get("/")], #""skip": "not yet", "#),
        scenario("b", [get("/{{other}}")], #""requires": ["other"], "#),
        scenario("c", [get("/{{other}}{{third}}")], #""requires": ["other", "third"], "#),
        scenario("d", [get("/")], #""when": {"stage": "production"}, "#),
        scenario("e", [get("/")]),
      ].joined(separator: ","))
    let without = Plan(suite, settings: try settings())
    #expect(
      without.scenarios.map(\.skipReason) == [
        "not yet", "needs 'other', which is not given (--secret other=VALUE)",
        "needs 'other' and 'third', which are not given (--secret other=VALUE)",
        "runs only when 'stage' is \"production\", but it is not given", nil,
      ])
    let given = Plan(
      suite,
      settings: try settings([
        "other": .string("x"), "third": .string("y"), "stage": .string("test"),
      ]))
    #expect(
      given.scenarios.map(\.skipReason)
        == [
          "not yet", nil, nil, "runs only when 'stage' is \"production\", but it is \"test\"", nil,
        ])
  }

  @Test("know the inputs that a file lacks")
  func inputs() throws {
    let suite = try suite([
      #"{"inputs": ["token"], "scenarios": [\#(scenario("a", [get("/{{token}}")]))]}"#
    ])
    let file = try #require(suite.files.first)
    #expect(file.missingInputs(try settings()).map(\.name) == ["token"])
    #expect(file.missingInputs(try settings(["token": .string("")])).isEmpty)
  }

  @Test("hold what tags, filter and shard leave, in the order of the files")
  func selection() throws {
    let suite = try suite(
      scenarios: (0..<6).map { number in
        scenario("s\(number)", [get("/")], #""tags": ["\#(number % 2 == 0 ? "even" : "odd")"], "#)
      }.joined(separator: ","))
    func names(_ configure: (inout Selection) throws -> Void) throws -> [String] {
      var selection = Selection()
      try configure(&selection)
      return Plan(suite, selection: selection, settings: try settings())
        .scenarios.map(\.scenario.name)
    }
    #expect(try names { $0.tags = ["even"] } == ["s0", "s2", "s4"])
    #expect(try names { $0.excludedTags = ["even"] } == ["s1", "s3", "s5"])
    #expect(try names { $0.filter = try ECMARegex("s[23]$") } == ["s2", "s3"])
    #expect(try names { $0.shard = Shard("1/4") } == ["s0", "s4"])
    #expect(try names { $0.shard = Shard("4/4") } == ["s3"])
    #expect(
      try names {
        $0.repeats = 2
        $0.filter = try ECMARegex("s1")
      } == ["s1 [1/2]", "s1 [2/2]"])
  }

  @Test(
    "take a shard only as K/N", arguments: ["0/2", "3/2", "1", "1/", "/2", "a/b", "1/2/3", "-1/2"])
  func shards(_ text: String) {
    #expect(Shard(text) == nil)
  }
}
