/// What the modifiers of a group turn on (ECMA-262, 2025, section 22.2.1: `(?ims-ims:…)`).
struct ECMAModifiers: Sendable {
  var ignoresCase = false
  /// Whether `^` and `$` hold at the ends of lines.
  var isMultiline = false
  /// Whether `.` matches line terminators as well.
  var dotTakesAll = false
}

extension ECMARegexParser {
  /// `"(?" RegularExpressionModifiers ":"` or `"(?" … "-" … ":"`; nil where no modifier stands.
  mutating func modifiers(openedAt start: Int) throws(ECMARegexError) -> ECMAModifiers? {
    var copy = self
    guard copy.take("(?"), let first = copy.peek, "ims-".unicodeScalars.contains(first) else {
      return nil
    }
    var result = modifiers
    var seen: [Unicode.Scalar] = []
    var adds = true
    while let next = copy.peek, next != ":" {
      copy.reader.position += 1
      switch next {
      case "i": result.ignoresCase = adds
      case "m": result.isMultiline = adds
      case "s": result.dotTakesAll = adds
      case "-" where adds: adds = false
      case ")": throw copy.error(.invalidGroup, opening: start)
      default: throw copy.error(.invalidModifiers, at: start)
      }
      guard next == "-" || !seen.contains(next) else {
        throw copy.error(.invalidModifiers, at: start)
      }
      if next != "-" { seen.append(next) }
    }
    guard copy.take(":") else { throw copy.error(.invalidGroup, opening: start) }
    guard !seen.isEmpty else { throw copy.error(.invalidModifiers, at: start) }
    self = copy
    return result
  }

  /// The code point, in any case where case is ignored.
  func cased(_ code: UInt32) -> ECMARegexNode {
    guard modifiers.ignoresCase else { return .character(code) }
    let variants = caseVariants(of: code)
    return variants.count == 1 ? .character(code) : .set(CodePointSet(variants.map { $0...$0 }))
  }

  func cased(_ set: CodePointSet) -> CodePointSet {
    guard modifiers.ignoresCase else { return set }
    return CodePointSet(
      set.ranges, properties: set.properties, isInverted: set.isInverted, ignoresCase: true)
  }
}

/// The code points that are the same but for case (simple case folding), the given one first.
func caseVariants(of code: UInt32) -> [UInt32] {
  var found = [code]
  var next = 0
  while next < found.count {
    if let scalar = Unicode.Scalar(found[next]) {
      var texts = [scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping]
      if let sign = signs[scalar.value] { texts.append(sign) }
      for text in texts {
        let scalars = text.unicodeScalars
        guard scalars.count == 1, let other = scalars.first?.value, !found.contains(other) else {
          continue
        }
        found.append(other)
      }
    }
    next += 1
  }
  return found
}

/// Signs that are letters too, which no mapping leads to.
private let signs: [UInt32: String] = [
  0x6B: "\u{212A}", 0xE5: "\u{212B}", 0x3C9: "\u{2126}", 0x73: "\u{17F}", 0x3C3: "\u{3C2}",
]
