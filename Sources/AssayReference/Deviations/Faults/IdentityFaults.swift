extension Deviation {
  /// Whom the server takes for one and the same customer.
  @DeviationList static var identityFaults: [Deviation] {
    for attribute in [Attribute.name, .email, .phone, .mobile, .address, .zipCode, .city] {
      fault(
        "unique-\(attribute)", breaks: "registration.vat-number",
        "A second customer with the same \(attribute) is a conflict."
      ) {
        $0.recognize { attributes, call in
          try attributes[attribute].flatMap {
            try call.store.customer(
              where: "\(attribute.rawValue) = ?2", $0, of: call.authorizedCompany())
          }
        }
      }
    }
    for (name, phrase, key) in keys {
      fault(
        "vat-number-\(name)", breaks: "registration.vat-number",
        "VAT numbers are compared \(phrase)."
      ) { $0.recognizeNumbers(by: key) }
    }
    fault(
      "vat-number-as-pattern", breaks: "registration.vat-number",
      "VAT numbers are compared with LIKE, so that _ and % stand for any characters."
    ) {
      $0.recognize { attributes, call in
        try call.store.customer(
          where: "vatNumber LIKE ?2", attributes[.vatNumber], of: call.authorizedCompany())
      }
    }
    fault(
      "external-id-known", breaks: "registration.vat-number",
      "Under a known external id and name a registration is a replay, whatever its VAT number is."
    ) {
      $0.around(\.register) { attributes, call, next in
        let known = try attributes[.externalId].flatMap {
          try call.store.customer(where: "externalId = ?2", $0, of: call.authorizedCompany())
        }
        guard let known, known.attributes.differences(from: attributes) == [.vatNumber] else {
          return try await next(attributes, call)
        }
        return .known(known)
      }
    }
    for attribute in Attribute.allCases where attribute != .vatNumber {
      fault(
        "number-per-\(attribute)", breaks: "conflict.each-attribute",
        "Under a known VAT number, another \(attribute) alone makes another customer."
      ) {
        $0.prepare.append { try $0.allowRepeatedNumbers() }
        $0.register = { attributes, call in
          let company = try call.authorizedCompany()
          let number = attributes[.vatNumber]
          let known = try call.store.customer(withNumber: number, of: company)
          if let known, known.attributes.differences(from: attributes) != [attribute] {
            return try await call.outcome(of: attributes, knowing: known)
          }
          let customer = Customer(gid: Gid.random(), attributes: attributes)
          try call.store.insertUnchecked(customer, for: company)
          return .created(customer)
        }
      }
    }
  }

  private static let keys: [(String, String, @Sendable (String) -> String)] = [
    (
      "digits", "by their digits, so that the countries of two may differ",
      { $0.filter(\.isNumber) }
    ),
    ("country-alone", "by their first two characters", { String($0.prefix(2)) }),
    ("start", "by their first 10 characters", { String($0.prefix(10)) }),
    ("without-end", "without their last character", { String($0.dropLast()) }),
    ("without-start", "without their first character", { String($0.dropFirst()) }),
    (
      "number", "as numbers, so that leading zeros do not count",
      { $0.prefix { !$0.isNumber } + $0.drop { !$0.isNumber }.drop { $0 == "0" } + "" }
    ),
    (
      "letters-and-digits", "by their letters and digits, so that punctuation does not count",
      { $0.filter { $0.isLetter || $0.isNumber } }
    ),
    ("ascii", "by their ASCII characters", { $0.filter(\.isASCII) }),
    ("sorted", "by their characters in any order", { String($0.sorted()) }),
    ("length", "by their lengths", { String($0.count) }),
    (
      "32-bits", "as numbers of 32 bits",
      { String(UInt32(truncatingIfNeeded: UInt64($0.filter(\.isNumber)) ?? 0)) }
    ),
    (
      "float", "as floating-point numbers of 32 bits, which hold seven digits",
      { String(describing: Float($0.filter(\.isNumber)) ?? 0) }
    ),
  ]
}

extension Stages {
  /// Takes VAT numbers with the same key for the same number.
  fileprivate mutating func recognizeNumbers(by key: @escaping @Sendable (String) -> String) {
    let gids = Memory<[Company: [String: String]]>([:])
    around(\.register) { attributes, call, next in
      let company = try call.authorizedCompany()
      let key = key(attributes[.vatNumber]?.string ?? "")
      if let gid = gids({ $0[company]?[key] }),
        let known = try call.store.customer(where: "gid = ?2", ExactText(gid), of: company)
      {
        return try await call.outcome(of: attributes, knowing: known)
      }
      let outcome = try await next(attributes, call)
      gids { $0[company, default: [:]][key] = outcome.customer.gid }
      return outcome
    }
  }
}
