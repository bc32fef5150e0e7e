/// Recursive descent over a query; each method is a production of RFC 9535, appendix A.
struct JSONPathParser {
  var reader: ScalarReader
  /// Filters, parentheses and function calls within each other.
  var depth = 0
  var absoluteQueries = 0
  var invalidPatterns: [JSONPath.InvalidPattern] = []

  static let depthLimit = 64

  init(_ query: String) { reader = ScalarReader(query) }

  /// `jsonpath-query = root-identifier segments`
  mutating func query() throws(JSONPathError) -> [PathSegment] {
    guard reader.take("$") else {
      throw fault(isAtSpace ? .surroundingSpace : .expectedRoot)
    }
    let segments = try segments()
    let end = reader.position
    skipSpace()
    guard reader.isAtEnd else { throw fault(.expectedSegment) }
    guard reader.position == end else { throw fault(.surroundingSpace, from: end) }
    return segments
  }

  /// `segments = *(S segment)`; space that no segment follows is left unread.
  mutating func segments() throws(JSONPathError) -> [PathSegment] {
    var segments: [PathSegment] = []
    while true {
      let end = reader.position
      skipSpace()
      guard reader.peek == "." || reader.peek == "[" else {
        reader.position = end
        return segments
      }
      segments.append(try segment())
    }
  }

  /// `child-segment = bracketed-selection / ("." (wildcard-selector / member-name-shorthand))`,
  /// `descendant-segment = ".." (bracketed-selection / wildcard-selector / member-name-shorthand)`
  private mutating func segment() throws(JSONPathError) -> PathSegment {
    let isDescendant = reader.take("..")
    if reader.peek == "[" {
      return PathSegment(isDescendant: isDescendant, selectors: try bracketedSelection())
    }
    if !isDescendant { reader.position += 1 }
    let selector: PathSelector = reader.take("*") ? .wildcard : .name(try memberNameShorthand())
    return PathSegment(isDescendant: isDescendant, selectors: [selector])
  }

  /// `member-name-shorthand = name-first *name-char`
  private mutating func memberNameShorthand() throws(JSONPathError) -> String {
    guard let first = reader.peek, first.isNameCharacter, !first.isDigit else {
      throw fault(.expectedName)
    }
    return reader.take(while: \.isNameCharacter)
  }

  /// `bracketed-selection = "[" S selector *(S "," S selector) S "]"`
  private mutating func bracketedSelection() throws(JSONPathError) -> [PathSelector] {
    var selectors: [PathSelector] = []
    repeat {
      reader.position += 1
      skipSpace()
      selectors.append(try selector())
      skipSpace()
    } while reader.peek == ","
    guard reader.take("]") else { throw fault(.expectedCommaOrBracket) }
    return selectors
  }

  private mutating func selector() throws(JSONPathError) -> PathSelector {
    switch reader.peek {
    case let quote? where quote.isQuote: return .name(try stringLiteral(in: quote))
    case "*":
      reader.position += 1
      return .wildcard
    case "?": return .filter(try filterSelector())
    case "-", ":", ("0"..."9")?: return try indexOrSlice()
    default: throw fault(.expectedSelector)
    }
  }

  /// `index-selector = int`, `slice-selector = [start S] ":" S [end S] [":" [S step ]]`
  private mutating func indexOrSlice() throws(JSONPathError) -> PathSelector {
    let start = try optionalInteger()
    if let start, reader.peek != ":" {
      let end = reader.position
      skipSpace()
      guard reader.peek == ":" else {
        reader.position = end
        return .index(start)
      }
    }
    reader.position += 1
    skipSpace()
    var slice = PathSlice(start: start, end: try optionalInteger())
    skipSpace()
    if reader.take(":") {
      skipSpace()
      slice.step = try optionalInteger() ?? 1
    }
    return .slice(slice)
  }

  /// Nil where no integer comes next.
  private mutating func optionalInteger() throws(JSONPathError) -> Int? {
    guard let scalar = reader.peek, scalar == "-" || scalar.isDigit else { return nil }
    return try integer()
  }

  /// `int = "0" / (["-"] DIGIT1 *DIGIT)`, in the range of I-JSON (section 2.1).
  private mutating func integer() throws(JSONPathError) -> Int {
    let start = reader.position
    let isNegative = reader.take("-")
    let digits = reader.take(while: \.isDigit)
    guard !digits.isEmpty else { throw fault(.expectedInteger, from: start) }
    if digits.utf8.first == UInt8(ascii: "0") {
      guard digits.utf8.count == 1 else { throw fault(.leadingZero, from: start) }
      guard !isNegative else { throw fault(.negativeZero, from: start) }
    }
    guard let value = Int(digits), value < 1 << 53 else {
      throw fault(.integerOutOfRange, from: start)
    }
    return isNegative ? -value : value
  }

  /// `filter-selector = "?" S logical-expr`
  private mutating func filterSelector() throws(JSONPathError) -> PathCondition {
    reader.position += 1
    skipSpace()
    try enter()
    defer { depth -= 1 }
    return try condition()
  }
}

extension JSONPathParser {
  /// `S = *B`, `B = %x20 / %x09 / %x0A / %x0D`
  mutating func skipSpace() {
    while isAtSpace { reader.position += 1 }
  }

  private var isAtSpace: Bool {
    switch reader.peek {
    case " ", "\t", "\n", "\r": true
    default: false
    }
  }

  /// To be called where a production starts that can hold itself.
  mutating func enter() throws(JSONPathError) {
    depth += 1
    guard depth <= Self.depthLimit else { throw fault(.tooDeep(Self.depthLimit)) }
  }

  /// The fault from there to what has been read, or else at the next code point.
  func fault(_ reason: JSONPathError.Reason, from start: Int? = nil) -> JSONPathError {
    let start = start ?? reader.position
    let end = max(reader.position, start + 1)
    return JSONPathError(reason: reason, offsets: reader.offsets(from: start, to: end))
  }
}

extension Unicode.Scalar {
  var isQuote: Bool { self == "'" || self == "\"" }

  /// `name-char = name-first / DIGIT`, `name-first = ALPHA / "_" / %x80-D7FF / %xE000-10FFFF`
  fileprivate var isNameCharacter: Bool {
    switch self {
    case "a"..."z", "A"..."Z", "_", "0"..."9", "\u{80}"...: true
    default: false
    }
  }
}
