/// Why a pattern is not a regular expression, and where.
package struct ECMARegexError: Error, Sendable, Hashable {
  package enum Reason: Sendable, Hashable {
    case unclosedGroup
    case unopenedGroup
    case unclosedClass
    case loneBracket(Character)
    case nothingToRepeat
    case invalidQuantifier
    case quantifierOutOfOrder
    case invalidEscape(Character)
    case escapeAtEnd
    case invalidCodePoint
    case invalidGroup
    /// Modifiers of a group that are unknown, repeated, or both set and taken back.
    case invalidModifiers
    /// A back reference where case is ignored, which is not supported.
    case referenceIgnoringCase
    case invalidGroupName
    case repeatedGroupName(String)
    case unknownGroup(String)
    case classInRange
    case rangeOutOfOrder
    case unknownProperty(String)
    case tooDeep
    case tooLarge
  }

  package var reason: Reason
  /// Bytes of the pattern as UTF-8.
  package var offsets: Range<Int>
}

extension ECMARegexError: CustomStringConvertible {
  package var description: String { sentence }

  private var sentence: String {
    switch reason {
    case .unclosedGroup: "the group has no closing ')'"
    case .unopenedGroup: "this ')' closes nothing"
    case .unclosedClass: "the class has no closing ']'"
    case .loneBracket(let bracket): "a '\(bracket)' that is meant as such is written '\\\(bracket)'"
    case .nothingToRepeat: "there is nothing here to repeat"
    case .invalidQuantifier: "a '{' that is no quantifier such as {2} or {2,5} is written '\\{'"
    case .quantifierOutOfOrder: "the first number of the quantifier is greater than the second"
    case .invalidEscape(let character):
      "no escape '\\\(character)'; a character without a special meaning has no backslash"
    case .escapeAtEnd: "a backslash that is meant as such is written twice"
    case .invalidCodePoint: "this does not give the number of a code point"
    case .invalidGroup: "no such kind of group in ECMA-262"
    case .invalidModifiers: "modifiers are each of i, m and s at most once, as in (?i:…)"
    case .referenceIgnoringCase: "a group cannot be referred to where case is ignored"
    case .invalidGroupName: "a group's name is an identifier between '<' and '>'"
    case .repeatedGroupName(let name): "there is another group named '\(name)'"
    case .unknownGroup(let name): "there is no group \(name) to refer to"
    case .classInRange: "a class cannot bound a range; a '-' that is meant as such is written '\\-'"
    case .rangeOutOfOrder: "the range's first character comes after its last"
    case .unknownProperty(let name): "no Unicode property '\(name)'"
    case .tooDeep: "groups are nested too deeply"
    case .tooLarge: "the repetitions make the expression too large"
    }
  }
}
