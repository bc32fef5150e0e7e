/// Recursive descent over a pattern; each method is a production of ECMA-262 (2020), section
/// 21.2.1, with the parameters [+U, +N].
struct ECMARegexParser {
  var reader: ScalarReader
  /// Groups that capture: all that the pattern has, and those begun so far.
  private(set) var groupCount = 0
  private var groupsBegun = 0
  private(set) var groupNumbers: [String: Int] = [:]
  /// What the modifiers of the groups around say.
  var modifiers = ECMAModifiers()
  private var depth = 0

  private static let maximumDepth = 200

  init(_ pattern: String) { reader = ScalarReader(pattern) }

  /// `Pattern :: Disjunction`.
  mutating func pattern() throws(ECMARegexError) -> ECMARegexNode {
    try countGroups()
    let node = try disjunction()
    if !reader.isAtEnd { throw error(.unopenedGroup) }
    return node
  }

  /// References may come before their groups, so these are counted and their names noted first.
  private mutating func countGroups() throws(ECMARegexError) {
    var isInClass = false
    while let next = peek {
      reader.position += 1
      switch next {
      case "\\" where !reader.isAtEnd: reader.position += 1
      case "[": isInClass = true
      case "]": isInClass = false
      case "(" where !isInClass:
        if !starts(with: "?") {
          groupCount += 1
        } else if starts(with: "?<"), !starts(with: "?<="), !starts(with: "?<!") {
          reader.position += 1
          let start = reader.position
          let name = try groupName()
          groupCount += 1
          guard groupNumbers.updateValue(groupCount, forKey: name) == nil else {
            throw error(.repeatedGroupName(name), at: start)
          }
        }
      default: break
      }
    }
    reader.position = 0
  }

  /// `Disjunction :: Alternative | Alternative "|" Disjunction`.
  private mutating func disjunction() throws(ECMARegexError) -> ECMARegexNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else { throw error(.tooDeep) }
    var alternatives = [try alternative()]
    while take("|") { alternatives.append(try alternative()) }
    return alternatives.count == 1 ? alternatives[0] : .alternatives(alternatives)
  }

  /// `Alternative :: [empty] | Alternative Term`.
  private mutating func alternative() throws(ECMARegexError) -> ECMARegexNode {
    var terms: [ECMARegexNode] = []
    while let next = peek, next != "|", next != ")" { terms.append(try term(next)) }
    switch terms.count {
    case 0: return .empty
    case 1: return terms[0]
    default: return .sequence(terms)
    }
  }

  /// `Term :: Assertion | Atom | Atom Quantifier`.
  private mutating func term(_ next: Unicode.Scalar) throws(ECMARegexError) -> ECMARegexNode {
    let groupsBefore = groupsBegun
    let atom: ECMARegexNode
    switch next {
    case "^": return assertion(modifiers.isMultiline ? .lineStart : .start, length: 1)
    case "$": return assertion(modifiers.isMultiline ? .lineEnd : .end, length: 1)
    case "\\" where starts(with: "\\b"): return assertion(.wordBoundary, length: 2)
    case "\\" where starts(with: "\\B"): return assertion(.noWordBoundary, length: 2)
    case "(":
      if let look = try look() { return look }
      atom = try group()
    case "[": atom = .set(cased(try characterClass()))
    case "\\": atom = try atomEscape()
    case ".":
      reader.position += 1
      let excluded = modifiers.dotTakesAll ? [] : CodePointSet.lineTerminators
      atom = .set(CodePointSet(excluded, isInverted: true))
    case "*", "+", "?": throw error(.nothingToRepeat)
    case "{": throw error(quantifierFollows ? .nothingToRepeat : .invalidQuantifier)
    case "]", "}": throw error(.loneBracket(Character(next)))
    default:
      reader.position += 1
      atom = cased(next.value)
    }
    return try quantified(atom, groups: groupsBefore..<groupsBegun)
  }

  private mutating func assertion(_ assertion: ECMAAssertion, length: Int) -> ECMARegexNode {
    reader.position += length
    return .assertion(assertion)
  }

  /// The productions of `Assertion` that begin with a parenthesis; nil where there is none.
  private mutating func look() throws(ECMARegexError) -> ECMARegexNode? {
    let start = reader.position
    let looks: [(String, Bool, Bool)] = [
      ("(?=", false, false), ("(?!", false, true), ("(?<=", true, false), ("(?<!", true, true),
    ]
    for (opening, isBehind, isNegative) in looks where take(opening) {
      let body = try body(openedAt: start)
      return .look(body, isBehind: isBehind, isNegative: isNegative)
    }
    return nil
  }

  /// The productions of `Atom` that begin with a parenthesis.
  private mutating func group() throws(ECMARegexError) -> ECMARegexNode {
    let start = reader.position
    if take("(?:") { return try body(openedAt: start) }
    if let modified = try modifiers(openedAt: start) {
      let outer = modifiers
      modifiers = modified
      defer { modifiers = outer }
      return try body(openedAt: start)
    }
    if starts(with: "(?<") {
      reader.position += 2
      _ = try groupName()
    } else if starts(with: "(?") {
      throw error(.invalidGroup)
    } else {
      reader.position += 1
    }
    groupsBegun += 1
    let number = groupsBegun
    return .group(try body(openedAt: start), number: number)
  }

  private mutating func body(openedAt start: Int) throws(ECMARegexError) -> ECMARegexNode {
    let body = try disjunction()
    guard take(")") else { throw error(.unclosedGroup, opening: start) }
    return body
  }
}

