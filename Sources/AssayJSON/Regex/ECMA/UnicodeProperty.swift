/// What `\p{…}` asks about a code point (ECMA-262, 21.2.1.1 and tables 55 to 57).
enum UnicodeProperty: Sendable {
  case category(CategorySet)
  case script(CodePointSet)
  case binary(@Sendable (Unicode.Scalar) -> Bool)

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch self {
    case .category(let set): set.contains(scalar.properties.generalCategory)
    case .script(let set): set.contains(scalar.value)
    case .binary(let test): test(scalar)
    }
  }

  /// `UnicodePropertyName "=" UnicodePropertyValue` or `LoneUnicodePropertyNameOrValue`.
  init?(expression: String) {
    let parts = expression.split(separator: "=", omittingEmptySubsequences: false)
    switch parts.count {
    case 1:
      if let set = CategorySet.byName[expression] {
        self = .category(set)
      } else if let test = Self.binaryProperties[expression] {
        self = .binary(test)
      } else {
        return nil
      }
    case 2: self.init(name: parts[0], value: String(parts[1]))
    default: return nil
    }
  }

  /// The properties that have values (table 55).
  private init?(name: Substring, value: String) {
    switch name {
    case "General_Category", "gc":
      guard let set = CategorySet.byName[value] else { return nil }
      self = .category(set)
    case "Script", "sc", "Script_Extensions", "scx":
      let withExtensions = name == "Script_Extensions" || name == "scx"
      guard let ranges = UnicodeScripts.ranges(of: value, withExtensions: withExtensions) else {
        return nil
      }
      self = .script(CodePointSet(ranges))
    default: return nil
    }
  }
}

/// A set of general categories.
struct CategorySet: Sendable {
  private var mask: UInt32 = 0

  init(_ categories: [Unicode.GeneralCategory]) {
    for category in categories { mask |= Self.bit(category) }
  }

  func contains(_ category: Unicode.GeneralCategory) -> Bool { mask & Self.bit(category) != 0 }

  private static func bit(_ category: Unicode.GeneralCategory) -> UInt32 {
    for (index, row) in table.enumerated() where row.category == category {
      return 1 << UInt32(index)
    }
    return 0
  }

  /// The categories with their names: short, long, and further aliases.
  private static let table: [(category: Unicode.GeneralCategory, names: [String])] = [
    (.uppercaseLetter, ["Lu", "Uppercase_Letter"]),
    (.lowercaseLetter, ["Ll", "Lowercase_Letter"]),
    (.titlecaseLetter, ["Lt", "Titlecase_Letter"]),
    (.modifierLetter, ["Lm", "Modifier_Letter"]),
    (.otherLetter, ["Lo", "Other_Letter"]),
    (.nonspacingMark, ["Mn", "Nonspacing_Mark"]),
    (.spacingMark, ["Mc", "Spacing_Mark"]),
    (.enclosingMark, ["Me", "Enclosing_Mark"]),
    (.decimalNumber, ["Nd", "Decimal_Number", "digit"]),
    (.letterNumber, ["Nl", "Letter_Number"]),
    (.otherNumber, ["No", "Other_Number"]),
    (.connectorPunctuation, ["Pc", "Connector_Punctuation"]),
    (.dashPunctuation, ["Pd", "Dash_Punctuation"]),
    (.openPunctuation, ["Ps", "Open_Punctuation"]),
    (.closePunctuation, ["Pe", "Close_Punctuation"]),
    (.initialPunctuation, ["Pi", "Initial_Punctuation"]),
    (.finalPunctuation, ["Pf", "Final_Punctuation"]),
    (.otherPunctuation, ["Po", "Other_Punctuation"]),
    (.mathSymbol, ["Sm", "Math_Symbol"]),
    (.currencySymbol, ["Sc", "Currency_Symbol"]),
    (.modifierSymbol, ["Sk", "Modifier_Symbol"]),
    (.otherSymbol, ["So", "Other_Symbol"]),
    (.spaceSeparator, ["Zs", "Space_Separator"]),
    (.lineSeparator, ["Zl", "Line_Separator"]),
    (.paragraphSeparator, ["Zp", "Paragraph_Separator"]),
    (.control, ["Cc", "Control", "cntrl"]),
    (.format, ["Cf", "Format"]),
    (.surrogate, ["Cs", "Surrogate"]),
    (.privateUse, ["Co", "Private_Use"]),
    (.unassigned, ["Cn", "Unassigned"]),
  ]

  /// The unions of categories: their names and the first letter of their members' short names.
  private static let unions: [(names: [String], initial: String)] = [
    (["L", "Letter"], "L"), (["M", "Mark", "Combining_Mark"], "M"), (["N", "Number"], "N"),
    (["P", "Punctuation", "punct"], "P"), (["S", "Symbol"], "S"), (["Z", "Separator"], "Z"),
    (["C", "Other"], "C"),
  ]

  static let byName: [String: CategorySet] = {
    var sets: [String: CategorySet] = [:]
    for row in table {
      for name in row.names { sets[name] = CategorySet([row.category]) }
    }
    for union in unions {
      let members = table.filter { $0.names[0].hasPrefix(union.initial) }.map(\.category)
      for name in union.names { sets[name] = CategorySet(members) }
    }
    for name in ["LC", "Cased_Letter"] {
      sets[name] = CategorySet([.uppercaseLetter, .lowercaseLetter, .titlecaseLetter])
    }
    return sets
  }()
}
