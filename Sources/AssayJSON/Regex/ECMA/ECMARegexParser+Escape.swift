// Escapes and classes of a pattern (ECMA-262, 21.2.1).
extension ECMARegexParser {
  /// `AtomEscape :: DecimalEscape | CharacterClassEscape | CharacterEscape | "k" GroupName`.
  mutating func atomEscape() throws(ECMARegexError) -> ECMARegexNode {
    let start = reader.position
    reader.position += 1
    if modifiers.ignoresCase, peek == "k" || (peek?.decimalValue ?? 0) > 0 {
      throw error(.referenceIgnoringCase, at: start)
    }
    if let digit = peek?.decimalValue, digit > 0 {
      guard let number = decimalDigits(), number <= groupCount else {
        let digits = String(reader.text(from: start).dropFirst())
        throw error(.unknownGroup(digits), at: start)
      }
      return .backreference(number)
    }
    if take("k") {
      let name = try groupName()
      guard let number = groupNumbers[name] else {
        throw error(.unknownGroup("'\(name)'"), at: start)
      }
      return .backreference(number)
    }
    if let set = try classEscape(start: start) { return .set(cased(set)) }
    return cased(try characterEscape(start: start))
  }

  /// `CharacterClassEscape`, behind the backslash; nil where there is none.
  private mutating func classEscape(start: Int) throws(ECMARegexError) -> CodePointSet? {
    let letter = peek
    reader.position += 1
    switch letter {
    case "d": return CodePointSet(CodePointSet.digits)
    case "D": return CodePointSet(CodePointSet.gaps(in: CodePointSet.digits))
    case "s": return CodePointSet(CodePointSet.spaces)
    case "S": return CodePointSet(CodePointSet.gaps(in: CodePointSet.spaces))
    case "w": return CodePointSet(CodePointSet.wordCharacters)
    case "W": return CodePointSet(CodePointSet.gaps(in: CodePointSet.wordCharacters))
    case "p", "P":
      let property = try unicodeProperty(start: start)
      return CodePointSet([], properties: [.init(property: property, isNegated: letter == "P")])
    default:
      reader.position -= 1
      return nil
    }
  }

  /// `UnicodePropertyValueExpression` in its braces.
  private mutating func unicodeProperty(start: Int) throws(ECMARegexError) -> UnicodeProperty {
    guard take("{") else { throw error(.unknownProperty(""), at: start) }
    let expression = reader.take(while: { $0 != "}" })
    guard take("}"), let property = UnicodeProperty(expression: expression) else {
      throw error(.unknownProperty(expression), at: start)
    }
    return property
  }

  /// `CharacterEscape`, behind the backslash.
  private mutating func characterEscape(start: Int) throws(ECMARegexError) -> UInt32 {
    guard let next = peek else { throw error(.escapeAtEnd, at: start) }
    reader.position += 1
    switch next {
    case "t": return 0x09
    case "n": return 0x0A
    case "v": return 0x0B
    case "f": return 0x0C
    case "r": return 0x0D
    case "0":
      if peek?.decimalValue != nil { throw error(.invalidEscape("0"), at: start) }
      return 0
    case "c":
      guard let letter = peek, letter.isASCII, letter.properties.isAlphabetic else {
        throw error(.invalidEscape("c"), at: start)
      }
      reader.position += 1
      return letter.value % 32
    case "x":
      guard let code = hexadecimalDigits(2) else { throw error(.invalidCodePoint, at: start) }
      return code
    case "u":
      guard let code = try unicodeEscape() else { throw error(.invalidCodePoint, at: start) }
      return code
    case "^", "$", "\\", ".", "*", "+", "?", "(", ")", "[", "]", "{", "}", "|", "/":
      return next.value
    default: throw error(.invalidEscape(Character(next)), at: start)
    }
  }

  /// `RegExpUnicodeEscapeSequence`, behind the `u`; nil where it is none.
  mutating func unicodeEscape() throws(ECMARegexError) -> UInt32? {
    if take("{") {
      var code: UInt32 = 0
      let start = reader.position
      while let digit = peek?.hexadecimalValue {
        code = min(code << 4 | digit, 0x110000)
        reader.position += 1
      }
      guard reader.position > start, take("}"), code <= 0x10FFFF else { return nil }
      return code
    }
    guard let lead = hexadecimalDigits(4) else { return nil }
    let afterLead = reader.position
    if 0xD800...0xDBFF ~= lead, take("\\u"), let trail = hexadecimalDigits(4),
      0xDC00...0xDFFF ~= trail
    {
      return 0x10000 + (lead - 0xD800) << 10 + (trail - 0xDC00)
    }
    reader.position = afterLead
    return lead
  }

  private mutating func hexadecimalDigits(_ count: Int) -> UInt32? {
    var code: UInt32 = 0
    for index in 0..<count {
      guard let digit = reader.peek(ahead: index)?.hexadecimalValue else { return nil }
      code = code << 4 | digit
    }
    reader.position += count
    return code
  }
}

extension ECMARegexParser {
  /// `CharacterClass :: "[" ClassRanges "]" | "[^" ClassRanges "]"`.
  mutating func characterClass() throws(ECMARegexError) -> CodePointSet {
    let start = reader.position
    reader.position += 1
    let isInverted = take("^")
    var ranges: [ClosedRange<UInt32>] = []
    var properties: [CodePointSet.PropertyTest] = []
    while !take("]") {
      guard peek != nil else { throw error(.unclosedClass, opening: start) }
      let from = reader.position
      let first = try classAtom()
      guard peek == "-", let next = reader.peek(ahead: 1), next != "]" else {
        switch first {
        case .character(let code): ranges.append(code...code)
        case .set(let set):
          ranges += set.ranges
          properties += set.properties
        }
        continue
      }
      reader.position += 1
      let last = try classAtom()
      guard case .character(let lower) = first, case .character(let upper) = last else {
        throw error(.classInRange, at: from)
      }
      guard lower <= upper else { throw error(.rangeOutOfOrder, at: from) }
      ranges.append(lower...upper)
    }
    return CodePointSet(ranges, properties: properties, isInverted: isInverted)
  }

  private enum ClassAtom {
    case character(UInt32)
    case set(CodePointSet)
  }

  /// `ClassAtom :: "-" | SourceCharacter | "\" ClassEscape`.
  private mutating func classAtom() throws(ECMARegexError) -> ClassAtom {
    let start = reader.position
    guard let next = peek else { throw error(.unclosedClass) }
    guard next == "\\" else {
      reader.position += 1
      return .character(next.value)
    }
    reader.position += 1
    if take("b") { return .character(0x08) }
    if take("-") { return .character(0x2D) }
    if let set = try classEscape(start: start) { return .set(set) }
    return .character(try characterEscape(start: start))
  }
}
