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
    for (name, status, phrase, content) in unknown {
      liberty(
        "unknown-id-\(name)", takes: "free.unknown-id",
        "A look-up of an id that is nobody's is answered with \(phrase)."
      ) {
        $0.around(\.answer) { route, call, next in
          var answer = try await next(route, call)
          guard case .retrieval = route, answer.status == .notFound else { return answer }
          answer.status = .init(code: status)
          answer.substitute = content.map { Array($0.utf8) }
          return answer
        }
      }
    }
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
    for (name, phrase, type) in mediaTypes {
      liberty(
        "media-type-\(name)", takes: "free.header-fields", "An answer has \(phrase)."
      ) { $0.edit(.everything) { $0.fields[.contentType] = type } }
    }
  }

  private static let reservedCodes: Set<String> = [
    "AA", "AC", "AN", "BU", "CS", "DD", "EU", "FX", "NT", "SU", "TP", "UK", "UN", "XK", "XX", "YU",
    "ZR", "ZZ",
  ]

  private static let unknown: [(String, Int, String, String?)] = [
    ("204", 204, "204", ""), ("null", 200, "200 and null", "null"),
    ("empty-list", 200, "200 and an empty array", "[]"),
    ("empty-object", 200, "200 and an empty object", "{}"),
    ("410", 410, "410 and no content", ""), ("403", 403, "403", nil),
  ]

  private static let mediaTypes: [(String, String, String?)] = [
    ("missing", "no media type", nil),
    ("vendor", "the media type application/vnd.customers+json", "application/vnd.customers+json"),
    ("plain", "the media type text/plain", "text/plain"),
  ]
}
