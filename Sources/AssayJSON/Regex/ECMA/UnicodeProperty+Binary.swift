extension UnicodeProperty {
  /// The binary properties of ECMA-262, table 56, by long name and by alias.
  static let binaryProperties: [String: @Sendable (Unicode.Scalar) -> Bool] = {
    var tests: [String: @Sendable (Unicode.Scalar) -> Bool] = [:]
    for (names, test) in ownProperties {
      for name in names.split(separator: " ") { tests[String(name)] = test }
    }
    for (names, test) in standardLibraryProperties {
      for name in names.split(separator: " ") { tests[String(name)] = { test($0.properties) } }
    }
    return tests
  }()

  private typealias Properties = Unicode.Scalar.Properties

  /// Those that the standard library does not have.
  private static let ownProperties: [(String, @Sendable (Unicode.Scalar) -> Bool)] = [
    ("Any", { _ in true }),
    ("Assigned", { $0.properties.generalCategory != .unassigned }),
    ("ASCII", { $0.isASCII }),
    ("Extended_Pictographic ExtPict", { pictographs.contains($0.value) }),
    ("Regional_Indicator RI", { 0x1F1E6...0x1F1FF ~= $0.value }),
    (
      "Emoji_Component EComp",
      { scalar in
        switch scalar.value {
        case 0x23, 0x2A, 0x30...0x39, 0x200D, 0x20E3, 0xFE0F, 0x1F1E6...0x1F1FF,
          0x1F3FB...0x1F3FF, 0x1F9B0...0x1F9B3, 0xE0020...0xE007F:
          true
        default: false
        }
      }
    ),
  ]

  /// From the file emoji-data of the Unicode Character Database (version 14; what it reserves for
  /// pictographs to come is in it).
  private static let pictographs = CodePointSet([
    0xA9...0xA9, 0xAE...0xAE, 0x203C...0x203C, 0x2049...0x2049, 0x2122...0x2122,
    0x2139...0x2139, 0x2194...0x2199, 0x21A9...0x21AA, 0x231A...0x231B, 0x2328...0x2328,
    0x2388...0x2388, 0x23CF...0x23CF, 0x23E9...0x23F3, 0x23F8...0x23FA, 0x24C2...0x24C2,
    0x25AA...0x25AB, 0x25B6...0x25B6, 0x25C0...0x25C0, 0x25FB...0x25FE, 0x2600...0x2605,
    0x2607...0x2612, 0x2614...0x2685, 0x2690...0x2705, 0x2708...0x2712, 0x2714...0x2714,
    0x2716...0x2716, 0x271D...0x271D, 0x2721...0x2721, 0x2728...0x2728, 0x2733...0x2734,
    0x2744...0x2744, 0x2747...0x2747, 0x274C...0x274C, 0x274E...0x274E, 0x2753...0x2755,
    0x2757...0x2757, 0x2763...0x2767, 0x2795...0x2797, 0x27A1...0x27A1, 0x27B0...0x27B0,
    0x27BF...0x27BF, 0x2934...0x2935, 0x2B05...0x2B07, 0x2B1B...0x2B1C, 0x2B50...0x2B50,
    0x2B55...0x2B55, 0x3030...0x3030, 0x303D...0x303D, 0x3297...0x3297, 0x3299...0x3299,
    0x1F000...0x1F0FF, 0x1F10D...0x1F10F, 0x1F12F...0x1F12F, 0x1F16C...0x1F171,
    0x1F17E...0x1F17F, 0x1F18E...0x1F18E, 0x1F191...0x1F19A, 0x1F1AD...0x1F1E5,
    0x1F201...0x1F20F, 0x1F21A...0x1F21A, 0x1F22F...0x1F22F, 0x1F232...0x1F23A,
    0x1F23C...0x1F23F, 0x1F249...0x1F3FA, 0x1F400...0x1F53D, 0x1F546...0x1F64F,
    0x1F680...0x1F6FF, 0x1F774...0x1F77F, 0x1F7D5...0x1F7FF, 0x1F80C...0x1F80F,
    0x1F848...0x1F84F, 0x1F85A...0x1F85F, 0x1F888...0x1F88F, 0x1F8AE...0x1F8FF,
    0x1F90C...0x1F93A, 0x1F93C...0x1F945, 0x1F947...0x1FAFF, 0x1FC00...0x1FFFD,
  ])

  private static let standardLibraryProperties: [(String, @Sendable (Properties) -> Bool)] = [
    ("ASCII_Hex_Digit AHex", { $0.isASCIIHexDigit }),
    ("Alphabetic Alpha", { $0.isAlphabetic }),
    ("Bidi_Control Bidi_C", { $0.isBidiControl }),
    ("Bidi_Mirrored Bidi_M", { $0.isBidiMirrored }),
    ("Case_Ignorable CI", { $0.isCaseIgnorable }),
    ("Cased", { $0.isCased }),
    ("Changes_When_Casefolded CWCF", { $0.changesWhenCaseFolded }),
    ("Changes_When_Casemapped CWCM", { $0.changesWhenCaseMapped }),
    ("Changes_When_Lowercased CWL", { $0.changesWhenLowercased }),
    ("Changes_When_NFKC_Casefolded CWKCF", { $0.changesWhenNFKCCaseFolded }),
    ("Changes_When_Titlecased CWT", { $0.changesWhenTitlecased }),
    ("Changes_When_Uppercased CWU", { $0.changesWhenUppercased }),
    ("Dash", { $0.isDash }),
    ("Default_Ignorable_Code_Point DI", { $0.isDefaultIgnorableCodePoint }),
    ("Deprecated Dep", { $0.isDeprecated }),
    ("Diacritic Dia", { $0.isDiacritic }),
    ("Emoji", { $0.isEmoji }),
    ("Emoji_Modifier EMod", { $0.isEmojiModifier }),
    ("Emoji_Modifier_Base EBase", { $0.isEmojiModifierBase }),
    ("Emoji_Presentation EPres", { $0.isEmojiPresentation }),
    ("Extender Ext", { $0.isExtender }),
    ("Grapheme_Base Gr_Base", { $0.isGraphemeBase }),
    ("Grapheme_Extend Gr_Ext", { $0.isGraphemeExtend }),
    ("Hex_Digit Hex", { $0.isHexDigit }),
    ("IDS_Binary_Operator IDSB", { $0.isIDSBinaryOperator }),
    ("IDS_Trinary_Operator IDST", { $0.isIDSTrinaryOperator }),
    ("ID_Continue IDC", { $0.isIDContinue }),
    ("ID_Start IDS", { $0.isIDStart }),
    ("Ideographic Ideo", { $0.isIdeographic }),
    ("Join_Control Join_C", { $0.isJoinControl }),
    ("Logical_Order_Exception LOE", { $0.isLogicalOrderException }),
    ("Lowercase Lower", { $0.isLowercase }),
    ("Math", { $0.isMath }),
    ("Noncharacter_Code_Point NChar", { $0.isNoncharacterCodePoint }),
    ("Pattern_Syntax Pat_Syn", { $0.isPatternSyntax }),
    ("Pattern_White_Space Pat_WS", { $0.isPatternWhitespace }),
    ("Quotation_Mark QMark", { $0.isQuotationMark }),
    ("Radical", { $0.isRadical }),
    ("Sentence_Terminal STerm", { $0.isSentenceTerminal }),
    ("Soft_Dotted SD", { $0.isSoftDotted }),
    ("Terminal_Punctuation Term", { $0.isTerminalPunctuation }),
    ("Unified_Ideograph UIdeo", { $0.isUnifiedIdeograph }),
    ("Uppercase Upper", { $0.isUppercase }),
    ("Variation_Selector VS", { $0.isVariationSelector }),
    ("White_Space space", { $0.isWhitespace }),
    ("XID_Continue XIDC", { $0.isXIDContinue }),
    ("XID_Start XIDS", { $0.isXIDStart }),
  ]
}
