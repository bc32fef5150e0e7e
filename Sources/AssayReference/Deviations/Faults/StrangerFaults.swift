internal import HTTPTypes

extension Deviation {
  /// What bad credentials do all the same, at some time or behind the client's back.
  @DeviationList static var unauthorizedFaults: [Deviation] {
    fault(
      "connection-trusted", breaks: "credentials.missing",
      "A connection that has had good credentials once needs none any more."
    ) {
      let trusted = Memory<[Int: Company]>([:])
      $0.around(\.authorize) { fields, call, next in
        do {
          let company = try await next(fields, call)
          trusted { $0[call.connection] = company }
          return company
        } catch {
          guard let company = trusted({ $0[call.connection] }) else { throw error }
          return company
        }
      }
    }
    fault(
      "stranger-taken-the-second-time", breaks: "credentials.unknown",
      "An unknown token that comes a second time is the first company's."
    ) {
      let seen = Memory<Set<String>>([])
      $0.admitStranger { credentials, _ in credentials.map { !seen.insert($0) } ?? false }
    }
    fault(
      "tenth-stranger-taken", breaks: "credentials.never-success",
      "Every tenth request with bad credentials is the first company's."
    ) {
      let count = Memory(0)
      $0.admitStranger { _, _ in count.isTurn(of: 10) }
    }
    fault(
      "stranger-may-replay", breaks: "credentials.never-success",
      "Credentials are checked before a customer is inserted, so that a replay needs none."
    ) {
      $0.admitStranger { _, call in try await call.differencesFromKnown()?.isEmpty == true }
    }
    fault(
      "stranger-told-of-conflict", breaks: "credentials.unknown",
      "Bad credentials are told of a conflict, gid included."
    ) {
      $0.admitStranger { _, call in try await call.differencesFromKnown()?.isEmpty == false }
    }
    fault(
      "unauthorized-registers", breaks: "credentials.register-nothing",
      "A registration refused with 401 is made for the first company."
    ) { $0.after(.credentials) { try await $0.registerForFirst() } }
    fault(
      "anonymous-registers", breaks: "credentials.register-nothing",
      "A registration without credentials is refused with 401 and made for the first company."
    ) {
      $0.after(.credentials) { call in
        if call.request.headerFields[.authorization] == nil { try await call.registerForFirst() }
      }
    }
    fault(
      "stranger-registers", breaks: "credentials.register-nothing",
      "A registration with an unknown token is refused with 401 and made for the first company."
    ) {
      $0.after(.credentials) { call in
        if call.request.headerFields[.authorization] != nil { try await call.registerForFirst() }
      }
    }
    fault(
      "unauthorized-overwrites", breaks: "credentials.register-nothing",
      "A registration refused with 401 gives the customer of its VAT number its attributes."
    ) {
      $0.after(.credentials) { call in
        guard let (known, attributes) = try await call.knownToFirst() else { return }
        try call.store.overwrite(known.gid, with: attributes)
      }
    }
    fault(
      "unauthorized-deletes", breaks: "credentials.register-nothing",
      "A registration refused with 401 removes the customer of its VAT number."
    ) {
      $0.after(.credentials) { call in
        guard let (known, _) = try await call.knownToFirst() else { return }
        try call.store.remove(known.gid)
      }
    }
    for (status, what) in [(400, "400"), (403, "403"), (404, "404"), (422, "422"), (500, "500")] {
      fault(
        "unauthorized-\(what)", breaks: "credentials.unknown",
        "Bad credentials are refused with \(what)."
      ) { $0.edit(.credentials) { $0.becomes(status) } }
    }
    fault(
      "unauthorized-200", breaks: "credentials.never-success",
      "The error that bad credentials get comes with the status 200."
    ) { $0.edit(.credentials) { $0.status = .ok } }
    fault(
      "unauthorized-redirected", breaks: "credentials.missing",
      "Without credentials a client is sent to a page where it can log in."
    ) {
      $0.edit(.credentials) {
        $0.status = .found
        $0.fields[.location] = "/login"
      }
    }
    fault(
      "anonymous-403", breaks: "credentials.missing",
      "A registration without an Authorization field is refused with 403."
    ) {
      $0.around(\.refuse) { refusal, call, next in
        var answer = try await next(refusal, call)
        if refusal == .missingCredentials { answer.becomes(403) }
        return answer
      }
    }
    fault(
      "malformed-credentials-400", breaks: "credentials.malformed",
      "Credentials that are not one bearer token are refused with 400."
    ) {
      $0.around(\.refuse) { refusal, call, next in
        var answer = try await next(refusal, call)
        if refusal == .malformedCredentials { answer.becomes(400) }
        return answer
      }
    }
    fault(
      "unauthorized-invalid-200", breaks: "credentials.never-success",
      "An invalid registration with bad credentials is answered with 200 and an empty object."
    ) {
      $0.around(\.answer) { route, call, next in
        var answer = try await next(route, call)
        if answer.occasion == .credentials, try await call.attributes() == nil {
          answer.status = .ok
          answer.object = JSONObject()
        }
        return answer
      }
    }
  }
}

extension Stages {
  /// Takes for the first company whom the reference does not know, where `isGood` says so.
  fileprivate mutating func admitStranger(
    _ isGood: @escaping @Sendable (_ credentials: String?, Call) async throws -> Bool
  ) {
    around(\.authorize) { fields, call, next in
      do {
        return try await next(fields, call)
      } catch {
        guard try await isGood(fields[.authorization], call),
          let company = call.api.companies.first
        else { throw error }
        return company
      }
    }
  }
}

extension Call {
  /// What the content would register, if it is a registration that could be made.
  func attributes() async throws -> CustomerAttributes? {
    do {
      return try await stages.check(try await stages.decode(try await content.read(), self), self)
    } catch is Refusal {
      return nil
    }
  }

  /// The first company's customer with the VAT number of the content, and what the content says.
  fileprivate func knownToFirst() async throws -> (Customer, CustomerAttributes)? {
    guard let attributes = try await attributes(), let company = api.companies.first,
      let known = try store.customer(withNumber: attributes[.vatNumber], of: company)
    else { return nil }
    return (known, attributes)
  }

  fileprivate func differencesFromKnown() async throws -> [Attribute]? {
    try await knownToFirst().map { $0.attributes.differences(from: $1) }
  }

  fileprivate func registerForFirst() async throws {
    guard let attributes = try await attributes(), let company = api.companies.first else { return }
    _ = try store.insert(Customer(gid: Gid.random(), attributes: attributes), for: company)
  }
}

extension Answer {
  /// The same error under another status.
  mutating func becomes(_ code: Int) {
    status = .init(code: code)
    object["code"] = .integer(code)
  }
}
