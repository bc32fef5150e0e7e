extension IRegexpParser {
  /// `charClassExpr = "[" [ "^" ] ( "-" / CCE1 ) *CCE1 [ "-" ] "]"`
  mutating func classExpression() throws(IRegexpError) -> ScalarClass {
    let start = reader.position
    reader.position += 1
    var scalars = ScalarClass()
    scalars.isNegated = reader.take("^")
    if reader.peek == "]" { throw fault(.emptyClass, from: start, to: reader.position + 1) }
    if reader.take("-") { scalars.insert("-"..."-") }
    while true {
      switch reader.peek {
      case nil: throw fault(.unclosedClass, from: start, to: start + 1)
      case "]":
        reader.position += 1
        scalars.normalize()
        return scalars
      case "-":
        guard reader.peek(ahead: 1) == "]" else { throw fault(.misplacedHyphen) }
        reader.position += 1
        scalars.insert("-"..."-")
      default: try classItem(into: &scalars)
      }
    }
  }

  /// `CCE1 = ( CCchar [ "-" CCchar ] ) / charClassEsc`
  private mutating func classItem(into scalars: inout ScalarClass) throws(IRegexpError) {
    if let categories = try categoryEscape() {
      scalars.categories.formUnion(categories)
      return
    }
    let start = reader.position
    let first = try classCharacter()
    guard reader.peek == "-", let next = reader.peek(ahead: 1), next != "]" else {
      scalars.insert(first...first)
      return
    }
    reader.position += 1
    let last = try classCharacter()
    guard first <= last else { throw fault(.reversedRange, from: start) }
    scalars.insert(first...last)
  }

  /// `CCchar = ( %x00-2C / %x2E-5A / %x5E-D7FF / %xE000-10FFFF ) / SingleCharEsc`
  private mutating func classCharacter() throws(IRegexpError) -> Unicode.Scalar {
    let start = reader.position
    switch reader.peek {
    case "\\": return try singleCharacterEscape()
    case "-": throw fault(.misplacedHyphen, to: start + 1)
    case "[": throw fault(.unescaped("["), to: start + 1)
    case let scalar?:
      reader.position += 1
      return scalar
    case nil: throw fault(.unclosedClass)
    }
  }

  /// `SingleCharEsc = "\" ( %x28-2B / "-" / "." / "?" / %x5B-5E / "n" / "r" / "t" / %x7B-7D )`
  mutating func singleCharacterEscape() throws(IRegexpError) -> Unicode.Scalar {
    let start = reader.position
    reader.position += 1
    guard let scalar = reader.peek else { throw fault(.invalidEscape, from: start) }
    reader.position += 1
    return switch scalar {
    case "n": "\n"
    case "r": "\r"
    case "t": "\t"
    case "("..."+", "-", ".", "?", "["..."^", "{"..."}": scalar
    default: throw fault(.invalidEscape, from: start)
    }
  }

  /// `catEsc = "\p{" charProp "}"`, `complEsc = "\P{" charProp "}"`; nil where neither comes next.
  mutating func categoryEscape() throws(IRegexpError) -> Set<Unicode.GeneralCategory>? {
    let start = reader.position
    let isComplement = reader.peek(ahead: 1) == "P"
    guard reader.take("\\p") || reader.take("\\P") else { return nil }
    guard reader.take("{") else { throw fault(.invalidEscape, from: start) }
    let name = reader.take { $0 != "}" }
    guard reader.take("}") else { throw fault(.invalidEscape, from: start) }
    guard let categories = Unicode.GeneralCategory.named(name) else {
      throw fault(.unknownCategory(name), from: start)
    }
    return isComplement ? Unicode.GeneralCategory.all.subtracting(categories) : categories
  }
}
