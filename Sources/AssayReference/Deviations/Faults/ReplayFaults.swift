internal import HTTPTypes

extension Deviation {
  /// What becomes of a registration that is sent again.
  @DeviationList static var replayFaults: [Deviation] {
    for (name, status, what) in [("conflict", 409, "a conflict"), ("invalid", 422, "invalid")] {
      fault("replay-\(name)", breaks: "replay.status", "A replay is refused as \(what).") {
        $0.edit(.replay) { $0.refuses(with: status) }
      }
      fault(
        "third-replay-\(name)", breaks: "replay.often", "Every third replay is refused as \(what)."
      ) { $0.edit(.replay, every: 3) { $0.refuses(with: status) } }
    }
    fault(
      "tenth-replay-limited", breaks: "replay.often",
      "From the tenth replay of a customer on, the answer is 429."
    ) {
      let counts = Memory<[String: Int]>([:])
      $0.edit(.replay) { answer in
        let count = counts { counts in
          counts[answer.object.string("gid") ?? "", default: 0] += 1
          return counts[answer.object.string("gid") ?? "", default: 0]
        }
        if count >= 10 { answer.refuses(with: 429) }
      }
    }
    for (name, what, isAffected) in registrations {
      fault(
        "replay-of-\(name)-conflict", breaks: "replay.status",
        "A replay of \(what) is refused as a conflict."
      ) {
        $0.around(\.compare) { pair, call, next in
          let differing = try await next(pair, call)
          return differing.isEmpty && isAffected(pair.new) ? [.name] : differing
        }
      }
    }
    for attribute in Attribute.allCases {
      fault(
        "replay-changes-\(attribute)", breaks: "replay.unchanged",
        "A replay appends a space to the \(attribute) that is kept."
      ) {
        $0.onOutcome(.replay) { customer, _, call in
          let text = customer.attributes[attribute]?.string ?? ""
          try call.store.set(attribute, of: customer.gid, to: ExactText(text + " "))
        }
      }
    }
    fault(
      "replay-changes-gid", breaks: "replay.unchanged",
      "A replay is answered with the gid, which is another one from then on."
    ) {
      $0.onOutcome(.replay) { customer, _, call in
        try call.store.rename(customer.gid, to: Gid.random())
      }
    }
    fault(
      "replay-deletes", breaks: "replay.unchanged",
      "A replay is a success and removes the customer."
    ) { $0.onOutcome(.replay) { customer, _, call in try call.store.remove(customer.gid) } }
    fault(
      "replay-deletes-and-registers", breaks: "replay.same-gid",
      "A replay replaces the customer, who gets another gid."
    ) {
      $0.around(\.register) { attributes, call, next in
        let outcome = try await next(attributes, call)
        guard case .known(let customer) = outcome else { return outcome }
        let fresh = Gid.random()
        try call.store.rename(customer.gid, to: fresh)
        return .known(Customer(gid: fresh, attributes: customer.attributes))
      }
    }
    fault(
      "replay-registers-another", breaks: "replay.unchanged",
      "A replay is answered with the customer who exists, and registers one more that is found first."
    ) {
      $0.prepare.append { try $0.allowRepeatedNumbers() }
      $0.register = { attributes, call in
        let company = try call.authorizedCompany()
        let number = attributes[.vatNumber]
        let known = try call.store.customer(withNumber: number, of: company)
        let other = Customer(gid: Gid.random(), attributes: attributes)
        guard let known else {
          try call.store.insertUnchecked(other, for: company)
          return .created(other)
        }
        let outcome = try await call.outcome(of: attributes, knowing: known)
        if case .known = outcome {
          var moved = known.attributes
          moved[.externalId] = nil
          try call.store.overwrite(known.gid, with: moved)
          try call.store.insertUnchecked(other, for: company)
        }
        return outcome
      }
    }
    fault(
      "replay-after-other-registration", breaks: "replay.later",
      "A replay is recognised only if nothing else was registered since on its connection."
    ) {
      let last = Memory<[Int: String]>([:])
      $0.around(\.register) { attributes, call, next in
        let outcome = try await next(attributes, call)
        let before = last { last in
          defer { last[call.connection] = outcome.customer.gid }
          return last[call.connection]
        }
        guard case .known(let customer) = outcome, let before, before != customer.gid else {
          return outcome
        }
        return .conflict(customer, differing: [.name])
      }
    }
    for (name, what, occasion) in [
      ("conflict", "a conflict", Occasion.conflict), ("refusal", "a refusal", .check),
      ("retrieval", "a retrieval", .retrieval), ("stranger", "bad credentials", .credentials),
    ] {
      fault(
        "replay-after-\(name)", breaks: "replay.later",
        "The first replay after \(what) on the same connection is refused as a conflict."
      ) {
        let spoilt = Memory<Set<Int>>([])
        $0.around(\.answer) { route, call, next in
          var answer = try await next(route, call)
          if answer.occasion == occasion { _ = spoilt.insert(call.connection) }
          if answer.occasion == .replay, spoilt({ $0.remove(call.connection) }) != nil {
            answer.refuses(with: 409)
          }
          return answer
        }
      }
    }
    fault(
      "replay-on-other-connection", breaks: "replay.often",
      "A replay on another connection than that of the registration is refused as a conflict."
    ) { $0.spoilReplays { $0 != $1 } }
    fault(
      "replay-on-same-connection", breaks: "replay.often",
      "A replay on the connection of the registration is refused as a conflict."
    ) { $0.spoilReplays { $0 == $1 } }
  }

