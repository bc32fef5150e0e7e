internal import HTTPTypes

/// A company, by its place in the database.
struct Company: Hashable, Sendable {
  let id: Int64
}

/// The companies that may call the API, known by the digests of their bearer tokens: looking a digest
/// up takes no longer the nearer a guess comes to a token.
struct Companies: Sendable {
  private let byDigest: [TokenDigest: Company]
  /// In the order of the configuration; deviations alone look at them.
  let tokens: [String]

  init(byDigest: [TokenDigest: Company], tokens: [String]) {
    self.byDigest = byDigest
    self.tokens = tokens
  }

  /// The company whose credentials (RFC 6750, section 2.1) the fields carry.
  func company(authorizedBy fields: HTTPFields) throws(Refusal) -> Company {
    let values = fields[values: .authorization]
    guard let credentials = values.first else { throw .missingCredentials }
    guard values.count == 1 else { throw .malformedCredentials }

    let parts = credentials.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "bearer" else { throw .malformedCredentials }
    let token = BearerToken(String(parts[1].drop { $0 == " " }))
    guard let token else { throw .malformedCredentials }
    guard let company = self[token] else { throw .unknownToken }
    return company
  }

  subscript(token: BearerToken) -> Company? { byDigest[TokenDigest(of: token)] }
}
