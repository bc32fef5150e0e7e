import AssayJSON
import Testing

@Suite("JSON Pointer, RFC 6901")
struct JSONPointerTests {
  /// The document of section 5.
  static let document = #"""
    { "foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5,
      "k\"l": 6, " ": 7, "m~n": 8 }
    """#

  static let examples = [
    ("/foo", "", #"["bar","baz"]"#), ("/foo/0", "/foo/0", #""bar""#), ("/", "/", "0"),
    ("/a~1b", "/a~1b", "1"), ("/c%d", "/c%25d", "2"), ("/e^f", "/e%5Ef", "3"),
    ("/g|h", "/g%7Ch", "4"), ("/i\\j", "/i%5Cj", "5"), ("/k\"l", "/k%22l", "6"),
    ("/ ", "/%20", "7"), ("/m~0n", "/m~0n", "8"),
  ]

  @Test("The examples of section 5 give the values that it lists", arguments: examples)
  func sectionFive(pointer: String, fragment: String, value: String) throws {
    let root = try json(Self.document)
    #expect(try JSONPointer(pointer).find(in: root)?.description == value)
  }

  @Test("The examples of section 6 are the same pointers in a URI", arguments: examples.dropFirst())
  func sectionSix(pointer: String, fragment: String, value: String) throws {
    #expect(try JSONPointer(uriFragment: fragment) == JSONPointer(pointer))
    #expect(try JSONPointer(pointer).uriFragment == fragment)
  }

  @Test("The empty pointer is the whole document")
  func wholeDocument() throws {
    let root = try json(Self.document)
    #expect(try JSONPointer("").find(in: root) == root)
    #expect(try JSONPointer(uriFragment: "").find(in: root) == root)
  }

  @Test("A pointer is written as it was read", arguments: ["", "/", "//", "/a~1b/~0~1/é/-/0"])
  func writtenAsRead(text: String) throws {
    #expect(try JSONPointer(text).description == text)
  }

  @Test(
    "A text that is no pointer is refused at the place of the mistake",
    arguments: [
      ("«f»oo", .missingSlash), ("«#»/foo", .missingSlash), ("/é/a«~»", .invalidEscape),
      ("/a«~»2", .invalidEscape), ("/a«~»/b", .invalidEscape),
    ] as [(String, JSONPointerError.Reason)])
  func refusals(source: String, reason: JSONPointerError.Reason) throws {
    let marked = MarkedText(source)
    let error = try #require(throws: JSONPointerError.self) { try JSONPointer(marked.text) }
    #expect(error.reason == reason)
    #expect(error.offsets == marked.marked)
  }

  @Test("Wrong percent-encoding in a URI is refused", arguments: ["/%", "/%4", "/%zz", "/%FF"])
  func wrongPercentEncoding(fragment: String) throws {
    let error = try #require(throws: JSONPointerError.self) {
      try JSONPointer(uriFragment: fragment)
    }
    #expect(error.reason == .invalidPercentEncoding)
  }

  @Test(
    "Only an index without leading zeros finds an element",
    arguments: ["/01", "/-1", "/1e0", "/ 1", "/-", "/3", "/99999999999999999999", "/١", "/"])
  func indices(pointer: String) throws {
    #expect(try JSONPointer(pointer).find(in: json("[1, 2, 3]")) == nil)
  }

  @Test("Of a repeated name the last value is found; names compare by code points")
  func names() throws {
    let root = try json(#"{"a": 1, "é": 2, "a": 3}"#)
    #expect(try JSONPointer("/a").find(in: root) == .number(3))
    #expect(try JSONPointer("/e\u{301}").find(in: root) == nil)
    #expect(try JSONPointer("/é") != JSONPointer("/e\u{301}"))
  }

  @Test(
    "A miss says where the way ends",
    arguments: [
      ("/b", "the document has no member 'b'"), ("/a/2", "'/a' has 1 element, none at '2'"),
      ("/a/x", "'/a' is an array, and 'x' is no index"),
      ("/a/0/x/y", "'/a/0' is a string, so nothing is at '/a/0/x/y'"),
    ])
  func misses(pointer: String, sentence: String) throws {
    let miss = try #require(throws: JSONPointerMiss.self) {
      try JSONPointer(pointer).resolve(in: json(#"{"a": ["s"]}"#))
    }
    #expect(miss.description == sentence)
  }
}
