extension Deviation {
  /// What a registration that fails a check leaves behind.
  @DeviationList static var refusalFaults: [Deviation] {
    for (name, what, isMeant) in reasons {
      fault(
        "\(name)-registers", breaks: "refusal.registers-nothing",
        "\(what) is refused and registered all the same."
      ) {
        $0.onRefusal(isMeant) { customer, call in
          _ = try call.store.insert(customer, for: call.authorizedCompany())
        }
      }
      fault(
        "\(name)-overwrites", breaks: "refusal.unchanged",
        "\(what) is refused, and gives the customer of its VAT number what it says."
      ) {
        $0.onRefusal(isMeant) { customer, call in
          try call.known(customer).map {
            try call.store.overwrite($0.gid, with: customer.attributes)
          }
        }
      }
    }
    fault(
      "refusal-deletes", breaks: "refusal.unchanged",
      "A registration that fails a check removes the customer of its VAT number."
    ) {
      $0.onRefusal({ _ in true }) { customer, call in
        try call.known(customer).map { try call.store.remove($0.gid) }
      }
    }
    fault(
      "refusal-renames", breaks: "refusal.unchanged",
      "A registration that fails a check gives the customer of its VAT number another gid."
    ) {
      $0.onRefusal({ _ in true }) { customer, call in
        try call.known(customer).map { try call.store.rename($0.gid, to: Gid.random()) }
      }
    }
    fault(
      "refusal-blocks-number", breaks: "refusal.registers-nothing",
      "After a registration that failed a check, its VAT number is refused for good."
    ) {
      let blocked = Memory<Set<ExactText>>([])
      $0.onRefusal({ _ in true }) { customer, _ in
        _ = customer.attributes[.vatNumber].map(blocked.insert)
      }
      $0.refuse { attributes in
        guard let number = attributes[.vatNumber], blocked({ $0.contains(number) }) else {
          return nil
        }
        return .blank(.vatNumber)
      }
    }
    fault(
      "refusal-keeps-external-id", breaks: "refusal.registers-nothing",
      "A registration that fails a check is found under its external id."
    ) {
      let kept = Memory<[ExactText: Customer]>([:])
      $0.onRefusal({ _ in true }) { customer, _ in
        if let id = customer.attributes[.externalId] { kept { $0[id] = customer } }
      }
      $0.around(\.retrieve) { id, call, next in
        let known = try await next(id, call)
        return known ?? kept { $0[id] }
      }
    }
    fault(
      "refusal-spoils-connection", breaks: "registration.status",
      "After a registration that failed a check, the next one on its connection fails as well."
    ) {
      let spoilt = Memory<Set<Int>>([])
      $0.around(\.answer) { route, call, next in
        var answer = try await next(route, call)
        if answer.occasion == .check {
          _ = spoilt.insert(call.connection)
        } else if answer.occasion == .registration, spoilt({ $0.remove(call.connection) }) != nil {
          answer.refuses(with: 422)
        }
        return answer
      }
    }
    fault(
      "twentieth-check-passed", breaks: "refusal.registers-nothing",
      "Every twentieth registration that fails a check is taken."
    ) {
      let count = Memory(0)
      $0.around(\.check) { document, call, next in
        do {
          return try await next(document, call)
        } catch {
          guard count.isTurn(of: 20), let customer = document.salvaged else { throw error }
          return customer.attributes
        }
      }
    }
  }

  private static let reasons: [(String, String, @Sendable (Refusal) -> Bool)] = [
    (
      "locale-refusal", "A registration with a wrong locale",
      { if case .unknownLocale = $0 { true } else { false } }
    ),
    (
      "country-refusal", "A registration with a wrong country",
      { if case .unknownCountry = $0 { true } else { false } }
    ),
    ("missing-name", "A registration without a name", { $0 == .missing(.name) }),
    ("missing-country", "A registration without a country", { $0 == .missing(.country) }),
    ("empty-name", "A registration with an empty name", { $0 == .blank(.name) }),
    ("number-refusal", "A registration with a number in it", { $0.isAbout(.number) }),
    ("boolean-refusal", "A registration with a boolean in it", { $0.isAbout(.boolean) }),
    ("array-refusal", "A registration with an array in it", { $0.isAbout(.array) }),
    ("object-refusal", "A registration with an object in it", { $0.isAbout(.object) }),
  ]
}

extension Stages {
  /// Does something with what a registration that fails a check has of a customer.
  fileprivate mutating func onRefusal(
    _ isMeant: @escaping @Sendable (Refusal) -> Bool,
    _ body: @escaping @Sendable (Customer, Call) throws -> Void
  ) {
    around(\.check) { document, call, next in
      do {
        return try await next(document, call)
      } catch let refusal as Refusal {
        if isMeant(refusal), let customer = document.salvaged { try body(customer, call) }
        throw refusal
      }
    }
  }
}

extension Call {
  fileprivate func known(_ customer: Customer) throws -> Customer? {
    try store.customer(withNumber: customer.attributes[.vatNumber], of: authorizedCompany())
  }
}

extension JSONDocument {
  /// What can be made of it; nothing without a VAT number.
  fileprivate var salvaged: Customer? {
    guard case .object(let members) = self else { return nil }
    var attributes = CustomerAttributes()
    for attribute in Attribute.allCases {
      let value = members.first { $0.name == ExactText(attribute.rawValue) }?.value
      attributes[attribute] = value.text ?? (attribute.isMandatory ? "" : nil)
    }
    guard attributes[.vatNumber] != "" else { return nil }
    return Customer(gid: Gid.random(), attributes: attributes)
  }
}
