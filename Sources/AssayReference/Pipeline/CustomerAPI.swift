internal import HTTPTypes

/// The API: each request goes through the stages named here, in this order.
///
///     route -> authenticate -> read -> decode -> check -> register or retrieve -> render
///
/// Where the contract leaves a choice, it is made like this:
/// - A first registration is 201 with a `Location`, a replay 200; spelling out the default locale
///   is a replay too.
/// - `null` is "not given", an empty optional attribute is a value. What is not set is left out.
/// - A mandatory attribute of nothing but white space is refused; there are no other formats.
/// - `country` is an alpha-2 code in capitals; VAT numbers are compared code point by code point.
/// - What is not JSON is 400; a name that comes twice and half a surrogate pair are 422.
/// - The media type of a request is not looked at. Credentials are checked before the content.
/// - A company retrieves its own customers alone. An `externalId` need not be unique: the earliest
///   registration is retrieved, and a `gid` goes before an `externalId`.
struct CustomerAPI: Sendable {
  /// The longest content that is read, in bytes.
  static let contentLimit = 1 << 20

  let companies: Companies
  let store: CustomerStore
  /// Takes the reason of each answer 500, which the client is not told.
  let reportFailure: @Sendable (String) -> Void

  /// Answers every request, refused ones included.
  ///
  /// `content` reads at most the given number of bytes and throws `Refusal.contentTooLarge` where
  /// there are more; only what else it throws is thrown.
  func answer(
    to request: HTTPRequest, content: (_ limit: Int) async throws -> [UInt8]
  ) async throws -> Answer {
    do {
      switch try Route(method: request.method, target: request.path ?? "") {
      case .health:
        return .healthy
      case .retrieval(let id):
        let company = try companies.company(authorizedBy: request.headerFields)
        let customer = try stored { try store.customer(id, of: company) }
        guard let customer else { throw Refusal.unknownCustomer(id) }
        return Answer(customer, status: .ok)
      case .registration:
        let company = try companies.company(authorizedBy: request.headerFields)
        let document = try Self.document(in: try await content(Self.contentLimit))
        let attributes = try Registration.attributes(from: document)
        return try Answer(try stored { try store.register(attributes, for: company) })
      }
    } catch let refusal as Refusal {
      return Answer(refusal)
    }
  }

  private func stored<Result>(_ access: () throws -> Result) throws(Refusal) -> Result {
    do {
      return try access()
    } catch {
      reportFailure("the database failed: \(error)")
      throw .internalFailure
    }
  }

  private static func document(in content: [UInt8]) throws(Refusal) -> JSONDocument {
    do {
      return try JSONReader.document(in: content)
    } catch {
      throw error.reason == .unpairedSurrogate
        ? .unpairedSurrogate(offset: error.offset) : .brokenJSON(error)
    }
  }
}
