/// Why a text is not an I-Regexp, and where.
package struct IRegexpError: Error, Sendable, Hashable {
  package enum Reason: Sendable, Hashable {
    case unescaped(Unicode.Scalar)
    case unclosedGroup
    case unopenedGroup
    case nothingToRepeat
    case invalidRepetition
    case reversedRepetition
    case invalidEscape
    case unclosedClass
    case emptyClass
    case misplacedHyphen
    case reversedRange
    case unknownCategory(String)
    case tooDeep(Int)
    case tooLarge(Int)
  }

  package var reason: Reason
  /// Bytes of the pattern as UTF-8.
  package var offsets: Range<Int>
}

extension IRegexpError: CustomStringConvertible {
  package var description: String {
    switch reason {
    case .unescaped(let scalar): "'\(scalar)' itself is written \\\(scalar) in a pattern"
    case .unclosedGroup: "the group has no closing ')'"
    case .unopenedGroup: "no group is open here; ')' itself is written \\)"
    case .nothingToRepeat: "nothing stands here that could be repeated"
    case .invalidRepetition: "a repetition is {n}, {n,} or {n,m}"
    case .reversedRepetition: "the repetition's least number is above its greatest"
    case .invalidEscape:
      "no such escape in an I-Regexp; there are \\n, \\r, \\t, \\p{…}, \\P{…}, and \\ before a sign"
        + " with a meaning"
    case .unclosedClass: "the character class has no closing ']'"
    case .emptyClass: "the character class is empty"
    case .misplacedHyphen: "'-' itself stands first or last in a character class, or is written \\-"
    case .reversedRange: "the range ends before it starts"
    case .unknownCategory(let name): "no general category '\(name)' in Unicode"
    case .tooDeep(let limit): "groups are nested more than \(limit) deep"
    case .tooLarge(let limit): "with its repetitions the pattern has more than \(limit) steps"
    }
  }
}

/// Matching took more steps than its caller allowed.
struct IRegexpExhaustion: Error {}
