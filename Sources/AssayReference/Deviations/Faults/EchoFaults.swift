internal import HTTPTypes

extension Deviation {
  /// What an answer says of a customer who is kept as he should be.
  @DeviationList static var echoFaults: [Deviation] {
    for attribute in Attribute.allCases {
      for (name, occasion, clause, answer) in occasions {
        fault(
          "\(name)-omits-\(attribute)", breaks: clause, "\(answer) leaves \(attribute) out."
        ) { $0.show(occasion) { $0[attribute] = nil } }
        fault(
          "\(name)-mixes-up-\(attribute)", breaks: clause,
          "\(answer) has the value of the attribute after \(attribute) in \(attribute)."
        ) { $0.show(occasion) { $0[attribute] = $0.value(after: attribute) } }
      }
    }
    for status in [202, 203, 206, 302, 400, 404, 500] {
      fault(
        "registration-\(status)", breaks: "registration.status",
        "A first registration is answered with \(status)."
      ) { $0.edit(.registration) { $0.status = .init(code: status) } }
      fault(
        "replay-\(status)", breaks: "replay.status", "A replay is answered with \(status)."
      ) { $0.edit(.replay) { $0.status = .init(code: status) } }
    }
    for (name, occasion, clause, answer) in occasions {
      fault("\(name)-empty", breaks: clause, "\(answer) has no content.") {
        $0.edit(occasion) { $0.substitute = [] }
      }
      fault("\(name)-empty-object", breaks: clause, "\(answer) is an empty object.") {
        $0.edit(occasion) { $0.object = JSONObject() }
      }
      fault("\(name)-gid-alone", breaks: clause, "\(answer) has nothing but the gid.") {
        $0.edit(occasion) { $0.object.members.removeAll { $0.name != "gid" } }
      }
      fault("\(name)-in-array", breaks: clause, "\(answer) is an array with the customer in it.") {
        $0.edit(occasion) { $0.substitute = Array("[".utf8) + $0.content + Array("]".utf8) }
      }
      fault(
        "\(name)-nested", breaks: clause, "\(answer) has the customer in a member \"customer\"."
      ) {
        $0.edit(occasion) {
          $0.substitute = Array(#"{"customer":"#.utf8) + $0.content + Array("}".utf8)
        }
      }
      fault(
        "\(name)-in-snake-case", breaks: clause, "\(answer) names vatNumber vat_number and so on."
      ) {
        $0.edit(occasion) {
          for index in $0.object.members.indices { $0.object.members[index].name.becomeSnakeCase() }
        }
      }
    }
    for (name, occasion, clause, answer) in occasions {
      fault(
        "\(name)-every-twentieth-gets-another", breaks: clause,
        "\(answer) shows, every twentieth time, another customer's attributes."
      ) {
        let last = Memory<JSONObject?>(nil)
        let count = Memory(0)
        $0.edit(occasion) { answer in
          let object = answer.object
          if count.isTurn(of: 20) { answer.object = last { $0 } ?? object }
          last { $0 = object }
        }
      }
    }
  }

  private static let occasions: [(String, Occasion, String, String)] = [
    ("registration", .registration, "registration.echo", "The answer to a first registration"),
    ("replay", .replay, "replay.same-customer", "The answer to a replay"),
    ("retrieval", .retrieval, "retrieval.gid", "A customer who is retrieved"),
  ]

  /// Attributes that come back though they were not sent, or in another type.
  @DeviationList static var unsetFaults: [Deviation] {
    for attribute in Attribute.allCases where !attribute.isMandatory && attribute != .locale {
      fault(
        "unset-\(attribute)-empty", breaks: "registration.unset",
        "\(attribute) comes back empty where it was not given."
      ) { $0.show(.customer) { $0[attribute] = $0[attribute] ?? "" } }
      fault(
        "unset-\(attribute)-required", breaks: "registration.essentials",
        "A registration without \(attribute) is refused."
      ) { $0.refuse { $0[attribute] == nil ? .missing(attribute) : nil } }
    }
    for text in ["null", "undefined", "-"] {
      fault(
        "unset-as-\(text == "-" ? "dash" : text)", breaks: "registration.unset",
        "What was not given comes back as the text \(text)."
      ) {
        $0.show(.customer) { customer in
          for attribute in Attribute.allCases where customer[attribute] == nil {
            customer[attribute] = ExactText(text)
          }
        }
      }
    }
    fault(
      "unset-from-the-last", breaks: "registration.unset",
      "What was not given comes back as it was given for the customer registered before."
    ) {
      let last = Memory(CustomerAttributes())
      $0.alter { attributes in
        for attribute in Attribute.allCases where attributes[attribute] == nil {
          attributes[attribute] = last { $0[attribute] }
        }
        let now = attributes
        last { $0 = now }
      }
    }
    for (attribute, source) in [
      (Attribute.mobile, Attribute.phone), (.phone, .mobile),
      (.externalId, .vatNumber), (.city, .country), (.address, .name),
    ] {
      fault(
        "unset-\(attribute)-from-\(source)", breaks: "registration.unset",
        "\(attribute) is taken from \(source) where it was not given."
      ) { $0.alter { $0[attribute] = $0[attribute] ?? $0[source] } }
    }
    for attribute in Attribute.allCases where !attribute.isCode {
      fault(
        "\(attribute)-as-number", breaks: "registration.exact",
        "\(attribute) comes back as a number where it is made of digits."
      ) {
        $0.edit(.customer) {
          guard let text = $0.object.string(attribute.rawValue), let number = Int(text) else {
            return
          }
          $0.object[attribute.rawValue] = .integer(number)
        }
      }
    }
    fault(
      "words-as-literals", breaks: "registration.exact",
      "The texts true, false and null come back as JSON's literals."
    ) {
      $0.edit(.customer) {
        for index in $0.object.members.indices {
          guard case .string(let text) = $0.object.members[index].value,
            ["true", "false", "null"].contains(text)
          else { continue }
          $0.object.members[index].value = .text(text)
        }
      }
    }
    fault(
      "falsy-texts-lost", breaks: "registration.exact",
      "The texts 0 and false are taken as not given, where they may be."
    ) {
      $0.alter { customer in
        for attribute in Attribute.allCases where !attribute.isMandatory && attribute != .locale {
          if customer[attribute] == "0" || customer[attribute] == "false" {
            customer[attribute] = nil
          }
        }
      }
    }
  }
}

extension CustomerAttributes {
  /// What the next attribute of the contract's table that has a value has, from its end to its start.
  fileprivate func value(after attribute: Attribute) -> ExactText? {
    let all = Attribute.allCases
    let place = all.firstIndex(of: attribute) ?? 0
    return (all[place...].dropFirst() + all[...place]).lazy.compactMap { self[$0] }.first
  }
}

extension String {
  fileprivate mutating func becomeSnakeCase() {
    self = reduce(into: "") { $0 += $1.isUppercase ? "_\($1.lowercased())" : String($1) }
  }
}
