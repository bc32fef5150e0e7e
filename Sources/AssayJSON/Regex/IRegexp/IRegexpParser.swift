/// Recursive descent over a pattern; each method is a production of RFC 9485, section 3.
struct IRegexpParser {
  var reader: ScalarReader
  private var depth = 0

  /// Groups within each other.
  private static let depthLimit = 100

  init(_ pattern: String) { reader = ScalarReader(pattern) }

  mutating func pattern() throws(IRegexpError) -> IRegexpSyntax {
    let syntax = try alternatives()
    // Only a closing parenthesis ends the alternatives before the text does.
    guard reader.isAtEnd else { throw fault(.unopenedGroup, from: reader.position) }
    return syntax
  }

  /// `i-regexp = branch *( "|" branch )`
  private mutating func alternatives() throws(IRegexpError) -> IRegexpSyntax {
    var branches = [try branch()]
    while reader.take("|") { branches.append(try branch()) }
    return branches.count == 1 ? branches[0] : .alternatives(branches)
  }

  /// `branch = *piece`
  private mutating func branch() throws(IRegexpError) -> IRegexpSyntax {
    var pieces: [IRegexpSyntax] = []
    while let scalar = reader.peek, scalar != "|", scalar != ")" {
      pieces.append(try piece(scalar))
    }
    return pieces.count == 1 ? pieces[0] : .sequence(pieces)
  }

  /// `piece = atom [ quantifier ]`, `quantifier = ( "*" / "+" / "?" ) / range-quantifier`
  private mutating func piece(_ first: Unicode.Scalar) throws(IRegexpError) -> IRegexpSyntax {
    let atom = try atom(first)
    switch reader.peek {
    case "*": return repetition(of: atom, 0, nil)
    case "+": return repetition(of: atom, 1, nil)
    case "?": return repetition(of: atom, 0, 1)
    case "{":
      let (least, most) = try rangeQuantifier()
      return .repetition(atom, least: least, most: most)
    default: return atom
    }
  }

  private mutating func repetition(
    of atom: IRegexpSyntax, _ least: Int, _ most: Int?
  ) -> IRegexpSyntax {
    reader.position += 1
    return .repetition(atom, least: least, most: most)
  }

  /// `range-quantifier = "{" QuantExact [ "," [ QuantExact ] ] "}"`
  private mutating func rangeQuantifier() throws(IRegexpError) -> (least: Int, most: Int?) {
    let start = reader.position
    reader.position += 1
    let least = try quantity()
    var most: Int? = least
    if reader.take(",") { most = reader.peek == "}" ? nil : try quantity() }
    guard reader.take("}") else { throw fault(.invalidRepetition, from: start) }
    if let most, most < least { throw fault(.reversedRepetition, from: start) }
    return (least, most)
  }

  /// `QuantExact = 1*%x30-39`
  private mutating func quantity() throws(IRegexpError) -> Int {
    let start = reader.position
    let digits = reader.take(while: \.isDigit)
    guard !digits.isEmpty else { throw fault(.invalidRepetition, from: start) }
    guard let value = Int(digits), value <= IRegexpProgram.sizeLimit else {
      throw fault(.tooLarge(IRegexpProgram.sizeLimit), from: start)
    }
    return value
  }

  /// `atom = NormalChar / charClass / ( "(" i-regexp ")" )`,
  /// `charClass = "." / SingleCharEsc / charClassEsc / charClassExpr`
  private mutating func atom(_ scalar: Unicode.Scalar) throws(IRegexpError) -> IRegexpSyntax {
    let start = reader.position
    switch scalar {
    case "(": return try group()
    case "[": return .scalars(try classExpression())
    case "\\": return try escape()
    case "*", "+", "?": throw fault(.nothingToRepeat, to: start + 1)
    case "]", "{", "}": throw fault(.unescaped(scalar), to: start + 1)
    default: break
    }
    reader.position += 1
    return switch scalar {
    case ".": .scalars(.dot)
    // Plain characters in the grammar, anchors in the regular expressions that section 5 maps it
    // to, and in the JSONPath Compliance Test Suite.
    case "^": .startOfText
    case "$": .endOfText
    default: .scalar(scalar)
    }
  }

  private mutating func group() throws(IRegexpError) -> IRegexpSyntax {
    let start = reader.position
    reader.position += 1
    depth += 1
    guard depth <= Self.depthLimit else { throw fault(.tooDeep(Self.depthLimit), from: start) }
    let content = try alternatives()
    guard reader.take(")") else { throw fault(.unclosedGroup, from: start, to: start + 1) }
    depth -= 1
    return content
  }

  /// `SingleCharEsc` or `charClassEsc`
  private mutating func escape() throws(IRegexpError) -> IRegexpSyntax {
    if let categories = try categoryEscape() {
      var scalars = ScalarClass()
      scalars.categories = categories
      return .scalars(scalars)
    }
    return .scalar(try singleCharacterEscape())
  }

  func fault(
    _ reason: IRegexpError.Reason, from start: Int? = nil, to end: Int? = nil
  ) -> IRegexpError {
    let start = start ?? reader.position
    let end = end ?? max(reader.position, start + 1)
    return IRegexpError(reason: reason, offsets: reader.offsets(from: start, to: end))
  }
}
