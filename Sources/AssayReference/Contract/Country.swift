/// A country as ISO 3166-1 has it.
///
/// The API takes the alpha-2 code, in capitals, as the contract's examples do. The other codes are
/// known so that a refusal can name the one that is asked for.
struct Country: Equatable, Sendable {
  let alpha2: String
  let alpha3: String
  let numeric: String
  let name: String

  static let all: [Country] = table.split(separator: "\n").compactMap { row in
    let columns = row.split(separator: " ", maxSplits: 3).map(String.init)
    guard columns.count == 4 else { return nil }
    return Country(
      alpha2: columns[0], alpha3: columns[1], numeric: columns[2], name: columns[3])
  }

  private static let alpha2Codes = Set(all.map { ExactText($0.alpha2) })

  static func isAlpha2Code(_ text: ExactText) -> Bool {
    alpha2Codes.contains(text)
  }

  /// The country that somebody means who writes another of its codes, or one in small letters.
  static func meant(by text: ExactText) -> Country? {
    guard text.string.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    let code = ExactText(text.string.uppercased())
    return all.first { [$0.alpha2, $0.alpha3, $0.numeric].map(ExactText.init).contains(code) }
  }
}
