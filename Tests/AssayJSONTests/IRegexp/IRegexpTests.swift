import AssayJSON
import Testing

@Suite("I-Regexp, RFC 9485")
struct IRegexpTests {
  /// Whether `match` or `search` of a query, where patterns are used, finds the text.
  static func finds(_ function: String, _ pattern: String, in text: String) throws -> Bool {
    let document = JSONNode.object([("text", .string(text)), ("pattern", .string(pattern))])
    let path = try JSONPath("$[?\(function)(@, $.pattern)]")
    return try path.nodes(in: document).contains { $0.location == NormalizedPath([.name("text")]) }
  }

  @Test(
    "A pattern matches the whole of the text that it describes, and no other",
    arguments: [
      ("", [""], ["a"]), ("abc", ["abc"], ["ab", "abcd", "xabc"]),
      ("a|bc|", ["a", "bc", ""], ["b", "abc"]), ("(a|b)c", ["ac", "bc"], ["a", "abc"]),
      ("a*", ["", "aaa"], ["ab"]), ("a+", ["a", "aa"], [""]), ("ab?", ["a", "ab"], ["abb"]),
      ("a{2}", ["aa"], ["a", "aaa"]), ("a{2,}", ["aa", "aaaa"], ["a"]),
      ("a{1,3}", ["a", "aaa"], ["", "aaaa"]), ("a{0}b", ["b"], ["ab"]),
      ("(ab){2}", ["abab"], ["ab", "aabb"]), (".", ["a", "é", "😀", "\u{2028}"], ["\n", "\r", ""]),
      ("[a-c]", ["a", "b", "c"], ["d", "-"]), ("[^a-c]", ["d", "\n"], ["a"]),
      ("[-a]", ["-", "a"], ["b"]), ("[a-]", ["-", "a"], ["b"]), ("[^-]", ["a"], ["-"]),
      (#"[\]\-\\]"#, ["]", "-", "\\"], ["["]), ("[.*+?(){}|$]", ["$", ".", "{"], ["a"]),
      (#"\.\*\(\)\{\}\|\^\[\]\?\+\-\\"#, [".*(){}|^[]?+-\\"], []),
      (#"\n\r\t"#, ["\n\r\t"], ["nrt"]), ("[a^]", ["^", "a"], ["b"]),
      ("😀{2}", ["😀😀"], ["😀"]), ("[😀-😂]", ["😁"], ["😃"]), ("e.", ["e\u{301}"], ["é"]),
    ])
  func wholeMatches(pattern: String, matching: [String], others: [String]) throws {
    for text in matching { #expect(try Self.finds("match", pattern, in: text), "\(text)") }
    for text in others { #expect(try !Self.finds("match", pattern, in: text), "\(text)") }
  }

  @Test(
    "A category matches its characters, and its complement all others",
    arguments: [
      ("Lu", ["A", "Ж"], ["a", "1"]), ("L", ["a", "Ω", "文"], ["1", "_"]),
      ("Nd", ["1", "٣"], ["Ⅷ"]), ("N", ["1", "Ⅷ", "½"], ["x"]), ("Sc", ["€", "$"], ["%"]),
      ("P", ["!", "_", "«"], ["+"]), ("Zs", [" ", "\u{A0}"], ["\n"]), ("Cc", ["\n"], [" "]),
      ("Mn", ["\u{301}"], ["e"]), ("Cn", ["\u{378}"], ["a"]), ("So", ["😀"], ["€"]),
    ])
  func categories(name: String, members: [String], others: [String]) throws {
    for text in members {
      #expect(try Self.finds("match", "\\p{\(name)}", in: text), "\(text)")
      #expect(try !Self.finds("match", "\\P{\(name)}", in: text), "\(text)")
      #expect(try Self.finds("match", "[0\\p{\(name)}]", in: text), "\(text)")
    }
    for text in others {
      #expect(try !Self.finds("match", "\\p{\(name)}", in: text), "\(text)")
      #expect(try Self.finds("match", "[\\P{\(name)}]", in: text), "\(text)")
    }
  }

  @Test(
    "A search finds a part of the text",
    arguments: [
      ("b", "abc", true), ("", "", true), ("^a", "ab", true), ("^b", "ab", false),
      ("b$", "ab", true), ("a$", "ab", false), ("^$", "", true), ("ab|cd", "xcdx", true),
      ("a{3}", "aabaa", false), ("a{3}", "aabaaa", true),
    ])
  func search(pattern: String, text: String, isFound: Bool) throws {
    #expect(try Self.finds("search", pattern, in: text) == isFound)
  }

  @Test(
    "Patterns that run away elsewhere take linear time here", .timeLimit(.minutes(1)),
    arguments: ["(a*)*b", "(a|a)*b", "(a|aa)+b", "(.*){20}b", "((a?){50}){3}b", "(()*)*b"])
  func runaways(pattern: String) throws {
    let text = String(repeating: "a", count: 2_000)
    #expect(try !Self.finds("search", pattern, in: text))
    #expect(try Self.finds("search", pattern, in: text + "b"))
  }
}
