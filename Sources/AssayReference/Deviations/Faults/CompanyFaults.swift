extension Deviation {
  /// Companies that get into each other's way.
  @DeviationList static var companyFaults: [Deviation] {
    fault(
      "one-company", breaks: "companies.own-customer",
      "All tokens are the first company's."
    ) {
      $0.around(\.authorize) { fields, call, next in
        let company = try await next(fields, call)
        return call.api.companies.first ?? company
      }
    }
    for (name, phrase, condition) in claims {
      fault(
        "number-of-other-company-\(name)", breaks: "companies.same-number",
        "A VAT number that another company has registered \(phrase)."
      ) {
        $0.around(\.register) { attributes, call, next in
          guard let other = try call.customerOfOther(attributes) else {
            return try await next(attributes, call)
          }
          return try await condition(other, attributes, call) { try await next(attributes, call) }
        }
      }
    }
    fault(
      "company-of-connection", breaks: "companies.own-customer",
      "The first good token on a connection says whose all later requests are."
    ) {
      let companies = Memory<[Int: Company]>([:])
      $0.around(\.authorize) { fields, call, next in
        let company = try await next(fields, call)
        return companies { companies in
          let first = companies[call.connection] ?? company
          companies[call.connection] = first
          return first
        }
      }
    }
    fault(
      "company-of-request-before", breaks: "companies.own-customer",
      "Every fifth request is taken for that of the company that called before."
    ) {
      let last = Memory<Company?>(nil)
      let count = Memory(0)
      $0.around(\.authorize) { fields, call, next in
        let company = try await next(fields, call)
        let before = last { last in
          defer { last = company }
          return last ?? company
        }
        return count.isTurn(of: 5) ? before : company
      }
    }
    fault(
      "company-overwrites-other", breaks: "companies.unchanged",
      "Registering a VAT number also replaces the other company's customer with that number."
    ) { $0.onEveryOutcome { try $2.store.overwrite($0.gid, with: $1) } }
    fault(
      "company-deletes-other", breaks: "companies.unchanged",
      "Registering a VAT number removes the other company's customer with that number."
    ) { $0.onEveryOutcome { other, _, call in try call.store.remove(other.gid) } }
    for attribute in [Attribute.name, .email, .locale] {
      fault(
        "company-spreads-\(attribute)", breaks: "companies.unchanged",
        "Registering a VAT number gives its \(attribute) to the other company's customer with it."
      ) {
        $0.onEveryOutcome { other, attributes, call in
          try call.store.set(attribute, of: other.gid, to: attributes[attribute])
        }
      }
    }
    for (name, clause, phrase, occasion) in [
      (
        "replay", "companies.replay", "A replay shows the other company's customer", Occasion.replay
      ),
      (
        "conflict", "companies.conflict", "A conflict names the other company's customer", .conflict
      ),
    ] {
      fault(
        "\(name)-of-other-company", breaks: clause,
        "\(phrase) with the VAT number, if there is one."
      ) {
        $0.around(\.register) { attributes, call, next in
          let outcome = try await next(attributes, call)
          guard outcome.occasion == occasion, let other = try call.customerOfOther(attributes)
          else {
            return outcome
          }
          return occasion == .replay ? .known(other) : .conflict(other, differing: [.name])
        }
      }
    }
    fault(
      "compared-with-other-company", breaks: "companies.conflict",
      "A registration is compared with the other company's customer with its VAT number."
    ) {
      $0.around(\.compare) { pair, call, next in
        let other = try call.customerOfOther(pair.new)?.attributes
        return try await next((known: other ?? pair.known, new: pair.new), call)
      }
    }
    fault(
      "second-company-refused", breaks: "companies.same-number",
      "No token but the first is taken."
    ) {
      $0.around(\.authorize) { fields, call, next in
        let company = try await next(fields, call)
        guard company == call.api.companies.first else { throw Refusal.unknownToken }
        return company
      }
    }
  }

  private typealias Claim =
    @Sendable (
      _ other: Customer, CustomerAttributes, Call,
      _ register: () async throws -> RegistrationOutcome
    ) async throws -> RegistrationOutcome

  private static let claims: [(String, String, Claim)] = [
    ("conflicts", "is a conflict", { other, _, _, _ in .conflict(other, differing: [.name]) }),
    (
      "conflicts-in-own-name", "is a conflict, with a gid that is nobody's",
      { other, _, _, _ in
        .conflict(Customer(gid: Gid.random(), attributes: other.attributes), differing: [.name])
      }
    ),
    (
      "is-known", "is known: the same attributes are a replay, others a conflict",
      { other, new, call, _ in try await call.outcome(of: new, knowing: other) }
    ),
    (
      "conflicts-if-the-same", "is a conflict where all attributes are the same",
      { other, new, _, register in
        other.attributes == new ? .conflict(other, differing: [.name]) : try await register()
      }
    ),
    (
      "conflicts-if-different", "is a conflict where an attribute differs",
      { other, new, _, register in
        other.attributes == new ? try await register() : .conflict(other, differing: [.name])
      }
    ),
    (
      "is-replayed", "with the same attributes is answered with that company's customer",
      { other, new, _, register in other.attributes == new ? .known(other) : try await register() }
    ),
    ("is-invalid", "is refused with 422", { _, _, _, _ in throw Refusal.blank(.vatNumber) }),
    (
      "is-told", "is answered with that company's attributes, though the own ones are kept",
      { other, _, _, register in
        let outcome = try await register()
        guard case .created(let customer) = outcome else { return outcome }
        return .created(Customer(gid: customer.gid, attributes: other.attributes))
      }
    ),
  ]

  /// What the reference does for the first company alone.
  @DeviationList static var otherCompanyFaults: [Deviation] {
    for (name, clause, sentence, install) in lapses {
      fault(
        "second-company-\(name)", breaks: clause, "For all companies but the first, \(sentence)."
      ) {
        var changed = $0
        install(&changed)
        let (check, compare, present) = (changed.check, changed.compare, changed.present)
        $0.around(\.check) { document, call, next in
          try await (call.isFirstCompany ? next : check)(document, call)
        }
        $0.around(\.compare) { pair, call, next in
          try await (call.isFirstCompany ? next : compare)(pair, call)
        }
        $0.around(\.present) { presentation, call, next in
          try await (call.isFirstCompany ? next : present)(presentation, call)
        }
      }
    }
  }

  private static let lapses: [(String, String, String, @Sendable (inout Stages) -> Void)] = [
    (
      "compares-nothing", "companies.conflict", "a conflict is a replay",
      { $0.compare = { _, _ in [] } }
    ),
    (
      "conflicts-always", "companies.replay", "a replay is a conflict",
      { $0.compare = { _, _ in [.name] } }
    ),
    (
      "loses-email", "companies.own-customer", "the e-mail address is not kept",
      { $0.alter { $0[.email] = nil } }
    ),
    (
      "hides-address", "companies.own-customer", "the address is not shown",
      { $0.show(.customer) { $0[.address] = nil } }
    ),
    (
      "loses-unicode", "companies.own-customer", "text beyond ASCII becomes question marks",
      {
        $0.alter { attributes in
          for attribute in Attribute.allCases {
            attributes[attribute] = attributes[attribute].map { text in
              ExactText(String(text.string.unicodeScalars.map { $0.isASCII ? Character($0) : "?" }))
            }
          }
        }
      }
    ),
    (
      "defaults-to-en", "locale.default", "the default locale is en",
      { $0.take(.locale) { $0 == nil ? "en" : nil } }
    ),
    (
      "takes-any-country", "country.refused", "the country is not checked",
      { $0.take(.country) { $0.text.flatMap { $0.isBlank ? nil : $0 } } }
    ),
    (
      "takes-any-locale", "locale.refused", "the locale is not checked",
      { $0.take(.locale) { $0.text } }
    ),
    (
      "needs-no-name", "mandatory.missing", "a registration needs no name",
      { $0.take(.name) { $0 == nil ? "" : nil } }
    ),
    (
      "takes-numbers", "type.number", "a number for the phone is taken",
      { $0.take(.phone) { $0?.kind == .number ? "0" : nil } }
    ),
  ]
}

extension Call {
  fileprivate var isFirstCompany: Bool { company == nil || company == api.companies.first }

  /// Another company's customer with the VAT number.
  fileprivate func customerOfOther(_ attributes: CustomerAttributes) throws -> Customer? {
    let own = try authorizedCompany()
    for other in api.companies.tokens.compactMap(api.companies.company) where other != own {
      if let customer = try store.customer(withNumber: attributes[.vatNumber], of: other) {
        return customer
      }
    }
    return nil
  }
}

extension Stages {
  /// Does something with the other company's customer whose VAT number is registered.
  fileprivate mutating func onEveryOutcome(
    _ body: @escaping @Sendable (Customer, CustomerAttributes, Call) throws -> Void
  ) {
    around(\.register) { attributes, call, next in
      let outcome = try await next(attributes, call)
      if let other = try call.customerOfOther(attributes) { try body(other, attributes, call) }
      return outcome
    }
  }
}
