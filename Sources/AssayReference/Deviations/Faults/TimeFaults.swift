internal import HTTPTypes

extension Deviation {
  /// What is so for less than a second.
  @DeviationList static var timeFaults: [Deviation] {
    fault(
      "retrieval-within-a-second", breaks: "retrieval.lasting",
      "A customer can be retrieved for a second after his registration."
    ) {
      let births = Births(&$0)
      $0.around(\.retrieve) { id, call, next in
        try await next(id, call).flatMap { births.isPast($0.gid) ? nil : $0 }
      }
    }
    fault(
      "external-id-within-a-second", breaks: "retrieval.lasting",
      "A customer can be retrieved by his external id for a second after his registration."
    ) {
      let births = Births(&$0)
      $0.around(\.retrieve) { id, call, next in
        try await next(id, call).flatMap {
          $0.gid != id.string && births.isPast($0.gid) ? nil : $0
        }
      }
    }
    fault(
      "replay-within-a-second", breaks: "replay.later",
      "A replay is recognised for a second, and later is a conflict."
    ) {
      let births = Births(&$0)
      $0.around(\.register) { attributes, call, next in
        let outcome = try await next(attributes, call)
        guard case .known(let customer) = outcome, births.isPast(customer.gid) else {
          return outcome
        }
        return .conflict(customer, differing: [.name])
      }
    }
    fault(
      "number-free-after-a-second", breaks: "replay.later",
      "A VAT number is free again a second after its registration."
    ) {
      let births = Births(&$0)
      $0.around(\.register) { attributes, call, next in
        let known = try call.store.customer(
          withNumber: attributes[.vatNumber], of: call.authorizedCompany())
        if let known, births.isPast(known.gid) { try call.store.remove(known.gid) }
        return try await next(attributes, call)
      }
    }
    fault(
      "conflict-within-a-second", breaks: "conflict.status",
      "Other attributes are a conflict for a second, and later taken for a replay."
    ) {
      let births = Births(&$0)
      $0.around(\.register) { attributes, call, next in
        let outcome = try await next(attributes, call)
        guard case .conflict(let customer, _) = outcome, births.isPast(customer.gid) else {
          return outcome
        }
        return .known(customer)
      }
    }
  }
}

/// When each customer was registered.
private struct Births: Sendable {
  private let times = Memory<[String: ContinuousClock.Instant]>([:])

  init(_ stages: inout Stages) {
    stages.onOutcome(.registration) { [times] customer, _, _ in
      times { $0[customer.gid] = .now }
    }
  }

  /// Whether the customer was registered a second ago or earlier.
  func isPast(_ gid: String) -> Bool {
    times { $0[gid].map { $0.duration(to: .now) >= .seconds(1) } ?? false }
  }
}
