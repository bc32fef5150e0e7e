/// A set of code points: what a class of a regular expression matches.
struct CodePointSet: Sendable {
  /// Ascending, apart from each other.
  private(set) var ranges: [ClosedRange<UInt32>]
  /// Properties of which any one admits a code point.
  private(set) var properties: [PropertyTest]
  private(set) var isInverted: Bool
  /// Whether another case of a code point does for it.
  private(set) var ignoresCase: Bool
  /// The answers for ASCII, a bit each.
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  struct PropertyTest: Sendable {
    var property: UnicodeProperty
    var isNegated: Bool
  }

  init(
    _ ranges: [ClosedRange<UInt32>], properties: [PropertyTest] = [], isInverted: Bool = false,
    ignoresCase: Bool = false
  ) {
    self.ignoresCase = ignoresCase
    self.ranges = Self.merged(ranges)
    self.properties = properties
    self.isInverted = isInverted
    for code in UInt32(0)..<64 where search(code) { low |= 1 << UInt64(code) }
    for code in UInt32(64)..<128 where search(code) { high |= 1 << UInt64(code - 64) }
  }

  @inline(__always)
  func contains(_ code: UInt32) -> Bool {
    if code < 64 { return low & (1 << UInt64(code)) != 0 }
    if code < 128 { return high & (1 << UInt64(code - 64)) != 0 }
    return search(code)
  }

  private func search(_ code: UInt32) -> Bool {
    let isListed =
      ignoresCase ? caseVariants(of: code).contains(where: lists) : lists(code)
    return isListed != isInverted
  }

  private func lists(_ code: UInt32) -> Bool {
    var lower = 0
    var upper = ranges.count
    while lower < upper {
      let middle = (lower + upper) / 2
      if ranges[middle].upperBound < code { lower = middle + 1 } else { upper = middle }
    }
    if lower < ranges.count, ranges[lower].contains(code) { return true }
    guard !properties.isEmpty, let scalar = Unicode.Scalar(code) else { return false }
    return properties.contains { $0.property.contains(scalar) != $0.isNegated }
  }

  private static func merged(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
    var merged: [ClosedRange<UInt32>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, range.lowerBound <= last.upperBound + 1 {
        let upper = max(last.upperBound, range.upperBound)
        merged[merged.count - 1] = last.lowerBound...upper
      } else {
        merged.append(range)
      }
    }
    return merged
  }

  /// The ranges between these.
  static func gaps(in ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
    var gaps: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in merged(ranges) {
      if range.lowerBound > next { gaps.append(next...range.lowerBound - 1) }
      next = range.upperBound + 1
    }
    if next <= 0x10FFFF { gaps.append(next...0x10FFFF) }
    return gaps
  }
}

extension CodePointSet {
  /// `\d` (ECMA-262, 21.2.2.12).
  static let digits: [ClosedRange<UInt32>] = [0x30...0x39]
  /// `\w`.
  static let wordCharacters: [ClosedRange<UInt32>] = [
    0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A,
  ]
  /// `\s`: WhiteSpace and LineTerminator (11.2, 11.3).
  static let spaces: [ClosedRange<UInt32>] = [
    0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029,
    0x202F...0x202F, 0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
  ]
  /// What `.` does not match: LineTerminator (11.3).
  static let lineTerminators: [ClosedRange<UInt32>] = [0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029]
}
