/// What a reader could not see of the first difference between two texts: which characters they
/// are, where one of them is invisible or looks like the other. Nil where it is plain to see.
func hiddenDifference(_ actual: String, _ expected: String) -> String? {
  let (left, right) = (Array(actual.unicodeScalars), Array(expected.unicodeScalars))
  let common = zip(left, right).prefix { $0 == $1 }.count
  guard common < max(left.count, right.count) else { return nil }
  let (found, wanted) = (left.dropFirst(common), right.dropFirst(common))
  if actual == expected {
    return "; they look alike, but are \(named(found.prefix(2))) and \(named(wanted.prefix(2)))"
      + " at character \(common + 1), composed differently"
  }
  let shown = [found.first, wanted.first].compactMap(\.self)
  let isAtEnd = isBlank(found) || isBlank(wanted)
  guard isAtEnd || shown.contains(where: \.isDeceptive) else { return nil }
  return "; at character \(common + 1) is \(named(found.prefix(1))), "
    + "not \(named(wanted.prefix(1)))"
}

/// Whether nothing but blanks follows, which no one sees at an end; line breaks are shown escaped.
private func isBlank(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
  !rest.isEmpty && rest.allSatisfy { $0.properties.generalCategory == .spaceSeparator }
}

private func named(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
  guard !scalars.isEmpty else { return "the end" }
  let points = scalars.map { scalar in
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
  guard scalars.count == 1, let only = scalars.first else { return points.joined(separator: " ") }
  let name = only.properties.name ?? only.properties.nameAlias
  return points[0] + (name.map { " (\($0.lowercased()))" } ?? "")
}

extension Unicode.Scalar {
  /// Whether it is not seen, or likely to be taken for another character.
  fileprivate var isDeceptive: Bool {
    // Control characters are shown as escapes.
    if isASCII { return value == 0x7F }
    switch properties.generalCategory {
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format,
      .nonspacingMark, .enclosingMark, .dashPunctuation, .initialPunctuation, .finalPunctuation,
      .unassigned, .privateUse:
      return true
    default: break
    }
    // Letters and digits of other alphabets, and wide and mathematical forms of the Latin ones.
    return properties.isDefaultIgnorableCodePoint || isLookalike
  }

  private var isLookalike: Bool {
    switch value {
    case 0x0250...0x03FF, 0x0400...0x052F, 0x0530...0x058F, 0x13A0...0x13FF, 0x2010...0x22FF,
      0x2C80...0x2CFF, 0xA4D0...0xA4FF, 0xFE00...0xFFEF, 0x1D400...0x1D7FF:
      true
    default: false
    }
  }
}
