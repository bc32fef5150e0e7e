extension Deviation {
  /// Checks of forms by country, and of lengths that few real values pass.
  @DeviationList static var formLiberties: [Deviation] {
    liberty(
      "vat-number-form-by-prefix", takes: "free.formats",
      "A VAT number with the prefix of a European country is refused unless it has that country's form."
    ) {
      $0.refuse { attributes in
        let number = attributes[.vatNumber]?.string ?? ""
        guard let form = numberForms[String(number.prefix(2))] else { return nil }
        return number.dropFirst(2).hasForm(form) ? nil : .blank(.vatNumber)
      }
    }
    liberty(
      "vat-number-form-by-country", takes: "free.formats",
      "A VAT number in a European country is refused unless it has that country's form and prefix."
    ) {
      $0.refuse { attributes in
        let country = attributes[.country]?.string ?? ""
        let prefix = country == "GR" ? "EL" : country
        guard let form = numberForms[prefix] else { return nil }
        let number = attributes[.vatNumber]?.string ?? ""
        return number.hasPrefix(prefix) && number.dropFirst(2).hasForm(form)
          ? nil : .blank(.vatNumber)
      }
    }
    liberty(
      "zip-code-form-by-country", takes: "free.formats",
      "A zip code is refused unless it has the form of its country, where that is known."
    ) {
      $0.refuse { attributes in
        guard let zipCode = attributes[.zipCode]?.string,
          let country = attributes[.country]?.string, let form = zipForms[country]
        else { return nil }
        return zipCode[...].hasForm(form) ? nil : .blank(.zipCode)
      }
    }
    for (attribute, limit) in [(Attribute.city, 35), (.externalId, 16)] {
      liberty(
        "\(attribute)-longer-than-\(limit)-refused", takes: "free.length",
        "More than \(limit) characters for \(attribute) are refused."
      ) {
        $0.refuse {
          ($0[attribute]?.string.unicodeScalars.count ?? 0) > limit ? .blank(attribute) : nil
        }
      }
    }
    liberty(
      "name-of-one-character-refused", takes: "free.length", "A name of one character is refused."
    ) { $0.refuse { $0[.name]?.string.unicodeScalars.count == 1 ? .blank(.name) : nil } }
  }

  /// What comes behind the prefix of a VAT number, as VIES has it: # a digit, @ a letter, * either.
  private static let numberForms = [
    "AT": "U########", "BE": "##########", "BG": "#########|##########", "CY": "########@",
    "CZ": "########|#########|##########", "DE": "#########", "DK": "########",
    "EE": "#########", "EL": "#########", "ES": "*#######*", "FI": "########",
    "FR": "**#########", "HR": "###########", "HU": "########", "IE": "#*#####@|#*#####@@",
    "IT": "###########", "LT": "#########|############", "LU": "########", "LV": "###########",
    "MT": "########", "NL": "#########B##", "PL": "##########", "PT": "#########",
    "RO": "##|###|####|#####|######|#######|########|#########|##########",
    "SE": "############", "SI": "########", "SK": "##########",
  ]

  private static let zipForms = [
    "AT": "####", "AU": "####", "BE": "####", "CH": "####", "CN": "######", "CR": "#####",
    "DE": "#####", "DK": "####", "ES": "#####", "FR": "#####", "IT": "#####", "LT": "LT-#####",
    "MX": "#####", "MZ": "####", "PL": "##-###", "PT": "####-###", "US": "#####|#####-####",
  ]
}

extension Substring {
  /// Whether it is of one of the forms, between which there are bars.
  fileprivate func hasForm(_ forms: String) -> Bool {
    forms.split(separator: "|").contains { form in
      form.count == count
        && zip(form, self).allSatisfy { sign, character in
          let isDigit = "0"..."9" ~= character
          let isLetter = "A"..."Z" ~= character
          return switch sign {
          case "#": isDigit
          case "@": isLetter
          case "*": isDigit || isLetter
          default: sign == character
          }
        }
    }
  }
}
