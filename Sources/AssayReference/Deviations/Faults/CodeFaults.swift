extension Deviation {
  /// Countries: codes that are refused, and what is no code but taken.
  @DeviationList static var countryFaults: [Deviation] {
    for code in refusedCountries {
      fault(
        "country-\(code.lowercased())-refused", breaks: "country.accepted",
        "The country \(code) is refused."
      ) { $0.refuse { $0[.country] == ExactText(code) ? .unknownCountry(ExactText(code)) : nil } }
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

  /// Young, small and disputed ones, and those that some program takes for something else.
  private static let refusedCountries = [
    "AQ", "AX", "BL", "BQ", "BV", "CW", "EH", "GB", "GG", "GR", "GS", "HM", "IM", "IO", "JE", "ME",
    "MF", "NA", "NO", "PS", "RS", "SS", "SX", "SZ", "TF", "TL", "TW", "UM", "VA", "ZW",
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
  ]
}

extension Deviation {
  /// Locales: the six, their spelling, and the default.
  @DeviationList static var localeFaults: [Deviation] {
    for locale in Locales.accepted {
      fault(
        "locale-\(locale.string.lowercased())-refused", breaks: "locale.accepted",
        "The locale \(locale.string) is refused."
      ) { $0.refuse { $0[.locale] == locale ? .unknownLocale(locale) : nil } }
      fault(
        "locale-\(locale.string.lowercased())-lost", breaks: "locale.accepted",
        "The locale \(locale.string) comes back as \(locale == "pt" ? "en" : "pt")."
      ) { $0.alter { if $0[.locale] == locale { $0[.locale] = locale == "pt" ? "en" : "pt" } } }
    }
    for (name, phrase, change) in localeChanges {
      fault("locale-\(name)", breaks: "locale.accepted", "\(phrase).") {
        $0.alter { $0[.locale] = $0[.locale].map { ExactText(change($0.string)) } }
      }
    }
    for (name, phrase, text) in defaults {
      fault(
        "locale-default-\(name)", breaks: "locale.default",
        "Without a locale, a customer has \(phrase)."
      ) { $0.take(.locale) { $0 == nil ? text : nil } }
    }
    fault(
      "locale-default-absent", breaks: "locale.default",
      "The default locale is kept but not shown."
    ) { $0.show(.customer) { if $0[.locale] == Locales.defaultLocale { $0[.locale] = nil } } }
    fault(
      "locale-default-null", breaks: "locale.default", "The default locale is shown as null."
    ) {
      $0.edit(.customer) {
        if $0.object["locale"] == .string("pt") { $0.object["locale"] = .text("null") }
      }
    }
    fault(
      "locale-default-not-kept", breaks: "locale.default",
      "The default locale is in the answer to the registration alone."
    ) {
      $0.show(.retrieval) { if $0[.locale] == Locales.defaultLocale { $0[.locale] = nil } }
    }
    fault(
      "locale-default-of-the-last", breaks: "locale.default",
      "Without a locale, a customer has that of the customer registered before."
    ) {
      let last = Memory<ExactText>("pt")
      $0.take(.locale) { value in value == nil ? last { $0 } : nil }
      $0.alter { attributes in
        let locale = attributes[.locale] ?? "pt"
        last { $0 = locale }
      }
    }
    fault(
      "locale-default-of-the-country", breaks: "locale.default",
      "Without a locale, a customer has that of the country: es in ES, de in DE, en elsewhere."
    ) {
      $0.around(\.check) { document, call, next in
        var attributes = try await next(document, call)
        guard case .object(let members) = document,
          !members.contains(where: { $0.name == "locale" })
        else { return attributes }
        attributes[.locale] =
          ["PT": "pt", "ES": "es", "DE": "de"][attributes[.country]?.string] ?? "en"
        return attributes
      }
    }
    for (name, phrase, isTaken) in localeShapes {
      fault("locale-\(name)-taken", breaks: "locale.refused", "\(phrase) is taken for a locale.") {
        $0.take(.locale) { $0.text.flatMap { isTaken($0.string) ? $0 : nil } }
      }
    }
    fault(
      "locale-unknown-ignored", breaks: "locale.refused",
      "A locale that is not accepted is taken for the default one."
    ) { $0.take(.locale) { $0.text.flatMap { Locales.accepted.contains($0) ? nil : "pt" } } }
    fault(
      "locale-empty-ignored", breaks: "locale.refused",
      "An empty locale is taken for the default one."
    ) { $0.take(.locale) { $0.text == "" ? "pt" : nil } }
    for status in [400, 500] {
      fault(
        "locale-unknown-\(status)", breaks: "locale.refused",
        "A locale that is not accepted is refused with \(status)."
      ) { $0.answer(status) { if case .unknownLocale = $0 { true } else { false } } }
    }
  }

  private static let localeChanges: [(String, String, @Sendable (String) -> String)] = [
    ("in-small-letters", "A locale comes back in small letters", { $0.lowercased() }),
    ("in-capitals-behind", "fr-fr comes back as fr-FR", { $0 == "fr-fr" ? "fr-FR" : $0 }),
    (
      "with-low-line", "A locale comes back with _ for -",
      { String($0.map { $0 == "-" ? "_" : $0 }) }
    ),
    ("without-region", "A locale comes back without its region", { String($0.prefix(2)) }),
    ("with-region", "pt comes back as pt-PT", { $0 == "pt" ? "pt-PT" : $0 }),
  ]

  private static let defaults: [(String, String, ExactText)] = [
    ("en", "the locale en", "en"), ("empty", "an empty locale", ""),
    ("with-region", "the locale pt-PT", "pt-PT"),
    ("undefined", "the locale undefined", "undefined"),
  ]

  private static let localeShapes: [(String, String, @Sendable (String) -> Bool)] = [
    ("any-text", "Any text", { !$0.isEmpty }),
    ("empty", "The empty text", { $0.isEmpty }),
    (
      "in-any-case", "One of the six in other letter cases",
      { text in Locales.accepted.contains { $0.string.lowercased() == text.lowercased() } }
    ),
    ("capitals", "A language in capitals", { $0.count == 2 && $0 == $0.uppercased() }),
    ("fr-capitals", "fr-FR", { $0 == "fr-FR" }),
    ("zh-small", "zh-cn", { $0 == "zh-cn" }),
    ("with-low-line", "One of the six with _ for -", { ["fr_fr", "zh_CN"].contains($0) }),
    ("fr", "fr", { $0 == "fr" }),
    ("zh", "zh", { $0 == "zh" }),
    (
      "with-region", "An accepted language with a region",
      { ["pt-", "es-", "en-", "de-"].contains($0.prefix(3)) }
    ),
    (
      "other-region", "An accepted language with another region",
      { ["fr-", "zh-"].contains($0.prefix(3)) && $0.count == 5 }
    ),
    (
      "other-language", "Any other language of two letters",
      { $0.count == 2 && $0.allSatisfy { $0.isLetter && $0.isLowercase } }
    ),
    (
      "three-letters", "A language of three letters",
      { $0.count == 3 && $0.allSatisfy { $0.isLetter && $0.isLowercase } }
    ),
    (
      "padded", "One of the six with spaces around it",
      { text in Locales.accepted.contains { $0.string == text.filter { $0 != " " } } }
    ),
    (
      "line-behind", "One of the six with a line feed behind it",
      { $0.hasSuffix("\n") && Locales.accepted.contains(ExactText($0.dropLast())) }
    ),
    (
      "with-more-around", "What has one of the six in it",
      { text in Locales.accepted.contains { text.contains($0.string) } }
    ),
    (
      "part", "A part of one of the six",
      { text in !text.isEmpty && Locales.accepted.contains { $0.string.contains(text) } }
    ),
    (
      "two-of-them", "Two of the six with a comma between them",
      { $0.split(separator: ",").count > 1 }
    ),
    (
      "full-name", "The name of an accepted language",
      { ["Portuguese", "English", "português", "Spanish"].contains($0) }
    ),
  ]
}