  private static let registrations: [(String, String, @Sendable (CustomerAttributes) -> Bool)] = [
    (
      "essentials", "a registration with the essentials alone",
      { $0.count == 4 && $0[.locale] == Locales.defaultLocale }
    ),
    ("defaults", "a registration without a locale", { $0[.locale] == Locales.defaultLocale }),
    ("everything", "a registration with every attribute", { $0.count == Attribute.allCases.count }),
    (
      "unicode", "a registration with text beyond ASCII",
      { customer in
        Attribute.allCases.contains { customer[$0]?.string.allSatisfy(\.isASCII) == false }
      }
    ),
    (
      "long-text", "a registration with a text of more than 100 characters",
      { customer in
        Attribute.allCases.contains { customer[$0].map { $0.string.count > 100 } ?? false }
      }
    ),
    (
      "spaces", "a registration with spaces at the end of a text",
      { customer in Attribute.allCases.contains { customer[$0]?.string.hasSuffix(" ") == true } }
    ),
    (
      "escapes", "a registration with text that JSON escapes",
      { customer in
        Attribute.allCases.contains {
          customer[$0]?.string.utf8.contains { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C } == true
        }
      }
    ),
    (
      "other-locale", "a registration with another locale than the default",
      { $0[.locale] != Locales.defaultLocale }
    ),
  ]
}

extension Stages {
  /// Refuses replays whose connection has `isSpoilt` to that of the registration.
  fileprivate mutating func spoilReplays(
    where isSpoilt: @escaping @Sendable (_ first: Int, _ now: Int) -> Bool
  ) {
    let connections = Memory<[String: Int]>([:])
    around(\.register) { attributes, call, next in
      let outcome = try await next(attributes, call)
      let first = connections { connections in
        if case .created(let customer) = outcome { connections[customer.gid] = call.connection }
        return connections[outcome.customer.gid]
      }
      guard case .known(let customer) = outcome, let first, isSpoilt(first, call.connection) else {
        return outcome
      }
      return .conflict(customer, differing: [.name])
    }
  }
}

extension CustomerAttributes {
  /// How many attributes have a value.
  fileprivate var count: Int { Attribute.allCases.count { self[$0] != nil } }
}

extension Answer {
  /// Becomes an error that still names the customer.
  mutating func refuses(with code: Int) {
    let gid = object["gid"]
    object = JSONObject()
    object["code"] = .integer(code)
    object["message"] = .string("refused")
    if code == 409 { object["gid"] = gid }
    status = .init(code: code)
  }
}
