internal import HTTPTypes

/// Why a request is not served: the one family of errors that clients see.
enum Refusal: Error, Equatable {
  case malformedRequest
  case malformedPath
  case unknownPath
  case methodNotAllowed(allowed: [HTTPRequest.Method])
  case missingCredentials
  case malformedCredentials
  case unknownToken
  case unknownCustomer(ExactText)
  case contentTooLarge(limit: Int)
  case brokenJSON(JSONTextError)
  case unpairedSurrogate(offset: Int)
  case notAnObject(JSONValue.Kind)
  case duplicateMember(ExactText)
  case missing(Attribute)
  case blank(Attribute)
  case notAString(Attribute, JSONValue.Kind)
  case unknownLocale(ExactText)
  case unknownCountry(ExactText)
  case conflict(gid: String, differing: [Attribute])
  /// Our own failure; the reason is for whoever runs the server, so a client is not told.
  case internalFailure
}

extension Refusal {
  var status: HTTPResponse.Status {
    switch self {
    case .malformedRequest, .malformedPath, .brokenJSON: .badRequest
    case .missingCredentials, .malformedCredentials, .unknownToken: .unauthorized
    case .unknownPath, .unknownCustomer: .notFound
    case .methodNotAllowed: .methodNotAllowed
    case .conflict: .conflict
    case .contentTooLarge: .contentTooLarge
    case .unpairedSurrogate, .notAnObject, .duplicateMember, .missing, .blank, .notAString,
      .unknownLocale, .unknownCountry:
      .unprocessableContent
    case .internalFailure: .internalServerError
    }
  }

  /// The customer in conflict; the published clients take any error with a `gid` for a conflict.
  var gid: String? {
    guard case .conflict(let gid, _) = self else { return nil }
    return gid
  }

  var message: String {
    switch self {
    case .malformedRequest: "the request is not whole, well-formed HTTP, or its head is too long"
    case .malformedPath: "the path is not percent-encoded UTF-8"
    case .unknownPath: "there is nothing under this path"
    case .methodNotAllowed(let allowed):
      "this path takes only \(allowed.map(\.rawValue).joined(separator: ", "))"
    case .missingCredentials: "there is no Authorization field"
    case .malformedCredentials: "the Authorization field is not one bearer token"
    case .unknownToken: "the bearer token is not one of a known company"
    case .unknownCustomer(let id): "no customer has the gid or externalId \(id.excerpt)"
    case .contentTooLarge(let limit): "the content is longer than \(limit) bytes"
    case .brokenJSON(let error): "the content is not JSON: \(error.description)"
    case .unpairedSurrogate(let offset):
      "the escape at byte \(offset) is half of a surrogate pair, which is no character"
    case .notAnObject(let kind): "the content is \(kind.phrase), not an object"
    case .duplicateMember(let name): "the member \(name.excerpt) is there twice"
    case .missing(let attribute): "\(attribute.rawValue) is missing"
    case .blank(let attribute): "\(attribute.rawValue) is blank"
    case .notAString(let attribute, let kind):
      "\(attribute.rawValue) is \(kind.phrase), not a string"
    case .unknownLocale(let locale): Self.message(forLocale: locale)
    case .unknownCountry(let country): Self.message(forCountry: country)
    case .conflict(_, let differing):
      "a customer with this vatNumber exists and differs in "
        + differing.map(\.rawValue).joined(separator: ", ")
    case .internalFailure: "the server failed"
    }
  }

  private static func message(forLocale locale: ExactText) -> String {
    let accepted = Locales.accepted.map(\.excerpt).joined(separator: ", ")
    return "locale is \(locale.excerpt), not one of \(accepted)"
  }

  private static func message(forCountry country: ExactText) -> String {
    let sentence = "country is \(country.excerpt), which is not an ISO 3166-1 alpha-2 code"
    guard let meant = Country.meant(by: country) else { return sentence }
    return "\(sentence); that of \(meant.name) is \"\(meant.alpha2)\""
  }
}
