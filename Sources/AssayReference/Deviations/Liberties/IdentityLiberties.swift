extension Deviation {
  /// Whom a server may take for the same customer, and whom it may show.
  @DeviationList static var identityLiberties: [Deviation] {
    liberty(
      "default-spelled-out-conflicts", takes: "free.default-spelled-out",
      "A registration that spells out the default locale is not identical to one that leaves it out."
    ) {
      let spelled = Memory<[String: Bool]>([:])
      $0.around(\.register) { attributes, call, next in
        let outcome = try await next(attributes, call)
        let isSpelled = try await call.spellsOutLocale()
        let before = spelled { spelled in
          if case .created(let customer) = outcome { spelled[customer.gid] = isSpelled }
          return spelled[outcome.customer.gid]
        }
        guard case .known(let customer) = outcome, before != isSpelled else { return outcome }
        return .conflict(customer, differing: [.locale])
      }
    }
    for (name, phrase, fold) in spellings {
      liberty(
        "vat-number-\(name)-ignored", takes: "free.vat-number-spelling",
        "VAT numbers that differ in \(phrase) are one number, in another spelling."
      ) { $0.recognizeSpellings(by: fold) }
    }
    liberty(
      "foreign-gid-read", takes: "free.foreign-gid",
      "A company can read another company's customer by its gid."
    ) {
      $0.around(\.retrieve) { id, call, next in
        if let own = try await next(id, call) { return own }
        return try call.store.customer(where: "gid = ?2", id)
      }
    }
    for (name, status) in [("409", 409), ("422", 422)] {
      liberty(
        "external-id-unique-\(name)", takes: "free.external-id-shared",
        "A second customer with the same external id is refused with \(name)."
      ) {
        $0.around(\.register) { attributes, call, next in
          let company = try call.authorizedCompany()
          guard
            try call.store.customer(withNumber: attributes[.vatNumber], of: company) == nil,
            let id = attributes[.externalId],
            let known = try call.store.customer(where: "externalId = ?2", id, of: company)
          else { return try await next(attributes, call) }
          if status == 422 { throw Refusal.duplicateMember(id) }
          return .conflict(known, differing: [.vatNumber])
        }
      }
    }
    liberty(
      "external-id-latest", takes: "free.external-id-shared",
      "Of customers with the same external id, the latest is retrieved."
    ) {
      $0.retrieve = { id, call in
        let company = try call.authorizedCompany()
        return try call.store.customer(where: "gid = ?2", id, of: company)
          ?? call.store.customer(
            where: "id = (SELECT max(id) FROM customer WHERE company = ?1 AND externalId = ?2)", id,
            of: company)
      }
    }
  }

  private static let spellings: [(String, String, @Sendable (String) -> String)] = [
    ("case", "case", { $0.lowercased() }),
    ("spacing", "spacing", { $0.filter { !$0.isWhitespace } }),
    ("hyphens", "hyphens", { $0.filter { $0 != "-" } }),
    ("punctuation", "hyphens, dots and spaces", { $0.filter { !"-. ".contains($0) } }),
  ]
}

extension Stages {
  /// Takes VAT numbers that are folded to the same text for one number; the spelling itself is no
  /// difference between two registrations.
  fileprivate mutating func recognizeSpellings(by fold: @escaping @Sendable (String) -> String) {
    let gids = Memory<[Company: [String: String]]>([:])
    around(\.compare) { pair, call, next in
      try await next(pair, call).filter { $0 != .vatNumber }
    }
    around(\.register) { attributes, call, next in
      let company = try call.authorizedCompany()
      let key = fold(attributes[.vatNumber]?.string ?? "")
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

extension Call {
  /// Whether the content has a locale in it.
  fileprivate func spellsOutLocale() async throws -> Bool {
    guard case .object(let members) = try await stages.decode(try await content.read(), self) else {
      return false
    }
    return members.contains { $0.name == "locale" && $0.value.kind != .null }
  }
}
