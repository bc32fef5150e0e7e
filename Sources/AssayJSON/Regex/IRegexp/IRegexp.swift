/// An interoperable regular expression (RFC 9485).
///
/// Matching takes time in proportion to the text's length times the pattern's, whatever both hold.
package struct IRegexp: Sendable {
  let program: IRegexpProgram

  package init(_ pattern: String) throws(IRegexpError) {
    var parser = IRegexpParser(pattern)
    let syntax = try parser.pattern()
    do {
      program = try IRegexpProgram(syntax)
    } catch {
      let reason = IRegexpError.Reason.tooLarge(IRegexpProgram.sizeLimit)
      throw IRegexpError(reason: reason, offsets: 0..<pattern.utf8.count)
    }
  }

  /// How much of a text is to match.
  enum Extent: Sendable {
    /// All of it, from its start to its end.
    case whole
    /// Some part of it, be it empty.
    case part
  }

  /// Whether the text matches; each step of the automaton takes one from the budget.
  func matches(
    _ text: String, _ extent: Extent, budget: inout Int
  ) throws(IRegexpExhaustion) -> Bool {
    var matcher = IRegexpMatcher(program: program, extent: extent)
    return try matcher.matches(text, budget: &budget)
  }
}
