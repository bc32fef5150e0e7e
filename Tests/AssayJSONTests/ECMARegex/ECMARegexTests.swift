import AssayJSON
import Testing

@Suite("The regular expressions of ECMA-262")
struct ECMARegexTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var pattern: String
    var found: [String]
    var notFound: [String]

    init(_ pattern: String, found: [String], notFound: [String]) {
      self.pattern = pattern
      self.found = found
      self.notFound = notFound
    }

    var testDescription: String { pattern }
  }

  static let terms = [
    Example("", found: ["", "a"], notFound: []),
    Example("b", found: ["abc"], notFound: ["", "ac", "B"]),
    Example("a|bc|", found: [""], notFound: []),
    Example("^(?:a|bc)$", found: ["a", "bc"], notFound: ["", "abc", "b"]),
    Example("^$", found: [""], notFound: ["a", "\n"]),
    Example("a$", found: ["ba"], notFound: ["a\n", "ab"]),
    Example("^.$", found: ["a", "🐲", "\u{85}"], notFound: ["\n", "\r", "\u{2028}", "", "ab"]),
    Example(#"\bcat\b"#, found: ["a cat.", "cat"], notFound: ["cats", "_cat", "bobcat"]),
    Example(#"\Bcat"#, found: ["bobcat"], notFound: ["cat", "a cat"]),
    Example(#"^\d\w\s$"#, found: ["1_ ", "0a\u{FEFF}"], notFound: ["١a ", "1é ", "1a-"]),
    Example(#"^\D\W\S$"#, found: ["١é-"], notFound: ["1é-", "aa-", "aé "]),
    Example(#"^\x41\u0042\u{1F432}\uD83D\uDC32\cJ\0\t$"#, found: ["AB🐲🐲\n\0\t"], notFound: ["AB🐲"]),
    Example(#"^\/\-?$"#.replacing(#"\-"#, with: "-"), found: ["/", "/-"], notFound: ["\\/"]),
  ]

  static let classes = [
    Example("^[a-cx]$", found: ["b", "x"], notFound: ["d", "-", ""]),
    Example("^[^a-c]$", found: ["d", "🐲", "\n"], notFound: ["b"]),
    Example("[]", found: [], notFound: ["", "a"]),
    Example("^[^]$", found: ["\n", "🐲"], notFound: [""]),
    Example(#"^[\]\-\b\d-]$"#, found: ["]", "-", "\u{8}", "5"], notFound: ["b", "\\"]),
    Example("^[🐲-🐴]$", found: ["🐳"], notFound: ["🐵", "\u{FFFD}"]),
    Example(#"^[^\W_]$"#, found: ["a"], notFound: ["_", "-"]),
  ]

  static let repetitions = [
    Example("^a*$", found: ["", "aaa"], notFound: ["aab"]),
    Example("^a+?b$", found: ["ab", "aab"], notFound: ["b"]),
    Example("^(?:ab){2,3}$", found: ["abab", "ababab"], notFound: ["ab", "abababab"]),
    Example("^(?:ab?){2}$", found: ["aab", "abab", "aa"], notFound: ["a", "abb"]),
    Example("^a{2}b{1,}c{0}$", found: ["aab", "aabbb"], notFound: ["ab", "aabc"]),
    Example("^(a*)*$", found: ["", "aa"], notFound: ["b"]),
    Example("^(?:a?){30}a{30}$", found: [String(repeating: "a", count: 30)], notFound: ["a"]),
    Example("^(a|ab)(c|bcd)(d*)$", found: ["abcd", "abcdd"], notFound: ["abd"]),
    Example("^.*?,.*?,x$", found: ["1,2,x", "1,2,3,x"], notFound: ["1,x"]),
    Example("^.{2,4}$", found: ["🐲🐲"], notFound: ["🐲", "abcde"]),
  ]

  static let groups = [
    Example(#"^(a+)-\1$"#, found: ["aa-aa"], notFound: ["aa-a"]),
    Example(#"^(?<year>\d+)/\k<year>$"#, found: ["24/24"], notFound: ["24/25"]),
    Example(#"^\1(a)$"#, found: ["a"], notFound: ["aa"]),
    // A round of a loop forgets the groups of the round before.
    Example(#"^(?:(a)|b)*\1$"#, found: ["ab", "aa", "b"], notFound: ["ac"]),
    Example("^(?=.*[0-9])(?=.*[a-z]).{4,}$", found: ["ab12"], notFound: ["abcd", "1234", "a1"]),
    Example("^(?!.*--)[a-z-]+$", found: ["a-b"], notFound: ["a--b"]),
    Example("(?<=€)[0-9]+", found: ["€42"], notFound: ["$42", "42"]),
    Example("(?<!€)[0-9]{2}", found: ["$42"], notFound: ["€42", "4"]),
    Example(#"^.*(?<=(\d+)(\d+))x\1$"#, found: ["1053x1"], notFound: ["1053x105"]),
    Example(#"(?<=\1(a))b"#, found: ["aab", "ab".replacing("ab", with: "aab")], notFound: ["ab"]),
    Example("^(?:(?=a))?.$", found: ["b"], notFound: [""]),
    Example("^(?=(a+))a*b$", found: ["aab"], notFound: ["aac"]),
  ]

  static let properties = [
    Example(#"^\p{Lu}\p{L}\p{Letter}\p{gc=Ll}$"#, found: ["Éaßé"], notFound: ["éaaa", "A1aa"]),
    Example(#"^\P{L}\p{digit}\p{General_Category=Nd}$"#, found: ["-٣7"], notFound: ["a11"]),
    Example(#"^\p{Script=Greek}\p{sc=Cyrl}$"#, found: ["αж"], notFound: ["жα", "aж"]),
    Example(#"^\p{scx=Deva}$"#, found: ["\u{964}", "क"], notFound: ["a"]),
    Example(#"^\p{Script=Han}+$"#, found: ["漢字"], notFound: ["かな"]),
    Example(#"^\p{Emoji_Presentation}\p{ASCII}\p{Any}$"#, found: ["🐲a漢"], notFound: ["aaa"]),
    Example(#"^\p{ExtPict}\p{Regional_Indicator}$"#, found: ["©🇵"], notFound: ["a🇵", "🐲a"]),
    Example(#"^[\p{Lu}\P{L}]$"#, found: ["A", "1"], notFound: ["a"]),
    Example(#"^[^\p{Alphabetic}]$"#, found: ["1"], notFound: ["é"]),
  ]

  @Test(
    "A match is found where there is one",
    arguments: terms + classes + repetitions + groups + properties)
  func searches(_ example: Example) throws {
    let regex = try ECMARegex(example.pattern)
    for text in example.found { #expect(regex.search(text) == .found, "\(text.debugDescription)") }
    for text in example.notFound {
      #expect(regex.search(text) == .notFound, "\(text.debugDescription)")
    }
  }

  static let mistakes = [
    "«(»a", "a«)»", "«[»a", "a«]»", "a«}»", "«{»1", "x«{»", "«*»a", "a*«*»", "^«*»", "(?=a)«*»",
    "a«{2,1}»", #"«\a»"#, #"«\-»"#, #"«\»"#, #"«\u{110000}»"#, #"«\x»g"#, #"«\0»1"#, #"«\1»"#,
    #"(a)«\2»"#, #"«\k<n>»"#,
    "(«?»P<n>a)".replacing("«?»", with: "?").replacing("(?", with: "«(»?"),
    "(?<a>x)(?«<a>»y)", "(?«<1»a>x)", #"[«\d-a»]"#, "[«b-a»]", #"«\p{Foo}»"#, #"«\p{sc=Foo}»"#,
    "«(»?i)a", "«(ab{1000}){30000}»",
  ].map { MarkedText($0) }

  @Test("What is no regular expression is told with its place", arguments: mistakes)
  func refuses(_ text: MarkedText) throws {
    let error = #expect(throws: ECMARegexError.self) { try ECMARegex(text.text) }
    #expect(error?.offsets == text.marked, "\(error.map(\.description) ?? "")")
  }

  @Test("A pattern nested beyond all reason is refused")
  func deepNesting() {
    let pattern = String(repeating: "(", count: 10_000) + String(repeating: ")", count: 10_000)
    #expect(throws: ECMARegexError.self) { try ECMARegex(pattern) }
  }

  @Test(
    "A regular pattern takes time in proportion to the text",
    arguments: ["(a*)*b", "(a|aa)*b", "(?:a|a)*?b", "a*a*a*a*a*b", ".*.*=.*", "(?:a?){50}b"])
  func linear(_ pattern: String) throws {
    let regex = try ECMARegex(pattern)
    let length = 2_000
    var budget = 500 * length
    let text = String(repeating: "a", count: length)
    #expect(regex.search(text, budget: &budget) == .notFound)
  }

  @Test(
    "A pattern that runs away ends undecided",
    arguments: [#"^(a|aa)+\1b"#, "(?!(a+)+$)a{50}c", "^(?=(a|aa)+$)b|^(?:(?=a)a|aa)+$"])
  func runaway(_ pattern: String) throws {
    let regex = try ECMARegex(pattern)
    var budget = 50_000
    let text = String(repeating: "a", count: 60) + "c"
    #expect(regex.search(text, budget: &budget) == .undecided)
    #expect(budget <= 0)
  }
}
