/// A valid label of an internationalized domain name (RFC 5890, section 2.3).
struct DomainLabel {
  /// The label as people read it.
  let scalars: [Unicode.Scalar]
  /// The length of the label as it goes over the wire.
  let encodedLength: Int

  /// A label of any of the three kinds; nil where it is invalid.
  init?(_ text: some Collection<Unicode.Scalar>) {
    guard text.allSatisfy(\.isASCII) else {
      let scalars = Array(text)
      guard Self.isULabel(scalars), let encoded = Punycode.encode(scalars),
        encoded.count + 4 <= 63
      else { return nil }
      self.init(scalars: scalars, encodedLength: encoded.count + 4)
      return
    }
    let bytes = text.map { UInt8(truncatingIfNeeded: $0.value) }
    guard isHostLabel(bytes[...]) else { return nil }
    if isALabelLike(bytes[...]) {
      self.init(aLabel: bytes[...])
      return
    }
    self.init(scalars: Array(text), encodedLength: bytes.count)
  }

  /// An encoded label, with its prefix: it must give a U-label that gives it back
  /// (RFC 5891, section 5.4).
  init?(aLabel: ArraySlice<UInt8>) {
    let encoded = aLabel.dropFirst(4).map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
    guard let scalars = Punycode.decode(encoded), scalars.contains(where: { !$0.isASCII }),
      Self.isULabel(scalars), Punycode.encode(scalars) == encoded,
      !BidiRule.mentionsRightToLeft(scalars) || BidiRule.holds(for: scalars)
    else { return nil }
    self.init(scalars: scalars, encodedLength: aLabel.count)
  }

  private init(scalars: [Unicode.Scalar], encodedLength: Int) {
    self.scalars = scalars
    self.encodedLength = encodedLength
  }

  /// RFC 5891, section 4.2; that the text is in form C is seen by its single code points only.
  private static func isULabel(_ scalars: [Unicode.Scalar]) -> Bool {
    guard let first = scalars.first, first != "-", scalars.last != "-",
      !(scalars.count >= 4 && scalars[2] == "-" && scalars[3] == "-"),
      !first.isMark
    else { return false }
    return scalars.indices.allSatisfy { index in
      switch IDNAClass(scalars[index]) {
      case .valid: true
      case .contextual: IDNAContext(scalars).allows(index)
      case .disallowed: false
      }
    }
  }
}

extension Unicode.Scalar {
  /// Whether it combines with what stands before it.
  var isMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }
}
