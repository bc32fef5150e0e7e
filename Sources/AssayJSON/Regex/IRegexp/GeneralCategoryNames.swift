extension Unicode.GeneralCategory {
  /// The categories of that name: all whose name it begins, where it is a single letter.
  ///
  /// `IsCategory = Letters / Marks / Numbers / Punctuation / Separators / Symbols / Others`
  /// (RFC 9485, section 3). Nil for any other name.
  static func named(_ name: String) -> Set<Unicode.GeneralCategory>? {
    guard 1...2 ~= name.utf8.count else { return nil }
    let matching = byName.filter { $0.name.utf8.starts(with: name.utf8) }
    return matching.isEmpty ? nil : Set(matching.map(\.category))
  }

  static let all = Set(byName.map(\.category)).union([.surrogate])

  /// Those that the grammar knows: surrogates (Cs) are no code points of a text.
  private static let byName: [(name: String, category: Unicode.GeneralCategory)] = [
    ("Ll", .lowercaseLetter), ("Lm", .modifierLetter), ("Lo", .otherLetter),
    ("Lt", .titlecaseLetter), ("Lu", .uppercaseLetter),
    ("Mc", .spacingMark), ("Me", .enclosingMark), ("Mn", .nonspacingMark),
    ("Nd", .decimalNumber), ("Nl", .letterNumber), ("No", .otherNumber),
    ("Pc", .connectorPunctuation), ("Pd", .dashPunctuation), ("Pe", .closePunctuation),
    ("Pf", .finalPunctuation), ("Pi", .initialPunctuation), ("Po", .otherPunctuation),
    ("Ps", .openPunctuation),
    ("Zl", .lineSeparator), ("Zp", .paragraphSeparator), ("Zs", .spaceSeparator),
    ("Sc", .currencySymbol), ("Sk", .modifierSymbol), ("Sm", .mathSymbol), ("So", .otherSymbol),
    ("Cc", .control), ("Cf", .format), ("Cn", .unassigned), ("Co", .privateUse),
  ]
}
