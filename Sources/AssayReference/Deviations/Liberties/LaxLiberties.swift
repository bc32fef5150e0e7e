internal import HTTPTypes

extension Deviation {
  /// What a server may take, and answer where the contract does not ask it anything.
  @DeviationList static var laxLiberties: [Deviation] {
    liberty(
      "reserved-country-codes-taken", takes: "free.country-codes",
      "Codes that ISO 3166-1 reserves, leaves to its users or has withdrawn, such as XK, UK and EU, "
        + "are taken for a country."
    ) { $0.take(.country) { $0.text.flatMap { reservedCodes.contains($0.string) ? $0 : nil } } }
    liberty(
      "bytes-mended", takes: "free.encoding",
      "A byte that is not UTF-8 is read as U+FFFD."
    ) {
      $0.around(\.decode) { content, call, next in
        try await next(Array(String(decoding: content, as: UTF8.self).utf8), call)
      }
    }
    liberty(
      "scheme-in-any-case", takes: "free.scheme", "The scheme of credentials may be written BEARER."
    ) {
      $0.admit { credentials, token in
        credentials?.prefix(7).lowercased() == "bearer " && credentials?.dropFirst(7) == token[...]
      }
    }
    liberty(
      "token-trimmed", takes: "free.scheme",
      "There may be more than one space between the scheme and its token."
    ) {
      $0.admit { credentials, token in
        credentials?.hasPrefix("Bearer ") == true
          && credentials?.dropFirst(7).drop { $0 == " " } == token[...]
      }
    }
    liberty(
      "others-echoed", takes: "free.other-attributes",
      "A member that is not documented comes back as it was sent, once."
    ) { $0.showOthers { $0 } }
    liberty(
      "external-id-unique-for-all", takes: "free.external-id-shared",
      "A customer with an external id that another company's has is refused with 422."
    ) {
      $0.around(\.register) { attributes, call, next in
        let number = attributes[.vatNumber]
        let company = try call.authorizedCompany()
        guard try call.store.customer(withNumber: number, of: company) == nil,
          let id = attributes[.externalId],
          try call.store.customer(where: "externalId = ?2", id) != nil
        else { return try await next(attributes, call) }
        throw Refusal.duplicateMember(id)
      }
    }
    liberty(
      "media-type-vendor", takes: "free.header-fields",
      "An answer has the media type application/vnd.customers+json."
    ) { $0.edit(.everything) { $0.fields[.contentType] = "application/vnd.customers+json" } }
    liberty(
      "media-type-in-another-case", takes: "free.header-fields",
      "An answer has the media type Application/JSON with a parameter."
    ) { $0.edit(.everything) { $0.fields[.contentType] = "Application/JSON;Charset=\"UTF-8\"" } }
  }

  private static let reservedCodes: Set<String> = [
    "AA", "AC", "AN", "BU", "CS", "DD", "EU", "FX", "NT", "SU", "TP", "UK", "UN", "XK", "XX", "YU",
    "ZR", "ZZ",
  ]
}