extension ECMARegexParser {
  /// `Quantifier :: QuantifierPrefix | QuantifierPrefix "?"`, where there is one.
  private mutating func quantified(
    _ atom: ECMARegexNode, groups: Range<Int>
  ) throws(ECMARegexError) -> ECMARegexNode {
    var minimum = 0
    var maximum: Int?
    let start = reader.position
    if take("*") {
    } else if take("+") {
      minimum = 1
    } else if take("?") {
      maximum = 1
    } else if peek == "{" {
      guard let bounds = bounds() else { throw error(.invalidQuantifier) }
      (minimum, maximum) = bounds
    } else {
      return atom
    }
    if let maximum, maximum < minimum { throw error(.quantifierOutOfOrder, at: start) }
    let isLazy = take("?")
    return .repetition(
      atom, .init(minimum: minimum, maximum: maximum, isLazy: isLazy, groups: groups))
  }

  /// `"{" DecimalDigits "}"`, `"{" DecimalDigits ",}"`, `"{" DecimalDigits "," DecimalDigits "}"`.
  private mutating func bounds() -> (Int, Int?)? {
    let start = reader.position
    reader.position += 1
    if let minimum = decimalDigits() {
      if take("}") { return (minimum, minimum) }
      if take(",") {
        if take("}") { return (minimum, nil) }
        if let maximum = decimalDigits(), take("}") { return (minimum, maximum) }
      }
    }
    reader.position = start
    return nil
  }

  private var quantifierFollows: Bool {
    var copy = self
    return copy.bounds() != nil
  }

  /// `DecimalDigits`; what no text can be as long as is cut there.
  mutating func decimalDigits() -> Int? {
    let start = reader.position
    var value = 0
    while let digit = peek?.decimalValue {
      value = min(value * 10 + digit, 1 << 40)
      reader.position += 1
    }
    return reader.position > start ? value : nil
  }

  /// `GroupName :: "<" RegExpIdentifierName ">"`.
  mutating func groupName() throws(ECMARegexError) -> String {
    let start = reader.position
    guard take("<") else { throw error(.invalidGroupName) }
    var name = String.UnicodeScalarView()
    while let next = peek, next != ">" {
      reader.position += 1
      var scalar = next
      if next == "\\" {
        guard take("u"), let code = try unicodeEscape(), let escaped = Unicode.Scalar(code) else {
          throw error(.invalidGroupName, at: start)
        }
        scalar = escaped
      }
      let properties = scalar.properties
      let isAllowed =
        scalar == "$" || scalar == "_"
        || (name.isEmpty
          ? properties.isIDStart
          : properties.isIDContinue || scalar.value == 0x200C || scalar.value == 0x200D)
      guard isAllowed else { throw error(.invalidGroupName, at: start) }
      name.append(scalar)
    }
    guard take(">"), !name.isEmpty else { throw error(.invalidGroupName, at: start) }
    return String(name)
  }
}

extension ECMARegexParser {
  var peek: Unicode.Scalar? { reader.peek }

  func starts(with text: String) -> Bool {
    var copy = reader
    return copy.take(text)
  }

  /// Steps over `text` if it comes next.
  mutating func take(_ text: String) -> Bool { reader.take(text) }

  /// What is wrong with the code points read since `start`, or with the current one.
  func error(_ reason: ECMARegexError.Reason, at start: Int? = nil) -> ECMARegexError {
    let start = start ?? reader.position
    let end = max(reader.position, start + 1)
    return ECMARegexError(reason: reason, offsets: reader.offsets(from: start, to: end))
  }

  /// What was opened there and not closed.
  func error(_ reason: ECMARegexError.Reason, opening start: Int) -> ECMARegexError {
    ECMARegexError(reason: reason, offsets: reader.offsets(from: start, to: start + 1))
  }
}

extension Unicode.Scalar {
  /// The value of an ASCII digit.
  var decimalValue: Int? {
    UnicodeScalar("0")...UnicodeScalar("9") ~= self ? Int(value) - 0x30 : nil
  }

  /// The value of an ASCII hexadecimal digit.
  var hexadecimalValue: UInt32? {
    UInt8(exactly: value)?.hexadecimalValue.map(UInt32.init)
  }
}
