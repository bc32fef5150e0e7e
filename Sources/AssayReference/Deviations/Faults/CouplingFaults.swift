extension Deviation {
  /// Attributes that hang on each other, or on how many there are already.
  @DeviationList static var couplingFaults: [Deviation] {
    for (attribute, other) in pairs {
      fault(
        "\(attribute)-without-\(other)-refused", breaks: "registration.essentials",
        "\(attribute) is refused where there is no \(other)."
      ) { $0.refuse { $0[attribute] != nil && $0[other] == nil ? .missing(other) : nil } }
      fault(
        "\(attribute)-without-\(other)-lost", breaks: "registration.echo",
        "\(attribute) is lost where there is no \(other)."
      ) { $0.alter { if $0[other] == nil { $0[attribute] = nil } } }
    }
    fault(
      "phone-like-mobile-refused", breaks: "registration.status",
      "One number for phone and mobile is refused."
    ) { $0.refuse { $0[.phone] != nil && $0[.phone] == $0[.mobile] ? .blank(.mobile) : nil } }
    fault(
      "mobile-like-phone-lost", breaks: "registration.echo",
      "A mobile number that is also the phone number is not kept."
    ) { $0.alter { if $0[.phone] == $0[.mobile] { $0[.mobile] = nil } } }
    fault(
      "further-attributes-altered", breaks: "registration.exact",
      "An attribute that is not documented is taken, and comes back without spaces at its ends."
    ) { $0.showOthers { $0.split(separator: " ").joined(separator: " ") } }
    for (count, what) in [(50, "fifty"), (100, "a hundred")] {
      fault(
        "full-after-\(what.replacing(" ", with: "-"))", breaks: "registration.status",
        "After \(what) registrations a company's next one fails."
      ) {
        let counts = Memory<[Company: Int]>([:])
        $0.around(\.register) { attributes, call, next in
          let company = try call.authorizedCompany()
          let outcome = try await next(attributes, call)
          guard case .created = outcome else { return outcome }
          let number = counts { counts in
            counts[company, default: 0] += 1
            return counts[company, default: 0]
          }
          guard number <= count else { throw Refusal.internalFailure }
          return outcome
        }
      }
    }
    fault(
      "snake-case-taken", breaks: "mandatory.missing",
      "A member vat_number is taken for vatNumber, and so on."
    ) {
      let names: [ExactText: ExactText] = [
        "vat_number": "vatNumber", "external_id": "externalId", "zip_code": "zipCode",
      ]
      $0.changeMembers { members in
        members = members.map { JSONMember(name: names[$0.name] ?? $0.name, value: $0.value) }
      }
    }
    fault(
      "unknown-id-remembered", breaks: "retrieval.external-id",
      "An id that was nobody's when it was looked up stays nobody's."
    ) {
      let unknown = Memory<Set<ExactText>>([])
      $0.around(\.retrieve) { id, call, next in
        if unknown({ $0.contains(id) }) { return nil }
        let customer = try await next(id, call)
        if customer == nil { _ = unknown.insert(id) }
        return customer
      }
    }
    fault(
      "retrieval-late", breaks: "retrieval.gid",
      "A customer can be retrieved only 50 milliseconds after he was registered."
    ) {
      let births = Memory<[String: ContinuousClock.Instant]>([:])
      $0.onOutcome(.registration) { customer, _, _ in
        births { $0[customer.gid] = .now }
      }
      $0.around(\.retrieve) { id, call, next in
        guard let customer = try await next(id, call) else { return nil }
        let birth = births { $0[customer.gid] }
        return birth.map { .now - $0 < .milliseconds(50) } == true ? nil : customer
      }
    }
    fault(
      "retrieval-before-replay", breaks: "retrieval.lasting",
      "A customer can be retrieved until the first replay."
    ) {
      let replayed = Memory<Set<String>>([])
      $0.onOutcome(.replay) { customer, _, _ in _ = replayed.insert(customer.gid) }
      $0.around(\.retrieve) { id, call, next in
        guard let customer = try await next(id, call) else { return nil }
        return replayed { $0.contains(customer.gid) } ? nil : customer
      }
    }
  }

  private static let pairs: [(Attribute, Attribute)] = [
    (.phone, .mobile), (.mobile, .phone), (.city, .address), (.zipCode, .city),
    (.zipCode, .address),
    (.email, .phone), (.address, .city), (.address, .zipCode), (.city, .zipCode),
  ]
}
