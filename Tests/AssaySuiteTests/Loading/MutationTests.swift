import AssayJSON
import AssaySuite
import Testing

@Suite("Scenario files that were damaged")
struct MutationTests {
  @Test("are loaded or refused, and never end the program", arguments: 0..<seeds.count)
  func mutations(_ index: Int) {
    var mutation = Mutation(of: Self.seeds[index], seed: UInt64(index))
    for _ in 0..<200 {
      let text = mutation.next()
      var files = MemoryFiles(["x.json": Self.library, "rows.csv": "a,b\n1,\"x\"\"y\"\n"])
      files.contents["a.scenarios.json"] = text
      let suite = SuiteLoader(files: files, given: ["token"]).suite(at: ["a.scenarios.json"])
      for diagnostic in suite.diagnostics {
        #expect(!DiagnosticRenderer().text(diagnostic).isEmpty)
        let end = diagnostic.place.map { $0.range.offsets.upperBound <= $0.source.bytes.count }
        #expect(end != false, "\(String(decoding: text, as: UTF8.self))")
      }
      // A damaged file is refused whole, or it can still be run.
      #expect(suite.files.allSatisfy { $0.hasErrors == $0.scenarios.isEmpty })
      for scenario in suite.files.flatMap(\.scenarios) { prepare(scenario) }
    }
  }

  /// Makes every value and request as a run would.
  private func prepare(_ scenario: Scenario) {
    var scope = Scope(values: ["token": .string("t")], seed: 1, identity: "", now: 0)
    for column in scenario.row { scope.define(column.name, as: column.value) }
    for variable in scenario.variables {
      if let value = try? variable.value.value(in: &scope) {
        scope.define(variable.name, as: value)
      }
    }
    for step in scenario.steps + scenario.finally {
      _ = try? step.name.text(in: &scope)
      _ = try? step.request.resolved(in: &scope)
      _ = try? step.expect?.resolved(in: &scope)
      for capture in step.captures { scope.define(capture.name, as: .string("c")) }
    }
  }

  private static let library = #"""
    {"variables": {"v": 1}, "requests": {"r": {"method": "GET", "path": "/{{v}}"}},
     "schemas": {"s": {"type": "string"}}}
    """#

  private static let seeds = [
    Frame.top.file(around: #""include": ["x.json"], "tags": ["a"], "inputs": ["token"]"#),
    Frame.top.file(
      around: #""defaults": {"headers": {"A": null}, "timeout": "5s"}, "schemas": {"a": true}"#),
    Frame.scenario.file(
      around: #""variables": {"c": "{{now -1h}}", "d": ["{{integer 1 9}}", "{{c}}"]}"#),
    Frame.scenario.file(around: #""examples": [{"c": 1, "d": "x"}, {"c": 2, "d": [{}]}]"#),
    Frame.scenario.file(around: #""examples": "rows.csv""#),
    Frame.scenario.file(
      around: #""examples": {"breaking": {"type": "object", "required": ["n"], "properties": "#
        + #"{"n": {"type": "string", "minLength": 1}, "l": {"enum": ["pt", "es"]}}}}"#),
    Frame.request.file(
      around: #"{"method": "POST", "path": "/{{url token}}", "query": {"q": [1, "{{uuid}}"]}, "#
        + #""json": {"a": [1]}, "patch": [{"op": "add", "path": "/a/-", "value": "{{digits 9}}"}]}"#
    ),
    Frame.request.file(
      around: #"{"method": "POST", "path": "/", "form": {"a": ["{{token}}", true]}}"#),
    Frame.text.file(around: #""{{\"{{\"}} {{no ?? token ?? 1.5}} {{slice token 0 -1}}\u00e9""#),
    Frame.expect.file(
      around: #"{"status": ["2xx", 404], "headers": {"L": {"$is": {"pattern": "^/a(b|c)*$"}}}}"#),
    Frame.matcher.file(
      around: #"{"a": {"$unordered": [1, {"$absent": true}]}, "g": {"$exactly": "{{token}}"}}"#),
    Frame.expect.file(
      around: #"{"anyOf": [{"status": 200, "text": "a"}, {"status": 409, "json": null}]}"#),
    Frame.expect.file(
      around: #"{"assert": [{"path": "$..a[?@.b == 1]", "each": 1, "count": 2, "distinct": 3}]}"#),
    Frame.steps.file(
      around: #"\#(Frame.plainStep), {"request": {"method": "GET", "path": "/"}, "expect": "#
        + #"{"status": 200}, "capture": {"gid": "$.gid"}, "retry": {"within": "1s"}}, {"request": "#
        + #"{"method": "GET", "path": "/{{gid}}"}, "concurrently": 3, "together": "#
        + #"[{"path": "$[*]", "count": 3}]}"#),
  ]
}

/// Damages a text again and again, each time anew from its good state.
private struct Mutation {
  private let original: [UInt8]
  private var state: UInt64

  private static let tokens = [
    "{{", "}}", "\"", "\\", "\\u0000", "\\ud800", "[", "]", "{", "}", ",", ":", "null", "-1", "1e9",
    "9223372036854775808", "\u{0}", "\u{FF}", "é", "{{uuid}}", "??", "$", "..", "use", "flow",
    "when",
  ].map { Array($0.utf8) }

  init(of text: String, seed: UInt64) {
    original = Array(text.utf8)
    state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
  }

  mutating func next() -> [UInt8] {
    var text = original
    for _ in 0...below(3) { damage(&text) }
    return text
  }

  private mutating func damage(_ text: inout [UInt8]) {
    guard !text.isEmpty else { return }
    let start = below(text.count)
    let end = min(text.count, start + below(12))
    switch below(5) {
    case 0: text[start] = UInt8(truncatingIfNeeded: below(256))
    case 1: text.removeSubrange(start..<end)
    case 2: text.insert(contentsOf: text[start..<end], at: below(text.count))
    case 3: text.replaceSubrange(start..<end, with: Self.tokens[below(Self.tokens.count)])
    default: text.insert(contentsOf: Self.tokens[below(Self.tokens.count)], at: start)
    }
  }

  /// A number from 0 to one less than the bound (SplitMix64).
  private mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }
}
