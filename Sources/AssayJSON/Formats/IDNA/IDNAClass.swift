/// Whether a code point may stand in a domain name (RFC 5892, section 3).
enum IDNAClass {
  /// PVALID.
  case valid
  /// CONTEXTJ and CONTEXTO: in certain neighbourhoods.
  case contextual
  /// DISALLOWED and UNASSIGNED.
  case disallowed

  init(_ scalar: Unicode.Scalar) {
    self = Self.exception(scalar.value) ?? Self.derived(scalar)
  }

  /// Section 2.6 and, for the joiners, 2.8.
  private static func exception(_ code: UInt32) -> IDNAClass? {
    switch code {
    case 0xDF, 0x3C2, 0x6FD, 0x6FE, 0xF0B, 0x3007: .valid
    case 0xB7, 0x375, 0x5F3, 0x5F4, 0x30FB, 0x660...0x669, 0x6F0...0x6F9, 0x200C, 0x200D:
      .contextual
    case 0x640, 0x7FA, 0x302E, 0x302F, 0x3031...0x3035, 0x303B: .disallowed
    default: nil
    }
  }

  private static func derived(_ scalar: Unicode.Scalar) -> IDNAClass {
    switch scalar.value {
    case 0x2D, 0x30...0x39, 0x61...0x7A: return .valid
    // OldHangulJamo (2.9) and IgnorableBlocks (2.4).
    case 0x1100...0x11FF, 0xA960...0xA97C, 0xD7B0...0xD7FB, 0x20D0...0x20FF, 0x1D100...0x1D1FF,
      0x1D200...0x1D24F:
      return .disallowed
    default: break
    }
    let properties = scalar.properties
    // Unstable (2.2) and IgnorableProperties (2.3).
    if properties.changesWhenNFKCCaseFolded || properties.isDefaultIgnorableCodePoint
      || properties.isWhitespace || properties.isNoncharacterCodePoint
    {
      return .disallowed
    }
    switch properties.generalCategory {
    // LetterDigits (2.1).
    case .lowercaseLetter, .uppercaseLetter, .otherLetter, .modifierLetter, .decimalNumber,
      .nonspacingMark, .spacingMark:
      return .valid
    default: return .disallowed
    }
  }
}
