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
