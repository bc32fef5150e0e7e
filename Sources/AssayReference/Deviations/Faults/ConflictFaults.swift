extension Deviation {
  /// What a conflict is answered with, and what it leaves behind.
  @DeviationList static var conflictFaults: [Deviation] {
    for status in [200, 201, 400, 403, 412, 422, 500] {
      fault(
        "conflict-\(status)", breaks: "conflict.status", "A conflict is answered with \(status)."
      ) { $0.edit(.conflict) { $0.becomes(status) } }
    }
    fault(
      "conflict-taken-for-replay", breaks: "conflict.status",
      "A conflict is answered with success and the customer who exists."
    ) { $0.compare = { _, _ in [] } }
    fault(
      "conflict-echoes", breaks: "conflict.status",
      "A conflict is answered with success and what was sent, though nothing is kept."
    ) {
      $0.around(\.register) { attributes, call, next in
        let outcome = try await next(attributes, call)
        guard case .conflict(let customer, _) = outcome else { return outcome }
        return .known(Customer(gid: customer.gid, attributes: attributes))
      }
    }
    for (name, phrase, value) in gids {
      fault("conflict-gid-\(name)", breaks: "conflict.gid", "The gid of a conflict is \(phrase).") {
        $0.edit(.conflict) { answer in
          answer.object["gid"] = answer.object.string("gid").flatMap { value($0) }
        }
      }
    }
    for (name, phrase, pick) in strangers {
      fault(
        "conflict-names-\(name)", breaks: "conflict.gid", "A conflict names \(phrase)."
      ) {
        $0.around(\.register) { attributes, call, next in
          let outcome = try await next(attributes, call)
          guard case .conflict(let customer, let differing) = outcome,
            let other = try pick(call, customer, attributes)
          else { return outcome }
          return .conflict(other, differing: differing)
        }
      }
    }
    fault(
      "second-conflict-taken", breaks: "conflict.unchanged",
      "A registration that was a conflict replaces the customer when it is sent again."
    ) {
      let refused = Memory<[String: CustomerAttributes]>([:])
      $0.around(\.register) { attributes, call, next in
        let outcome = try await next(attributes, call)
        guard case .conflict(let customer, _) = outcome else { return outcome }
        let before = refused { refused in
          defer { refused[customer.gid] = attributes }
          return refused[customer.gid]
        }
        guard before == attributes else { return outcome }
        try call.store.overwrite(customer.gid, with: attributes)
        return .known(Customer(gid: customer.gid, attributes: attributes))
      }
    }
    fault(
      "third-conflict-taken-for-replay", breaks: "conflict.status",
      "Every third conflict is answered with the customer who exists."
    ) {
      let count = Memory(0)
      $0.around(\.register) { attributes, call, next in
        let outcome = try await next(attributes, call)
        guard case .conflict(let customer, _) = outcome, count.isTurn(of: 3) else { return outcome }
        return .known(customer)
      }
    }
    for (name, phrase, deed) in deeds {
      fault("conflict-\(name)", breaks: "conflict.unchanged", "A conflict \(phrase).") {
        $0.onOutcome(.conflict, deed)
      }
    }
    for attribute in Attribute.allCases where attribute != .vatNumber {
      fault(
        "conflict-overwrites-\(attribute)", breaks: "conflict.unchanged",
        "A conflict gives the customer who exists the \(attribute) of the registration."
      ) {
        $0.onOutcome(.conflict) { customer, attributes, call in
          try call.store.set(attribute, of: customer.gid, to: attributes[attribute])
        }
      }
    }
    fault(
      "conflict-registers-another", breaks: "conflict.unchanged",
      "A conflict is refused, and registers a second customer under the VAT number."
    ) {
      $0.prepare.append { try $0.allowRepeatedNumbers() }
      $0.register = { attributes, call in
        let company = try call.authorizedCompany()
        let known = try call.store.customer(withNumber: attributes[.vatNumber], of: company)
        let customer = Customer(gid: Gid.random(), attributes: attributes)
        var outcome = RegistrationOutcome.created(customer)
        if let known { outcome = try await call.outcome(of: attributes, knowing: known) }
        if outcome.occasion != .replay {
          try call.store.insertUnchecked(customer, for: company)
        }
        return outcome
      }
    }
  }

  private static let gids: [(String, String, @Sendable (String) -> JSONObject.Value?)] = [
    ("an-array", "an array", { .text("[\"\($0)\"]") }),
    ("an-object", "an object", { .text("{\"id\": \"\($0)\"}") }),
    ("a-path", "a path with the gid in it", { .string("/customers/\($0)") }),
    ("compact", "without its hyphens", { .string($0.filter { $0 != "-" }) }),
    ("spaced", "followed by a space", { .string($0 + " ") }),
    ("text", "a sentence with the gid in it", { .string("in conflict with \($0)") }),
  ]

  private static let strangers:
    [(String, String, @Sendable (Call, Customer, CustomerAttributes) throws -> Customer?)] = [
      (
        "the-first", "the company's first customer",
        { call, _, _ in
          try call.store.customer(where: "?2 IS NULL", nil, of: call.authorizedCompany())
        }
      ),
      (
        "the-last", "the customer registered last",
        { call, _, _ in
          try call.store.customer(where: "id = (SELECT max(id) FROM customer) AND ?2 IS NULL", nil)
        }
      ),
      (
        "a-namesake", "the first customer with the name that was sent",
        { call, _, new in
          try call.store.customer(where: "name = ?2", new[.name], of: call.authorizedCompany())
        }
      ),
      (
        "who-shares-the-email", "another customer with the e-mail address that was sent",
        { call, _, new in
          try call.store.customer(where: "email = ?2", new[.email], of: call.authorizedCompany())
        }
      ),
      (
        "nobody", "a customer who does not exist",
        { _, known, _ in Customer(gid: Gid.random(), attributes: known.attributes) }
      ),
      (
        "anybody-with-the-number", "the first customer of any company with the VAT number",
        { call, _, new in try call.store.customer(where: "vatNumber = ?2", new[.vatNumber]) }
      ),
    ]

  private static let deeds:
    [(String, String, @Sendable (Customer, CustomerAttributes, Call) throws -> Void)] = [
      (
        "overwrites", "replaces the customer who exists",
        { known, new, call in try call.store.overwrite(known.gid, with: new) }
      ),
      (
        "merges", "gives the customer who exists all attributes that were sent",
        { known, new, call in
          for attribute in Attribute.allCases where attribute != .vatNumber && new[attribute] != nil
          {
            try call.store.set(attribute, of: known.gid, to: new[attribute])
          }
        }
      ),
      (
        "fills", "gives the customer who exists the attributes he had none of",
        { known, new, call in
          for attribute in Attribute.allCases where known.attributes[attribute] == nil {
            try call.store.set(attribute, of: known.gid, to: new[attribute])
          }
        }
      ),
      (
        "empties", "takes from the customer who exists the attributes that were not sent",
        { known, new, call in
          for attribute in Attribute.allCases where new[attribute] == nil {
            try call.store.set(attribute, of: known.gid, to: nil)
          }
        }
      ),
      (
        "deletes", "removes the customer who exists",
        { known, _, call in try call.store.remove(known.gid) }
      ),
      (
        "renames", "gives the customer who exists another gid",
        { known, _, call in try call.store.rename(known.gid, to: Gid.random()) }
      ),
    ]
}
