/// A regular expression as a tree.
indirect enum ECMARegexNode: Sendable {
  case empty
  case set(CodePointSet)
  case character(UInt32)
  case sequence([ECMARegexNode])
  case alternatives([ECMARegexNode])
  case group(ECMARegexNode, number: Int)
  case assertion(ECMAAssertion)
  case look(ECMARegexNode, isBehind: Bool, isNegative: Bool)
  case backreference(Int)
  case repetition(ECMARegexNode, Repetition)

  struct Repetition: Sendable {
    var minimum: Int
    /// Nil for no limit.
    var maximum: Int?
    var isLazy: Bool
    /// The groups inside, which each round forgets.
    var groups: Range<Int>
  }
}

/// What can be asked about a position.
enum ECMAAssertion: Sendable {
  case start
  case end
  case lineStart
  case lineEnd
  case wordBoundary
  case noWordBoundary
}
