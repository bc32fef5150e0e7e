/// A list of countries as a program may have it: too old, too narrow or cut off.
struct CountryList: Sendable {
  let name: String
  /// As the end of a sentence that begins with "No country is accepted".
  let phrase: String
  /// The alpha-2 codes that it should have and has not.
  let missing: Set<String>

  static let all = [
    CountryList(name: "of-2009", phrase: "that came after 2009", missing: youngest),
    CountryList(
      name: "of-2003", phrase: "that came after 2003",
      missing: youngest.union(["AX", "BL", "GG", "IM", "JE", "ME", "MF", "RS"])),
    CountryList(name: "of-states", phrase: "that belongs to another", missing: territories),
    CountryList(
      name: "of-europe", phrase: "outside the European Union",
      missing: codes.subtracting(europeanUnion)),
    CountryList(
      name: "of-ten", phrase: "but ten large ones", missing: codes.subtracting(largeOnes)),
    CountryList(
      name: "cut-at-100", phrase: "behind the hundredth of the list",
      missing: Set(Country.all.dropFirst(100).map(\.alpha2))),
    CountryList(
      name: "cut-at-240", phrase: "behind the 240th of the list",
      missing: Set(Country.all.dropFirst(240).map(\.alpha2))),
    CountryList(
      name: "with-gaps", phrase: "that is a twentieth of the list",
      missing: Set(stride(from: 19, to: Country.all.count, by: 20).map { Country.all[$0].alpha2 })),
  ]

  private static let codes = Set(Country.all.map(\.alpha2))

  private static let youngest: Set = ["BQ", "CW", "SS", "SX"]

  private static let territories: Set = [
    "AI", "AQ", "AS", "AW", "AX", "BL", "BM", "BQ", "BV", "CC", "CK", "CW", "CX", "EH", "FK", "FO",
    "GF", "GG", "GI", "GL", "GP", "GS", "GU", "HK", "HM", "IM", "IO", "JE", "KY", "MF", "MO", "MP",
    "MQ", "MS", "NC", "NF", "NU", "PF", "PM", "PN", "PR", "RE", "SH", "SJ", "SX", "TC", "TF", "TK",
    "UM", "VG", "VI", "WF", "YT",
  ]

  private static let europeanUnion: Set = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT",
    "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
  ]

  private static let largeOnes: Set = ["BR", "CN", "DE", "ES", "FR", "GB", "IN", "MZ", "PT", "US"]
}
