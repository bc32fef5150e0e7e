/// What a pattern says (RFC 9485, section 3).
indirect enum IRegexpSyntax: Sendable {
  /// `branch = *piece`, of no pieces as well.
  case sequence([IRegexpSyntax])
  /// `i-regexp = branch *( "|" branch )`
  case alternatives([IRegexpSyntax])
  /// `piece = atom [ quantifier ]`; no upper bound where `most` is nil.
  case repetition(IRegexpSyntax, least: Int, most: Int?)
  case scalar(Unicode.Scalar)
  case scalars(ScalarClass)
  case startOfText
  case endOfText
}

/// A set of code points: some ranges and some general categories, or all others.
struct ScalarClass: Sendable {
  private(set) var ranges: [ClosedRange<Unicode.Scalar>] = []
  var categories: Set<Unicode.GeneralCategory> = []
  var isNegated = false

  init() {}

  /// What a dot stands for: all but line feed and carriage return (section 5.3).
  static let dot: ScalarClass = {
    var all = ScalarClass()
    all.insert("\n"..."\n")
    all.insert("\r"..."\r")
    all.isNegated = true
    return all
  }()

  mutating func insert(_ range: ClosedRange<Unicode.Scalar>) { ranges.append(range) }

  /// Puts the ranges in order and joins those that overlap, so that `contains` can bisect.
  mutating func normalize() {
    ranges.sort { $0.lowerBound < $1.lowerBound }
    var joined: [ClosedRange<Unicode.Scalar>] = []
    for range in ranges {
      if let last = joined.last, range.lowerBound <= last.upperBound {
        joined[joined.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    ranges = joined
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    let isListed =
      isInRanges(scalar)
      || !categories.isEmpty && categories.contains(scalar.properties.generalCategory)
    return isListed != isNegated
  }

  private func isInRanges(_ scalar: Unicode.Scalar) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < scalar { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].lowerBound <= scalar
  }
}
