extension Deviation {
  /// What happens only where registrations arrive at once.
  @DeviationList static var raceFaults: [Deviation] {
    fault(
      "race-registers-twice", breaks: "replay.concurrent",
      "Looking for the VAT number and inserting are two steps, so that two may both insert."
    ) {
      $0.prepare.append { try $0.allowRepeatedNumbers() }
      $0.registerInTwoSteps { customer, _, call in
        try call.store.insertUnchecked(customer, for: call.authorizedCompany())
        return .created(customer)
      }
    }
    for (name, phrase, clause, lose) in losers {
      fault("race-\(name)", breaks: clause, "Of registrations at once, those that lose \(phrase).")
      {
        $0.registerInTwoSteps { customer, winner, call in
          if let winner { return try lose(customer, winner, call) }
          let known = try call.store.insert(customer, for: call.authorizedCompany())
          guard let known else { return .created(customer) }
          return try lose(customer, known, call)
        }
      }
    }
    fault(
      "race-mixes-companies", breaks: "companies.same-number",
      "The company of a request is kept where the next request overwrites it."
    ) {
      let latest = Memory<Company?>(nil)
      $0.around(\.authorize) { fields, call, next in
        let company = try await next(fields, call)
        latest { $0 = company }
        return company
      }
      $0.around(\.register) { attributes, call, next in
        try await pause()
        var call = call
        call.company = latest { $0 }
        return try await next(attributes, call)
      }
    }
    fault(
      "race-mixes-answers", breaks: "registration.echo",
      "The customer to be shown is kept where the next request overwrites him."
    ) {
      let latest = Memory<Customer?>(nil)
      $0.around(\.present) { presentation, call, next in
        latest { $0 = presentation.customer }
        try await pause()
        let customer = latest { $0 } ?? presentation.customer
        return try await next(Presentation(customer, on: presentation.occasion), call)
      }
    }
    fault(
      "race-mixes-contents", breaks: "registration.echo",
      "What a request says is kept where the next request of its company overwrites it."
    ) {
      let latest = Memory<[Company: CustomerAttributes]>([:])
      $0.around(\.register) { attributes, call, next in
        let company = try call.authorizedCompany()
        latest { $0[company] = attributes }
        try await pause()
        return try await next(latest { $0[company] } ?? attributes, call)
      }
    }
    fault(
      "race-mixes-gids", breaks: "registration.gid-unique",
      "The next gid is looked up and taken in two steps, so that two customers may get the same."
    ) {
      let count = Memory(0)
      $0.prepare.append { try $0.allowRepeatedGids() }
      $0.identify = { _, _ in
        let number = count { $0 }
        try await pause()
        count { $0 = number + 1 }
        return "customer-\(number)"
      }
    }
    fault(
      "race-limited", breaks: "replay.concurrent",
      "Of more than four registrations at once, the others are told to come again."
    ) {
      let busy = Memory(0)
      $0.around(\.answer) { route, call, next in
        let isFull = busy { count in
          count += 1
          return count > 4
        }
        defer { busy { $0 -= 1 } }
        if case .registration = route { try await pause() }
        var answer = try await next(route, call)
        if isFull, answer.occasion == .replay { answer.refuses(with: 429) }
        return answer
      }
    }
  }

  private typealias Loss = @Sendable (Customer, Customer, Call) throws -> RegistrationOutcome

  private static let losers: [(String, String, String, Loss)] = [
    ("fails", "fail", "replay.concurrent", { _, _, _ in throw Refusal.internalFailure }),
    (
      "conflicts", "are told of a conflict, though they are identical", "replay.concurrent",
      { _, winner, _ in .conflict(winner, differing: [.name]) }
    ),
    (
      "shows-other-gids", "are told a gid of their own", "replay.concurrent",
      { loser, winner, _ in
        loser.attributes == winner.attributes
          ? .known(loser) : .conflict(winner, differing: [.name])
      }
    ),
    (
      "overwrites", "replace the winner", "conflict.concurrent",
      { loser, winner, call in
        try call.store.overwrite(winner.gid, with: loser.attributes)
        return .known(Customer(gid: winner.gid, attributes: loser.attributes))
      }
    ),
    (
      "overwrites-and-conflicts", "are told of a conflict and replace the winner",
      "conflict.concurrent",
      { loser, winner, call in
        if loser.attributes == winner.attributes { return .known(winner) }
        try call.store.overwrite(winner.gid, with: loser.attributes)
        return .conflict(winner, differing: [.name])
      }
    ),
    (
      "wins-for-all", "are shown the winner as their own", "conflict.concurrent",
      { _, winner, _ in .known(winner) }
    ),
    (
      "echoes", "are shown what they sent, though it is not kept", "conflict.concurrent",
      { loser, winner, _ in .known(Customer(gid: winner.gid, attributes: loser.attributes)) }
    ),
    (
      "conflicts-with-own-gid", "are told of a conflict with a gid of their own",
      "conflict.concurrent",
      { loser, winner, _ in
        loser.attributes == winner.attributes
          ? .known(winner) : .conflict(loser, differing: [.name])
      }
    ),
    (
      "is-invalid", "are told that they are invalid", "conflict.concurrent",
      { loser, winner, _ in
        if loser.attributes == winner.attributes { return .known(winner) }
        throw Refusal.blank(.vatNumber)
      }
    ),
    (
      "removes-the-winner", "remove the winner", "conflict.concurrent",
      { loser, winner, call in
        if loser.attributes == winner.attributes { return .known(winner) }
        try call.store.remove(winner.gid)
        return .conflict(winner, differing: [.name])
      }
    ),
  ]
}

/// Long enough for another request to come in between.
private func pause() async throws {
  try await Task.sleep(for: .milliseconds(10))
}

extension Stages {
  /// Registers as the reference does where the VAT number is known, else pauses and inserts with
  /// `insert`, which is given the customer who has come in between.
  fileprivate mutating func registerInTwoSteps(
    _ insert: @escaping @Sendable (Customer, Customer?, Call) throws -> RegistrationOutcome
  ) {
    register = { attributes, call in
      let company = try call.authorizedCompany()
      let number = attributes[.vatNumber]
      if let known = try call.store.customer(withNumber: number, of: company) {
        return try await call.outcome(of: attributes, knowing: known)
      }
      try await pause()
      let winner = try call.store.customer(withNumber: number, of: company)
      return try insert(Customer(gid: Gid.random(), attributes: attributes), winner, call)
    }
  }
}
