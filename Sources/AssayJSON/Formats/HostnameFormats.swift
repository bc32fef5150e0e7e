// Formats for host names: RFC 1123, section 2.1, and those of IDNA 2008 (RFC 5890 and 5891).

/// The longest name in characters: 255 bytes on the wire, where each label has its length before
/// it and the root ends the name (RFC 1035, section 3.1).
private let longestName = 253

func isHostname(_ text: String) -> Bool {
  let bytes = Array(text.utf8)
  let labels = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
  return bytes.count <= longestName
    && labels.allSatisfy { label in
      isHostLabel(label) && (!isALabelLike(label) || DomainLabel(aLabel: label) != nil)
    }
}

/// The separators are those of RFC 3490, section 3.1.
func isInternationalHostname(_ text: String) -> Bool {
  let parts = text.unicodeScalars.split(omittingEmptySubsequences: false) { scalar in
    [".", "\u{3002}", "\u{FF0E}", "\u{FF61}"].contains(scalar)
  }
  var labels: [DomainLabel] = []
  for part in parts {
    guard let label = DomainLabel(part) else { return false }
    labels.append(label)
  }
  let length = labels.reduce(labels.count - 1) { $0 + $1.encodedLength }
  // A name with one label from right to left is under the Bidi rule in all of them
  // (RFC 5893, section 2).
  let isBidirectional = labels.contains { BidiRule.mentionsRightToLeft($0.scalars) }
  return length <= longestName
    && (!isBidirectional || labels.allSatisfy { BidiRule.holds(for: $0.scalars) })
}

/// Letters, digits and hyphens; no hyphen at an end.
func isHostLabel(_ label: ArraySlice<UInt8>) -> Bool {
  1...63 ~= label.count && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
    && label.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
}

/// Whether the label has the prefix of encoded ones, `xn--`.
func isALabelLike(_ label: ArraySlice<UInt8>) -> Bool {
  label.count >= 4 && label.prefix(4).map { $0 | 0x20 } == Array("xn--".utf8)
}
