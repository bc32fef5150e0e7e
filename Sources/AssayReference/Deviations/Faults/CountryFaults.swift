extension Deviation {
  /// Countries: codes that are refused, and what is no code but taken.
  @DeviationList static var countryFaults: [Deviation] {
    for code in refusedCountries {
      fault(
        "country-\(code.lowercased())-refused", breaks: "country.accepted",
        "The country \(code) is refused."
      ) { $0.refuse { $0[.country] == ExactText(code) ? .unknownCountry(ExactText(code)) : nil } }
    }
    for list in CountryList.all {
      fault(
        "country-list-\(list.name)", breaks: "country.accepted",
        "No country is accepted \(list.phrase)."
      ) {
        $0.refuse {
          $0[.country].flatMap { list.missing.contains($0.string) ? .unknownCountry($0) : nil }
        }
      }
    }
    fault(
      "country-el-taken", breaks: "country.refused",
      "EL, as the European Union writes Greece, is taken for a country."
    ) { $0.take(.country) { $0.text == "EL" ? "EL" : nil } }
    for (name, phrase, isTaken) in countryShapes {
      fault(
        "country-\(name)-taken", breaks: "country.refused", "\(phrase) is taken for a country."
      ) {
        $0.take(.country) { $0.text.flatMap { !$0.isBlank && isTaken($0.string) ? $0 : nil } }
      }
    }
    for (name, phrase, clause, change) in countryChanges {
      fault("country-\(name)", breaks: clause, "\(phrase).") {
        $0.alter { $0[.country] = $0[.country].map { ExactText(change($0.string)) } }
      }
    }
    for status in [400, 500] {
      fault(
        "country-unknown-\(status)", breaks: "country.refused",
        "A country that does not exist is refused with \(status)."
      ) { $0.answer(status) { if case .unknownCountry = $0 { true } else { false } } }
    }
    fault(
      "country-no-lost", breaks: "country.accepted", "The country NO comes back as false."
    ) {
      $0.edit(.customer) {
        if $0.object["country"] == .string("NO") { $0.object["country"] = .text("false") }
      }
    }
    fault("country-na-lost", breaks: "country.accepted", "The country NA comes back as null.") {
      $0.edit(.customer) {
        if $0.object["country"] == .string("NA") { $0.object["country"] = .text("null") }
      }
    }
  }

  /// Young, small and disputed ones, those that some program takes for something else, and some in the
  /// middle of the list that nothing sets apart.
  private static let refusedCountries = [
    "AQ", "AX", "BL", "BQ", "BV", "CW", "EH", "GB", "GG", "GQ", "GR", "GS", "HM", "IM", "IO", "JE",
    "KZ", "LA", "ME", "MF", "NA", "NO", "PS", "RS", "SS", "SX", "SZ", "TF", "TL", "TO", "TW", "UM",
    "VA", "WF", "ZW",
  ]

  private static let countryShapes: [(String, String, @Sendable (String) -> Bool)] = [
    ("any-text", "Any text", { _ in true }),
    (
      "two-capitals", "Any two capitals",
      { $0.utf8.count == 2 && $0.utf8.allSatisfy { 0x41...0x5A ~= $0 } }
    ),
    ("two-letters", "Any two letters", { $0.count == 2 && $0.allSatisfy(\.isLetter) }),
    ("two-characters", "Anything of two characters", { $0.count == 2 }),
    (
      "two-digits", "Any two digits",
      { $0.utf8.count == 2 && $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }
    ),
    (
      "three-capitals", "Any three capitals",
      { $0.utf8.count == 3 && $0.utf8.allSatisfy { 0x41...0x5A ~= $0 } }
    ),
    (
      "three-digits", "Any three digits",
      { $0.utf8.count == 3 && $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }
    ),
    (
      "with-points", "A code with points behind its letters",
      { $0.contains(".") && Country.isAlpha2Code(ExactText($0.filter { $0 != "." })) }
    ),
    ("one-letter", "One letter", { $0.count == 1 && $0.allSatisfy(\.isLetter) }),
    ("name", "The name of a country", { name in Country.all.contains { $0.name == name } }),
    (
      "padded", "A code with spaces around it",
      { $0.contains(" ") && Country.isAlpha2Code(ExactText($0.filter { $0 != " " })) }
    ),
    (
      "with-more-behind", "What begins with a code",
      { $0.count > 3 && Country.isAlpha2Code(ExactText($0.prefix(2))) }
    ),
    (
      "with-its-region", "A code with that of a region, such as PT-11,",
      { $0.count > 3 && $0.contains("-") && Country.isAlpha2Code(ExactText($0.prefix(2))) }
    ),
    (
      "two-codes", "Two codes with a comma between them",
      {
        $0.split(separator: ",").count > 1
          && $0.split(separator: ",").allSatisfy {
            Country.isAlpha2Code(ExactText($0))
          }
      }
    ),
    (
      "line-behind", "A code with a line feed behind it",
      { $0.hasSuffix("\n") && Country.isAlpha2Code(ExactText($0.dropLast())) }
    ),
  ]

  private static let countryChanges: [(String, String, String, @Sendable (String) -> String)] = [
    (
      "in-small-letters", "The country comes back in small letters", "registration.exact",
      { $0.lowercased() }
    ),
    (
      "in-three-letters", "The country comes back as its alpha-3 code", "registration.exact",
      { code in Country.all.first { $0.alpha2 == code }?.alpha3 ?? code }
    ),
    (
      "by-name", "The country comes back as its name", "registration.exact",
      { code in Country.all.first { $0.alpha2 == code }?.name ?? code }
    ),
    ("gb-becomes-uk", "GB comes back as UK", "country.accepted", { $0 == "GB" ? "UK" : $0 }),
    ("gr-becomes-el", "GR comes back as EL", "country.accepted", { $0 == "GR" ? "EL" : $0 }),
    ("always-pt", "Every country comes back as PT", "country.accepted", { _ in "PT" }),
    (
      "territories-become-states", "GG, IM and JE come back as GB", "country.accepted",
      { ["GG", "IM", "JE"].contains($0) ? "GB" : $0 }
    ),
    (
      "withdrawn", "CD, MM and TL come back as ZR, BU and TP", "country.accepted",
      { ["CD": "ZR", "MM": "BU", "TL": "TP"][$0] ?? $0 }
    ),
  ]
}
