internal import Foundation

extension Deviation {
  /// Differences that are not seen in one attribute.
  @DeviationList static var narrowComparisonFaults: [Deviation] {
    for (name, phrase, attributes, fold) in narrowFoldings {
      for attribute in attributes {
        fault(
          "\(attribute)-compared-\(name)", breaks: "conflict.slight",
          "Values of \(attribute) are compared \(phrase)."
        ) {
          $0.equate { compared, one, other in
            guard compared == attribute, let one, let other else { return false }
            return ExactText(fold(one.string)) == ExactText(fold(other.string))
          }
        }
      }
    }
    for attribute in Attribute.allCases where !attribute.isMandatory && attribute != .locale {
      fault(
        "\(attribute)-compared-where-given", breaks: "conflict.left-out",
        "\(attribute) is compared only where both the customer and the registration have it."
      ) { $0.equate { $0 == attribute && ($1 == nil || $2 == nil) } }
    }
  }

  private static let texts: [Attribute] = [.name, .address, .city]
  private static let codes: [Attribute] = [.zipCode, .phone, .mobile]

  private static let narrowFoldings: [(String, String, [Attribute], @Sendable (String) -> String)] =
    [
      (
        "in-any-case", "without regard to case", texts + [.externalId, .email],
        { $0.lowercased() }
      ),
      (
        "without-accents", "without regard to accents", texts,
        { $0.folding(options: .diacriticInsensitive, locale: nil) }
      ),
      (
        "in-ascii", "by their ASCII characters", texts,
        { String(String.UnicodeScalarView($0.unicodeScalars.filter(\.isASCII))) }
      ),
      (
        "collapsed", "with runs of spaces taken for one", texts,
        { $0.replacingOccurrences(of: " +", with: " ", options: .regularExpression) }
      ),
      ("by-digits", "by their digits", codes, { $0.filter(\.isNumber) }),
      (
        "by-eight-characters", "by their first eight characters",
        texts + codes + [.externalId, .email], { String($0.prefix(8)) }
      ),
      (
        "by-words", "by their words in any order", texts,
        { $0.split(separator: " ").sorted().joined(separator: " ") }
      ),
      (
        "without-zeros", "without their leading zeros", [.externalId],
        { String($0.drop { $0 == "0" }) }
      ),
      (
        "by-domain", "by what stands behind the @", [.email],
        { String($0.drop { $0 != "@" }) }
      ),
      (
        "by-mailbox", "by what stands in front of the @", [.email],
        { String($0.prefix { $0 != "@" }) }
      ),
      (
        "without-tag", "without what stands behind a plus sign", [.email],
        { $0.replacing(/\+[^@]*/, with: "") }
      ),
    ]
}
