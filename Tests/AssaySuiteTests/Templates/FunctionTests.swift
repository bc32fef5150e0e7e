import AssayJSON
import AssaySuite
import Testing

/// What `json` of the frame's request becomes, with values by names that the caller gives.
func sent(
  _ part: String, given: String = "{}", now: Int = 0, clock: Int = 0, baseURL: String = ""
) throws -> JSONNode {
  let members = try json(given).objectValue?.members ?? []
  let values = Dictionary(members.map { ($0.name, $0.value) }) { $1 }
  let file = try load(Frame.text.file(around: part), given: Set(values.keys))
  let step = try #require(file.scenarios.first?.steps.first)
  var scope = Scope(
    values: values, seed: 1, identity: "test", now: now, baseURL: baseURL,
    clock: WallClock { clock })
  return try #require(try step.request.resolved(in: &scope).json)
}

@Suite("Functions of placeholders")
struct FunctionTests {
  private static let given = #"""
    {"n": 42, "price": "12.50", "word": "Abc", "yes": "true", "key": "k", "text": "é\n\"x\"",
     "list": [1, {"a": "b"}], "row": {"id": 7, "deep": {"er": [true]}, "none": null},
     "row.flat": "flat"}
    """#

  @Test(
    "change the type of a value",
    arguments: [
      (#""{{number price}}""#, "12.50"), (#""{{number n}}""#, "42"),
      (#""{{number \"-1e3\"}}""#, "-1000"), (#""<{{number price}}>""#, #""<12.50>""#),
      (#""{{from-json yes}}""#, "true"), (#""{{from-json \"null\"}}""#, "null"),
      (#""{{from-json \" [1, {\\\"a\\\": 2}] \"}}""#, #"[1, {"a": 2}]"#),
      (#""{{json text}}""#, #""\"é\\n\\\"x\\\"\"""#),
      (#""{{json list}}""#, #""[1,{\"a\":\"b\"}]""#),
      (#""{\"p\": {{json text}}}""#, #""{\"p\": \"é\\n\\\"x\\\"\"}""#),
      (#""{{json 1.50}}{{json null}}""#, #""1.50null""#),
      (#""{{from-json (json list)}}""#, #"[1, {"a": "b"}]"#),
    ])
  func types(_ part: String, _ expected: String) throws {
    #expect(try sent(part, given: Self.given) == json(expected))
  }

  @Test(
    "add decimals exactly",
    arguments: [
      ("0.1 0.2", "0.3"), ("n 1", "43"), ("price 0.50", "13"),
      ("9007199254740993 1", "9007199254740994"),
      ("-1 1", "0"), ("1 -1.5", "-0.5"), ("99.99 0.01", "100"), ("-0.5 -0.75", "-1.25"),
      ("1e2 1", "101"), ("0 \\\"0.10\\\"", "0.1"), ("(add 1 2) (add 3 4)", "10"),
      (
        "123456789012345678901234567890 0.000000000000000000001",
        "123456789012345678901234567890.000000000000000000001"
      ),
      ("1e400 0", "1" + String(repeating: "0", count: 400)), ("1e-3 0", "0.001"),
      ("1e50000 2e50000", "3e50000"), ("1 -0.000001", "0.999999"), ("100 -99", "1"),
    ])
  func sums(_ arguments: String, _ expected: String) throws {
    #expect(try sent("\"{{add \(arguments)}}\"", given: Self.given).numberValue?.text == expected)
  }

  @Test(
    "nest, and are told from names",
    arguments: [
      (#""{{base64 (concat word \":\" key)}}""#, #""QWJjOms=""#),
      (#""{{upper (slice (concat word key) 1 -1)}}""#, #""BC""#),
      (#""{{concat (missing ?? \"a\") (missing ?? word) n}}""#, #""aAbc42""#),
      (#""{{missing ?? (concat word word)}}""#, #""AbcAbc""#),
      (#""{{(concat word 1)}}""#, #""Abc1""#), (#""{{lower( concat word true )}}""#, #""abctrue""#),
      (#""{{concat missing word ?? \"none\"}}""#, #""none""#),
      (#""{{base-url}}/x""#, #""http://s/v1/x""#),
      (#""{{concat (base-url) \"/x\"}}""#, #""http://s/v1/x""#),
      (#""{{base64url \"??>\"}}|{{base64url \"a\"}}""#, #""Pz8-|YQ""#),
      (
        #""{{from-base64 \"w6k=\"}}|{{from-base64url \"Pz8-YQ\"}}|{{from-base64url \"YQ==\"}}""#,
        #""é|??>a|a""#
      ),
      (#""{{row.id}}""#, "7"), (#""{{row.deep.er}}""#, "[true]"),
      (#""{{row.deep}}""#, #"{"er": [true]}"#),
      (#""{{row.none}}""#, "null"), (#""{{row.flat}}""#, #""flat""#),
      (#""{{row.gone ?? 1}}""#, "1"),
      (#""{{add row.id 1}}""#, "8"), (#""{{other.id ?? row.id}}""#, "7"),
    ])
  func nested(_ part: String, _ expected: String) throws {
    #expect(try sent(part, given: Self.given, baseURL: "http://s/v1") == json(expected))
  }

  @Test("leave their names to those who bear them")
  func names() throws {
    let given = #"""
      {"number": "1", "json": "2", "sha256": "3", "concat": "4", "clock": "5", "base-url": "6",
       "hex": "base64", "rfc3339-ms": "date", "add": "7", "zone": "-01:00", "date": "x"}
      """#
    let words = ["number", "json", "sha256", "concat", "clock", "base-url", "add"]
    for (index, word) in words.enumerated() {
      #expect(try sent("\"{{\(word)}}\"", given: given).stringValue == String(index + 1))
    }
    let part =
      #"["{{number number}}", "{{concat number json}}", "{{sha256 \"\" hex}}", "{{now rfc3339-ms}}", "{{now date}}", "{{now zone zone}}", "{{(base-url)}}", "{{concat (clock) zone}}"]"#
    #expect(
      try sent(part, given: given, baseURL: "http://s")
        == json(
          #"""
          [1, "12", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", "1970-01-01", "1970-01-01",
           "1969-12-31T23:00:00-01:00", "http://s", "1970-01-01T00:00:00Z-01:00"]
          """#))
    // A variable may bear the name as well.
    let file = try load(
      Frame.file.file(
        around: #"""
          {"variables": {"hex": [1], "json": "{{json hex}}", "content": "c"},
           "scenarios": [{"name": "a", "steps": [{"request": {"method": "GET",
             "path": "/{{json}}/{{content}}"}, "expect": {"status": 200}}]}]}
          """#))
    #expect(file.scenarios.count == 1)
  }

  @Test(
    "say before the run what they cannot take, where that is written out",
    arguments: [
      (
        #""{{«number \"abc\"»}}""#,
        "'number' takes a number as JSON has it (RFC 8259, section 6), and the text is none"
      ),
      (
        #""{{«number \"007\"»}}""#,
        "'number' takes a number as JSON has it (RFC 8259, section 6), and the text is none"
      ),
      (#""{{«number null»}}""#, "'number' takes a number, or a text that says one"),
      (#""{{«from-json \"{\"»}}""#, "'from-json' takes a JSON text, and this one is none: "),
      (
        #""{{«from-json \"{\\\"a\\\":1,\\\"a\\\":2}\"»}}""#,
        "'from-json' takes a JSON text whose objects have each name once"
      ),
      (#""{{«add 1 \"x\"»}}""#, "'add' takes a number as JSON has it"),
      (#""{{«add name \"x\"»}}""#, "'add' takes a number as JSON has it"),
      (#""{{«add 1e400000 1»}}""#, "'add' gives no sum of more than 100,000 digits"),
      (
        #""{{«from-base64 \"abc\"»}}""#,
        "'from-base64' takes base64 (RFC 4648, section 4), and the text is none"
      ),
      (
        #""{{«from-base64url \"a+b_\"»}}""#,
        "'from-base64url' takes base64url (RFC 4648, section 5), and the text is none"
      ),
      (
        #""{{«sha256 name \"md5\"»}}""#, "'sha256' writes a digest in one of hex, base64, base64url"
      ),
      (
        #""{{«hmac-sha256 \"k\" name 5»}}""#,
        "'hmac-sha256' writes a digest in one of hex, base64, base64url"
      ),
      (#""{{upper («number \"x\"»)}}""#, "'number' takes a number"),
      (
        #""{{«upper (from-base64 \"/w==\")»}}""#,
        "'upper' takes a text, and these bytes are not UTF-8"
      ),
      (#""{{«concat null name»}}""#, "'concat' takes a text, and a value of type null is none"),
      (#""{{«now \"%Q\"»}}""#, "'now' knows no conversion '%Q' in a pattern; they are strftime's"),
      (
        #""{{«clock \"%H%\"»}}""#,
        "'clock' knows no conversion '%' in a pattern; they are strftime's"
      ),
      (
        #""{{«now http zone \"-05:00\"»}}""#,
        "'now' tells this format in one zone alone; take 'zone' away"
      ),
      (
        #""{{«now zone \"Europe/Lisbon\" date»}}""#,
        "'now' takes a zone as RFC 3339 has it: \"-05:00\" or \"Z\""
      ),
    ])
  func literalMistakes(_ part: String, _ message: String) throws {
    try expectMistake(part, message)
  }

  @Test(
    "are told where they are not written right",
    arguments: [
      (#""{{«concat name»}}""#, "wrong arguments for 'concat'"),
      (#""{{«(concat name \"a\"»}}""#, "the parenthesis is never closed"),
      (#""{{base64 («name»)}}""#, "parentheses stand around calls, and this is none"),
      (#""{{base64 («5)»}}""#, "parentheses stand around calls, and this is none"),
      (#""{{base64 («»)}}""#, "unexpected ')}}' in the placeholder"),
      (#""{{base64 («user» 1)}}""#, "there is no placeholder function 'user'"),
      (#""«{{name»)}}""#, "unexpected ')}}' in the placeholder"),
      (#""{{(«json»)}}""#, "wrong arguments for 'json'"),
    ])
  func syntaxMistakes(_ part: String, _ message: String) throws {
    try expectMistake(part, message)
  }

  private func expectMistake(_ part: String, _ message: String) throws {
    let marked = MarkedText(Frame.text.file(around: part))
    let suite = SuiteLoader(files: MemoryFiles(["a.scenarios.json": marked.text]), given: ["name"])
      .suite(at: ["a.scenarios.json"])
    let found = try #require(suite.diagnostics.first, "\(part)")
    #expect(suite.diagnostics.count == 1, "\(suite.rendered)")
    #expect(found.code == "placeholder-syntax")
    #expect(found.message.hasPrefix(message), "\(found.message)")
    if marked.marked?.isEmpty == false {
      #expect(found.place?.range.offsets == marked.marked, "\(suite.rendered)")
    }
    #expect(!found.notes.isEmpty)
  }

  @Test(
    "say in the run what they cannot take",
    arguments: [
      ("number word", "'number' takes a number as JSON has it"),
      ("number list", "'number' takes a number, or a text that says one"),
      ("from-json word", "'from-json' takes a JSON text, and this one is none"),
      ("add n word", "'add' takes a number as JSON has it"),
      ("from-base64 word", "'from-base64' takes base64"),
      ("base64 row", "'base64' takes a text, and a value of type object is none"),
      ("concat word list", "'concat' takes a text, and a value of type array is none"),
      ("sha256 word key", "'sha256' writes a digest in one of hex, base64, base64url"),
      ("clock word", "'clock' takes an offset such as -1h or +2d, and a format"),
      ("row.gone", "'row' has no member 'gone'"), ("row.id.x", "'row' has no member 'id.x'"),
      ("n.x", "'n' has no member 'x'"),
    ])
  func runMistakes(_ call: String, _ message: String) throws {
    let error = #expect(throws: TemplateError.self) {
      try sent("\"a\\n{{\(call)}}\"", given: Self.given)
    }
    #expect(error?.message.hasPrefix(message) == true, "\(String(describing: error?.message))")
    let name = call.split(separator: " ")[0]
    let text = Frame.text.file(around: "\"a\\n{{\(call)}}\"")
    #expect(
      error?.place.range.offsets.lowerBound == text.utf8.count
        - text.split(separator: "{{\(name)", maxSplits: 1)[1].utf8.count - name.utf8.count - 2)
  }

  @Test("bear bytes that are no text where keys, messages and encodings are taken, and there alone")
  func bytes() throws {
    #expect(try sent(#""{{base64 (from-base64 \"/wA=\")}}""#).stringValue == "/wA=")
    #expect(
      try sent(#""{{base64url (concat (from-base64 \"/w==\") \"a\")}}""#).stringValue == "_2E")
    let error = #expect(throws: TemplateError.self) {
      try sent(#""{{from-base64 b}}""#, given: #"{"b": "/w=="}"#)
    }
    #expect(error?.message.hasPrefix("these bytes are not UTF-8") == true)
  }

  @Test(
    "cannot be made to take memory or time without end",
    arguments: [
      "concat V V", "base64 V", "json V", "url (concat V V)", "base64url (concat V V)",
      "upper (concat V V)", "from-json (json (concat V V))",
    ])
  func bombs(_ call: String) throws {
    var variables = [#""v0": "{{letters 1000}}""#]
    for number in 1...40 {
      let value = call.replacing("V", with: "v\(number - 1)")
      variables.append("\"v\(number)\": \"{{\(value)}}\"")
    }
    let file = try load(
      #"""
      {"variables": {\#(variables.joined(separator: ", "))}, "scenarios": [{"name": "a", "steps": [
        {"request": {"method": "POST", "path": "/", "json": "{{v40}}"}, "expect": {"status": 200}}]}]}
      """#)
    var scope = Scope(seed: 1, identity: "", now: 0, budget: 1 << 20)
    let error = #expect(throws: TemplateError.self) {
      for variable in try #require(file.scenarios.first).variables {
        scope.define(variable.name, as: try variable.value.value(in: &scope))
      }
    }
    #expect(error?.message == "the values of this scenario's placeholders grow too large")
  }

  @Test("stand within each other to a bound")
  func depth() throws {
    func nested(_ count: Int) -> String {
      let calls = String(repeating: "(upper ", count: count)
      return "\"{{lower \(calls)\\\"a\\\"\(String(repeating: ")", count: count))}}\""
    }
    #expect(try sent(nested(32)).stringValue == "a")
    try expectMistake(
      nested(33).replacing("(upper \\\"a", with: "«(u»pper \\\"a"),
      "more than 32 calls stand within each other")
  }
}
