import AssayJSON
import Testing

@Suite("What is wrong with a JSONPath query")
struct JSONPathErrorTests {
  static func expect(_ source: String, _ sentence: String) throws {
    let marked = MarkedText(source)
    let error = try #require(throws: JSONPathError.self) { try JSONPath(marked.text) }
    #expect(error.description == sentence)
    #expect(error.offsets == marked.marked)
  }

  @Test(
    "A segment that is wrong is shown with its place",
    arguments: [
      ("«g»id", "a JSONPath query begins with '$'"),
      ("«»", "a JSONPath query begins with '$'"),
      ("« »$.a", "no white space may stand before or after a query"),
      ("$.a« »", "no white space may stand before or after a query"),
      ("$«a»", "expected '.', '..' or '[' here"),
      (
        "$.«-»a",
        "expected a name of letters, digits and '_', or '*'; any other name is written ['name']"
      ),
      ("$.é«]»", "expected '.', '..' or '[' here"),
      ("$[«a»]", "expected a name in quotes, an index, a slice, '*' or a filter '?…'"),
      ("$['a'«;»'b']", "expected ',' or ']'"),
      ("$[0«»", "expected ',' or ']'"),
      ("$[«'a]»", "the string has no closing quote"),
      (#"$['é«\x»']"#, "no such escape in a string of JSONPath"),
      (#"$["«\'»"]"#, "no such escape in a string of JSONPath"),
      (#"$['«\u12»']"#, "no such escape in a string of JSONPath"),
      (#"$['«\uD800»']"#, "half of a surrogate pair stands alone"),
      (#"$['«\uD800»\u0041']"#, "half of a surrogate pair stands alone"),
      ("$['a«\n»']", "a control character in a string must be escaped: \\uXXXX"),
      ("$[«01»]", "an integer has no leading zeros"),
      ("$[«-0»]", "an integer is not written -0"),
      ("$[1:«-»]", "expected an integer"),
      ("$[«9007199254740992»]", "an integer lies between -(2^53-1) and 2^53-1"),
      ("$[::«99999999999999999999»]", "an integer lies between -(2^53-1) and 2^53-1"),
    ])
  func segments(source: String, sentence: String) throws {
    try Self.expect(source, sentence)
  }

  @Test(
    "A filter that is wrong is shown with its place",
    arguments: [
      ("$[?«]»", "expected a query from '@' or '$', a function or a literal"),
      ("$[?(@.a«]»", "expected ')'"),
      (
        "$[?@.a == «abc»]",
        "'abc' means nothing here; strings stand in quotes, queries begin with '@' or '$'"
      ),
      ("$[?@.a «=» 1]", "no such operator; there are ==, !=, <, <=, >, >=, &&, || and !"),
      ("$[?@.a == «1.»]", "'1.' is not a number"),
      ("$[?«'a'»]", "a literal alone is no condition; compare it with something"),
      ("$[?«!@.a == »1]", "'!' before a comparison needs parentheses: !(…)"),
      (
        "$[?«@.*» == 1]",
        "this query can select several nodes; a comparison takes names and indices only"
      ),
      ("$[?«lenght»(@) == 1]", "no function 'lenght'; did you mean 'length'?"),
      ("$[?«sum»(@) == 1]", "no function 'sum'; there are length, count, match, search, value"),
      ("$[?«count()» == 1]", "count() takes one argument, not 0"),
      ("$[?«match(@)»]", "match() takes two arguments, not 1"),
      (
        "$[?length(«@.*») == 1]",
        "length() takes a single value here: a literal, or a query of names and indices only"
      ),
      ("$[?count(«1») == 1]", "count() takes a query here"),
      ("$[?«length(@)»]", "length() gives a value, which must be compared with something"),
      (
        "$[?«match(@, 'a')» == true]",
        "match() is true or false by itself and cannot be compared"
      ),
    ])
  func filters(source: String, sentence: String) throws {
    try Self.expect(source, sentence)
  }

  @Test("A literal that is no I-Regexp is pointed out, though the query is valid")
  func invalidPattern() throws {
    let marked = MarkedText(#"$[?match(@.é, «'a['») || search(@, 'b')]"#)
    let path = try JSONPath(marked.text)
    #expect(path.invalidPatterns.map(\.offsets) == [marked.marked])
    #expect(path.invalidPatterns.map(\.error.reason) == [.unclosedClass])
    #expect(try path.nodes(in: json(#"["a[", "b"]"#)).map(\.node) == [.string("b")])
  }
}
