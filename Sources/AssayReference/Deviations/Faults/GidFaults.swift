extension Deviation {
  /// The customer's gid: what it is, and that it is the customer's alone.
  @DeviationList static var gidFaults: [Deviation] {
    for (name, occasion, clause, answer) in shown {
      fault("\(name)-gid-missing", breaks: clause, "\(answer) has no gid.") {
        $0.edit(occasion) { $0.object["gid"] = nil }
      }
      fault("\(name)-gid-null", breaks: clause, "\(answer) has null for a gid.") {
        $0.edit(occasion) { $0.object["gid"] = .text("null") }
      }
      fault("\(name)-gid-empty", breaks: clause, "\(answer) has an empty gid.") {
        $0.edit(occasion) { $0.object["gid"] = .string("") }
      }
      fault("\(name)-gid-number", breaks: clause, "\(answer) has a number for a gid.") {
        $0.edit(occasion) { $0.object["gid"] = .integer(4711) }
      }
      fault("\(name)-gid-fresh", breaks: clause, "\(answer) has a gid that is made up each time.") {
        $0.edit(occasion) { $0.object["gid"] = .string(Gid.random()) }
      }
      fault("\(name)-gid-as-id", breaks: clause, "\(answer) has the gid in a member \"id\".") {
        $0.edit(occasion) {
          $0.object["id"] = $0.object["gid"]
          $0.object["gid"] = nil
        }
      }
      fault("\(name)-gid-in-capitals", breaks: clause, "\(answer) has the gid in capitals.") {
        $0.edit(occasion) {
          $0.object["gid"] = $0.object.string("gid").map { .string($0.uppercased()) }
        }
      }
      fault("\(name)-gid-cut", breaks: clause, "\(answer) has the gid without its last digit.") {
        $0.edit(occasion) {
          $0.object["gid"] = $0.object.string("gid").map { .string(String($0.dropLast())) }
        }
      }
      fault(
        "\(name)-gid-of-the-last", breaks: clause, "\(answer) has the gid that was shown before."
      ) {
        let last = Memory<JSONObject.Value?>(nil)
        $0.edit(occasion) { answer in
          let own = answer.object["gid"]
          answer.object["gid"] = last { $0 } ?? own
          last { $0 = own }
        }
      }
      fault(
        "\(name)-every-twentieth-without-gid", breaks: clause,
        "\(answer) has, every twentieth time, no gid."
      ) { $0.edit(occasion, every: 20) { $0.object["gid"] = nil } }
    }
    for attribute in [Attribute.name, .country, .email, .externalId, .vatNumber] {
      fault(
        "gid-of-\(attribute)",
        breaks: attribute == .vatNumber ? "companies.own-customer" : "registration.gid-unique",
        "The gid is made from \(attribute), so that customers who share it share a gid."
      ) {
        $0.prepare.append { try $0.allowRepeatedGids() }
        $0.around(\.identify) { attributes, call, next in
          guard let text = attributes[attribute] else { return try await next(attributes, call) }
          return "g" + text.string.utf8.reduce(5381) { ($0 &* 33) ^ UInt64($1) }.description
        }
      }
    }
    fault(
      "gid-counted-by-company", breaks: "companies.own-customer",
      "Each company's customers are numbered from 1, so that two companies have the same gids."
    ) {
      let counts = Memory<[Company: Int]>([:])
      $0.prepare.append { try $0.allowRepeatedGids() }
      $0.around(\.identify) { _, call, _ in
        let company = try call.authorizedCompany()
        return counts {
          $0[company, default: 0] += 1
          return "customer-\($0[company, default: 0])"
        }
      }
    }
    fault(
      "gid-of-one-digit", breaks: "registration.gid-unique",
      "A gid has one hexadecimal digit, so that there are 16 of them."
    ) {
      $0.prepare.append { try $0.allowRepeatedGids() }
      $0.identify = { _, _ in String(UInt8.random(in: 0..<16), radix: 16) }
    }
    fault(
      "gid-of-the-clock", breaks: "registration.gid-unique",
      "The gid is the time in hundredths of a second, so that registrations at once share it."
    ) {
      let start = ContinuousClock.now
      $0.prepare.append { try $0.allowRepeatedGids() }
      $0.identify = { _, _ in
        "t\((ContinuousClock.now - start) / .milliseconds(10))".prefix { $0 != "." } + ""
      }
    }
    fault(
      "gid-every-tenth-repeated", breaks: "registration.gid-unique",
      "Every tenth customer gets the gid of the customer before."
    ) {
      let last = Memory<String?>(nil)
      let count = Memory(0)
      $0.prepare.append { try $0.allowRepeatedGids() }
      $0.around(\.identify) { attributes, call, next in
        let own = try await next(attributes, call)
        let gid = count.isTurn(of: 10) ? last { $0 } ?? own : own
        last { $0 = gid }
        return gid
      }
    }
  }

  private static let shown: [(String, Occasion, String, String)] = [
    ("registration", .registration, "registration.gid", "The answer to a first registration"),
    ("replay", .replay, "replay.same-gid", "The answer to a replay"),
    ("retrieval", .retrieval, "retrieval.gid", "A customer who is retrieved"),
    ("conflict", .conflict, "conflict.gid", "The refusal of a conflict"),
  ]
}
