/// An attribute of a customer, in the order of the contract's table; every one of them is a string.
enum Attribute: String, CaseIterable, Sendable {
  case name, externalId, vatNumber, address, zipCode, city, country, email, phone, mobile, locale

  var isMandatory: Bool {
    switch self {
    case .name, .vatNumber, .country: true
    default: false
    }
  }

  /// What the attribute is where a registration leaves it out.
  var defaultValue: ExactText? {
    self == .locale ? Locales.defaultLocale : nil
  }
}

/// The locales a customer may be notified in.
enum Locales {
  static let defaultLocale: ExactText = "pt"
  static let accepted: [ExactText] = ["pt", "es", "en", "fr-fr", "de", "zh-CN"]
}
