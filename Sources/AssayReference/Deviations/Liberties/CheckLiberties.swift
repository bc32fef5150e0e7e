internal import HTTPTypes

extension Deviation {
  /// What a server may refuse or take as it likes.
  @DeviationList static var checkLiberties: [Deviation] {
    for (status, phrase) in [(415, "415"), (422, "422"), (413, "413")] {
      liberty(
        "malformed-\(phrase)", takes: "free.malformed-status",
        "Content that is not JSON is refused with \(phrase)."
      ) { $0.edit(.malformedJSON) { $0.becomes(status) } }
    }
    liberty(
      "optional-null-refused", takes: "free.optional-null",
      "null for an optional attribute is refused."
    ) {
      $0.refuseMembers { attribute, value in
        !attribute.isMandatory && value.kind == .null ? .notAString(attribute, .null) : nil
      }
    }
    liberty(
      "optional-empty-refused", takes: "free.optional-null",
      "An empty text for an optional attribute is refused."
    ) {
      $0.refuseMembers { attribute, value in
        !attribute.isMandatory && value == .string("") ? .blank(attribute) : nil
      }
    }
    liberty(
      "optional-empty-unset", takes: "free.optional-null",
      "An empty text for an optional attribute is taken as not given."
    ) {
      $0.alter { attributes in
        for attribute in Attribute.allCases where attributes[attribute] == "" {
          attributes[attribute] = attribute.defaultValue
        }
      }
    }
    for (name, what, isBad) in formats {
      liberty(
        "\(name)-checked", takes: "free.formats", "\(what) of an impossible form is refused."
      ) { $0.refuse(isBad) }
    }
    for (count, what) in [(200, "200"), (1000, "1000")] {
      liberty(
        "longer-than-\(what)-refused", takes: "free.length",
        "A value of more than \(what) characters is refused."
      ) {
        $0.refuse { attributes in
          Attribute.allCases.first { (attributes[$0]?.string.unicodeScalars.count ?? 0) > count }
            .map(Refusal.blank)
        }
      }
    }
    liberty(
      "blank-taken", takes: "free.blank",
      "A mandatory value of white space alone is taken as it is."
    ) {
      for attribute in [Attribute.name, .vatNumber] {
        $0.take(attribute) { value in
          value.text.flatMap { $0.isBlank && $0 != "" ? $0 : nil }
        }
      }
    }
    liberty(
      "others-refused", takes: "free.other-attributes",
      "A registration with a member that is not documented is refused."
    ) {
      $0.inspectMembers { members in
        let other = members.first { Attribute(rawValue: $0.name.string) == nil }
        return other.map { Refusal.duplicateMember($0.name) }
      }
    }
    liberty(
      "repeated-taken", takes: "free.other-attributes",
      "Of a member that comes more than once, the last is taken."
    ) {
      $0.changeMembers { members in
        var last: [ExactText: JSONMember] = [:]
        for member in members { last[member.name] = member }
        members = members.filter { last.removeValue(forKey: $0.name) != nil }
          .map { first in members.last { $0.name == first.name } ?? first }
      }
    }
    for (name, what, isTaken) in codes {
      liberty("\(name)-taken", takes: "free.country-codes", "\(what) is taken for a country.") {
        $0.take(.country) { $0.text.flatMap { isTaken($0.string) ? $0 : nil } }
      }
    }
    liberty(
      "media-type-checked", takes: "free.media-types",
      "Content of another media type than application/json is refused with 415."
    ) {
      $0.around(\.answer) { route, call, next in
        let type = call.request.headerFields[.contentType]?.lowercased() ?? ""
        guard route == .registration, !type.hasPrefix("application/json") else {
          return try await next(route, call)
        }
        var answer = Answer(Refusal.malformedRequest)
        answer.becomes(415)
        return answer
      }
    }
    liberty(
      "content-checked-first", takes: "free.order-of-checks",
      "Content is checked before credentials."
    ) {
      $0.around(\.answer) { route, call, next in
        if route == .registration {
          do {
            let document = try await call.stages.decode(try await call.content.read(), call)
            _ = try await call.stages.check(document, call)
          } catch let refusal as Refusal {
            return try await call.stages.refuse(refusal, call)
          }
        }
        return try await next(route, call)
      }
    }
    liberty(
      "checked-from-the-end", takes: "free.order-of-checks",
      "A conflict is found before the sanity checks, where there is one to find."
    ) {
      $0.around(\.check) { document, call, next in
        do {
          return try await next(document, call)
        } catch {
          guard case .object(let members) = document,
            let number = members.first(where: { $0.name == "vatNumber" }).map(\.value).text,
            let known = try call.store.customer(withNumber: number, of: call.authorizedCompany())
          else { throw error }
          throw Refusal.conflict(gid: known.gid, differing: [])
        }
      }
    }
  }

  private static let formats: [(String, String, @Sendable (CustomerAttributes) -> Refusal?)] = [
    (
      "email", "An e-mail address",
      { attributes in
        guard let text = attributes[.email]?.string else { return nil }
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } ? nil : .blank(.email)
      }
    ),
    (
      "phone", "A telephone number",
      { attributes in
        [Attribute.phone, .mobile].first {
          attributes[$0].map { $0.string.filter(\.isNumber).count < 3 } == true
        }.map(Refusal.blank)
      }
    ),
    (
      "vat-number", "A VAT number",
      { attributes in
        attributes[.vatNumber]?.string.utf8.allSatisfy { 0x21...0x7E ~= $0 } == true
          ? nil : .blank(.vatNumber)
      }
    ),
  ]

  private static let codes: [(String, String, @Sendable (String) -> Bool)] = [
    ("alpha-3", "An alpha-3 code", { code in Country.all.contains { $0.alpha3 == code } }),
    ("numeric", "A numeric code", { code in Country.all.contains { $0.numeric == code } }),
    (
      "small-letters", "An alpha-2 code in small letters",
      { code in Country.all.contains { $0.alpha2.lowercased() == code.lowercased() } }
    ),
  ]
}

extension Stages {
  /// Refuses a registration for the values of its attributes.
  fileprivate mutating func refuseMembers(
    _ reason: @escaping @Sendable (Attribute, JSONValue) -> Refusal?
  ) {
    inspectMembers { members in
      members.lazy.compactMap { member in
        Attribute(rawValue: member.name.string).flatMap { reason($0, member.value) }
      }.first
    }
  }

  /// Refuses a registration for its members.
  fileprivate mutating func inspectMembers(
    _ reason: @escaping @Sendable ([JSONMember]) -> Refusal?
  ) {
    around(\.check) { document, call, next in
      if case .object(let members) = document, let refusal = reason(members) { throw refusal }
      return try await next(document, call)
    }
  }
}
