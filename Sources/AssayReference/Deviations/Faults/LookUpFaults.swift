internal import HTTPTypes

extension Deviation {
  /// Look-ups of unknown ids, with bad credentials, and by external ids of hard text.
  @DeviationList static var lookUpFaults: [Deviation] {
    for status in [200, 204, 400, 401, 422, 500] {
      fault(
        "unknown-id-\(status)", breaks: "retrieval.unknown",
        "A look-up of an id that is nobody's is answered with \(status)."
      ) {
        $0.onUnknownId {
          $0.becomes(status)
          if status == 204 { $0.substitute = [] }
        }
      }
    }
    for (name, phrase, text) in [
      ("html", "a page of HTML", "<html></html>"), ("empty", "no content", ""),
      ("array", "an empty array", "[]"), ("null", "null", "null"),
    ] {
      fault(
        "unknown-id-\(name)", breaks: "retrieval.unknown",
        "A look-up of an id that is nobody's is answered with 404 and \(phrase)."
      ) {
        $0.onUnknownId {
          $0.substitute = Array(text.utf8)
          $0.isChunked = true
        }
      }
    }
    for (name, phrase, isTaken) in looseCredentials {
      fault(
        "retrieval-\(name)-taken", breaks: "retrieval.credentials",
        "A customer can be retrieved \(phrase)."
      ) {
        $0.around(\.authorize) { fields, call, next in
          do {
            return try await next(fields, call)
          } catch {
            guard call.request.method == .get, isTaken(fields[.authorization]),
              let company = call.api.companies.first
            else { throw error }
            return company
          }
        }
      }
    }
    for status in [200, 400, 403, 404] {
      fault(
        "retrieval-credentials-\(status)", breaks: "retrieval.credentials",
        "A look-up with bad credentials is answered with \(status)."
      ) {
        $0.around(\.answer) { route, call, next in
          var answer = try await next(route, call)
          if case .retrieval = route, answer.occasion == .credentials { answer.becomes(status) }
          return answer
        }
      }
    }
    fault(
      "external-id-before-gid", breaks: "retrieval.gid",
      "A customer whose external id is another's gid is retrieved in that one's place."
    ) {
      $0.around(\.retrieve) { id, call, next in
        let company = try call.authorizedCompany()
        if let other = try call.store.customer(where: "externalId = ?2", id, of: company) {
          return other
        }
        return try await next(id, call)
      }
    }
    for (name, phrase, isHard) in hardTexts {
      fault(
        "external-id-\(name)-not-found", breaks: "retrieval.external-id",
        "An external id \(phrase) leads to nobody."
      ) {
        $0.around(\.retrieve) { id, call, next in
          isHard(id.string.unicodeScalars) ? nil : try await next(id, call)
        }
      }
    }
  }

  private static let looseCredentials: [(String, String, @Sendable (String?) -> Bool)] = [
    ("anonymous", "without credentials", { $0 == nil }),
    ("unknown-token", "with any token", { $0 != nil }),
  ]

  private static let hardTexts: [(String, String, @Sendable (String.UnicodeScalarView) -> Bool)] = [
    ("decomposed", "with a combining accent", { $0.contains { 0x300...0x36F ~= $0.value } }),
    ("beyond-16-bits", "with a character beyond 16 bits", { $0.contains { $0.value > 0xFFFF } }),
    ("with-blanks", "with a blank inside", { $0.dropFirst().dropLast().contains(" ") }),
    ("with-nul", "with U+0000", { $0.contains("\0") }),
    (
      "in-other-scripts", "in another script than the Latin one",
      { $0.contains { 0x370...0x2FFF ~= $0.value || 0x3040...0xD7FF ~= $0.value } }
    ),
  ]
}

extension Stages {
  fileprivate mutating func onUnknownId(_ body: @escaping @Sendable (inout Answer) -> Void) {
    around(\.answer) { route, call, next in
      var answer = try await next(route, call)
      if case .retrieval = route, answer.status == .notFound { body(&answer) }
      return answer
    }
  }
}
