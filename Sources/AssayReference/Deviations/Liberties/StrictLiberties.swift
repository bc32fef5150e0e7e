extension Deviation {
  /// Checks that the contract does not name.
  @DeviationList static var strictLiberties: [Deviation] {
    for attribute in [Attribute.vatNumber, .externalId, .zipCode, .email, .phone, .mobile] {
      liberty(
        "\(attribute)-in-ascii", takes: "free.formats",
        "What is not ASCII is refused in \(attribute)."
      ) { $0.refuse { $0.isASCII(attribute) ? nil : .blank(attribute) } }
    }
    liberty(
      "country-must-match-number", takes: "free.formats",
      "A VAT number that begins with letters is refused unless they are the country."
    ) { $0.refuse { $0.numberFitsCountry ? nil : .blank(.vatNumber) } }
    liberty(
      "all-forms-checked", takes: "free.formats",
      "Numbers, e-mail addresses and codes are refused unless they have the usual form."
    ) {
      $0.refuse { attributes in
        Attribute.allCases.first { attribute in
          attributes[attribute].map { !attribute.hasUsualForm($0.string) } == true
        }.map(Refusal.blank)
      }
    }
    liberty(
      "longer-than-50-refused", takes: "free.length",
      "A value of more than 50 characters is refused."
    ) {
      $0.refuse { attributes in
        Attribute.allCases.first { (attributes[$0]?.string.unicodeScalars.count ?? 0) > 50 }
          .map(Refusal.blank)
      }
    }
    liberty(
      "spaces-at-ends-refused", takes: "free.formats",
      "A value with white space at its start or end is refused."
    ) {
      $0.refuse { attributes in
        Attribute.allCases.first { attribute in
          let text = attributes[attribute]?.string
          return text?.first?.isWhitespace == true || text?.last?.isWhitespace == true
        }.map(Refusal.blank)
      }
    }
    liberty(
      "controls-refused", takes: "free.formats",
      "A value with a character that is not seen or not assigned is refused."
    ) {
      $0.refuse { attributes in
        Attribute.allCases.first { attribute in
          attributes[attribute]?.string.unicodeScalars.contains(where: \.isUnseen) == true
        }.map(Refusal.blank)
      }
    }
  }
}

extension CustomerAttributes {
  fileprivate var numberFitsCountry: Bool {
    guard let number = self[.vatNumber]?.string, number.first?.isLetter == true,
      let country = self[.country]?.string
    else { return true }
    return number.hasPrefix(country)
  }
}

extension Attribute {
  fileprivate func hasUsualForm(_ text: String) -> Bool {
    switch self {
    case .vatNumber: text.wholeMatch(of: /[A-Z]{2}[0-9A-Z]{1,13}/) != nil
    case .externalId: text.wholeMatch(of: /[A-Za-z0-9._~-]{1,32}/) != nil
    case .zipCode: text.wholeMatch(of: /[0-9]{4,5}(-[0-9]{3})?/) != nil
    case .email: text.wholeMatch(of: /[a-z]+(\.[a-z]+)*@[a-z]+(\.[a-z]+)+/) != nil
    case .phone, .mobile: text.wholeMatch(of: /[0-9]{8,9}/) != nil
    case .name, .address, .city, .country, .locale: true
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isUnseen: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: true
    // Emoji and several scripts need what joins and what chooses a form.
    case .format: self != "\u{200D}"
    default: false
    }
  }
}
