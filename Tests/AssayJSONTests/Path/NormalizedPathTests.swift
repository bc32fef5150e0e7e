import AssayJSON
import Testing

@Suite("Normalized paths, RFC 9535, section 2.7")
struct NormalizedPathTests {
  @Test(
    "Names are escaped as the normal form asks, and no further",
    arguments: [
      ("a", "$['a']"), ("", "$['']"), ("it's", #"$['it\'s']"#), (#"\"#, #"$['\\']"#),
      ("\"", "$['\"']"), ("\u{8}\t\n\u{C}\r", #"$['\b\t\n\f\r']"#), ("\u{B}", #"$['\u000b']"#),
      ("\u{1F}", #"$['\u001f']"#), ("\u{7F}é😀/", "$['\u{7F}é😀/']"),
    ])
  func names(name: String, text: String) {
    #expect(NormalizedPath([.name(name)]).description == text)
  }

  @Test("The root is a dollar sign; indices count from the start")
  func indices() throws {
    #expect(NormalizedPath().description == "$")
    let nodes = try JSONPath("$[-1].a").nodes(in: json(#"[0, {"a": 1}]"#))
    #expect(nodes.map(\.location.description) == ["$[1]['a']"])
  }

  @Test("Paths whose names look alike but differ in code points are different")
  func codePoints() {
    #expect(NormalizedPath([.name("é")]) != NormalizedPath([.name("e\u{301}")]))
  }

  @Test("The text of a path is a query that selects its node again")
  func roundTrip() throws {
    let root = try json(#"{"a'b\\": [{"\u0001\n": {"é": [null]}}]}"#)
    let nodes = try JSONPath("$..*").nodes(in: root)
    #expect(nodes.count == 5)
    for located in nodes {
      let again = try JSONPath(located.location.description).nodes(in: root)
      #expect(again == [located])
    }
  }
}
