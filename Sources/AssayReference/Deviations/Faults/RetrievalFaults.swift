internal import HTTPTypes

extension Deviation {
  /// What `GET /customers/{id}` gives, and whether customers stay as they are.
  @DeviationList static var retrievalFaults: [Deviation] {
    for status in [301, 404, 410, 500] {
      fault(
        "retrieval-\(status)", breaks: "retrieval.gid", "A customer is retrieved with \(status)."
      ) { $0.edit(.retrieval) { $0.status = .init(code: status) } }
    }
    fault(
      "retrieval-once", breaks: "retrieval.gid", "A customer can be retrieved once."
    ) {
      let seen = Memory<Set<String>>([])
      $0.around(\.retrieve) { id, call, next in
        try await next(id, call).flatMap { seen.insert($0.gid) ? $0 : nil }
      }
    }
    fault(
      "retrieval-on-the-same-connection", breaks: "retrieval.gid",
      "A customer can be retrieved only on the connection on which he was registered."
    ) {
      let connections = Memory<[String: Int]>([:])
      $0.around(\.register) { attributes, call, next in
        let outcome = try await next(attributes, call)
        connections { $0[outcome.customer.gid] = $0[outcome.customer.gid] ?? call.connection }
        return outcome
      }
      $0.around(\.retrieve) { id, call, next in
        try await next(id, call).flatMap { customer in
          connections { $0[customer.gid] } == call.connection ? customer : nil
        }
      }
    }
    fault(
      "retrieval-of-the-last", breaks: "retrieval.gid",
      "Whichever customer is asked for, the one registered last is given."
    ) {
      let last = Memory<[Company: Customer]>([:])
      $0.around(\.register) { attributes, call, next in
        let outcome = try await next(attributes, call)
        let company = try call.authorizedCompany()
        last { $0[company] = outcome.customer }
        return outcome
      }
      $0.around(\.retrieve) { id, call, next in
        let company = try call.authorizedCompany()
        return try await next(id, call).map { customer in last { $0[company] } ?? customer }
      }
    }
    fault(
      "retrieval-cached-by-connection", breaks: "retrieval.gid",
      "A connection on which a customer was retrieved gets the same customer again."
    ) {
      let cached = Memory<[Int: Customer]>([:])
      $0.around(\.retrieve) { id, call, next in
        if let customer = cached({ $0[call.connection] }) { return customer }
        let customer = try await next(id, call)
        cached { $0[call.connection] = customer }
        return customer
      }
    }
    fault(
      "gid-not-found", breaks: "retrieval.gid",
      "A customer can be retrieved by his external id alone."
    ) {
      $0.retrieve = { id, call in
        try call.store.customer(where: "externalId = ?2", id, of: call.authorizedCompany())
      }
    }
    fault(
      "external-id-not-found", breaks: "retrieval.external-id",
      "A customer can be retrieved by his gid alone."
    ) {
      $0.retrieve = { id, call in
        try call.store.customer(where: "gid = ?2", id, of: call.authorizedCompany())
      }
    }
    for (name, phrase, condition) in lookUps {
      fault(
        "external-id-\(name)", breaks: "retrieval.external-id",
        "External ids are looked up \(phrase)."
      ) {
        $0.around(\.retrieve) { id, call, next in
          let company = try call.authorizedCompany()
          return try call.store.customer(where: "gid = ?2", id, of: company)
            ?? call.store.customer(where: condition, id, of: company)
        }
      }
    }
    fault(
      "external-id-of-anybody", breaks: "retrieval.external-id",
      "External ids are looked up among all companies' customers."
    ) {
      $0.retrieve = { id, call in
        try call.store.customer(where: "gid = ?2", id, of: call.authorizedCompany())
          ?? call.store.customer(where: "externalId = ?2", id)
      }
    }
    fault(
      "external-id-shows-essentials", breaks: "retrieval.external-id",
      "Retrieved by external id, a customer has nothing but the essentials."
    ) {
      $0.around(\.retrieve) { id, call, next in
        guard let customer = try await next(id, call), customer.gid != id.string else {
          return try await next(id, call)
        }
        var attributes = CustomerAttributes()
        for attribute in Attribute.allCases where attribute.isMandatory {
          attributes[attribute] = customer.attributes[attribute]
        }
        return Customer(gid: customer.gid, attributes: attributes)
      }
    }
    fault(
      "external-id-shows-other-gid", breaks: "retrieval.external-id",
      "Retrieved by external id, a customer has another gid."
    ) {
      $0.around(\.retrieve) { id, call, next in
        try await next(id, call).map { customer in
          customer.gid == id.string
            ? customer : Customer(gid: Gid.random(), attributes: customer.attributes)
        }
      }
    }
    fault(
      "path-not-decoded", breaks: "retrieval.external-id",
      "Ids in a path are not percent-decoded."
    ) {
      $0.around(\.retrieve) { id, call, next in
        let raw = call.request.path?.split(separator: "/").last.map { ExactText($0) }
        return try await next(raw ?? id, call)
      }
    }
    for (count, what) in [(10, "ten"), (50, "fifty")] {
      fault(
        "forgotten-after-\(what)", breaks: "retrieval.lasting",
        "A customer is forgotten when \(what) more have been registered."
      ) {
        let recent = Memory<[String]>([])
        $0.onOutcome(.registration) { customer, _, call in
          let oldest = recent { gids -> String? in
            gids.append(customer.gid)
            return gids.count > count ? gids.removeFirst() : nil
          }
          if let oldest { try call.store.remove(oldest) }
        }
      }
    }
    for attribute in Attribute.allCases where attribute != .vatNumber {
      fault(
        "next-registration-spreads-\(attribute)", breaks: "retrieval.lasting",
        "A registration also gives its \(attribute) to the customer registered before."
      ) {
        let last = Memory<[Int: String]>([:])
        $0.onOutcome(.registration) { customer, attributes, call in
          let before = last { gids in
            defer { gids[call.connection] = customer.gid }
            return gids[call.connection]
          }
          if let before { try call.store.set(attribute, of: before, to: attributes[attribute]) }
        }
      }
    }
    fault(
      "refusal-deletes-last", breaks: "retrieval.lasting",
      "A registration that fails a check undoes the one before it on the same connection."
    ) {
      let last = Memory<[Int: String]>([:])
      $0.onOutcome(.registration) { customer, _, call in last { $0[call.connection] = customer.gid }
      }
      $0.after(.check) { call in
        if let gid = last({ $0.removeValue(forKey: call.connection) }) {
          try call.store.remove(gid)
        }
      }
    }
  }

  private static let lookUps = [
    ("in-any-case", "without regard to case", "lower(externalId) = lower(?2)"),
    ("by-their-start", "by their first characters", "substr(externalId, 1, 6) = substr(?2, 1, 6)"),
    (
      "as-numbers", "as numbers",
      "CAST(ltrim(externalId, 'E') AS INTEGER) = CAST(ltrim(?2, 'E') AS INTEGER)"
    ),
    (
      "trimmed", "without the spaces at their ends, with which they are kept",
      "externalId = trim(?2)"
    ),
    ("as-patterns", "with LIKE, so that _ and % stand for any characters", "externalId LIKE ?2"),
  ]
}
