internal import HTTPTypes

/// The API: each request goes through the `Stages`.
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
final class CustomerAPI: Sendable {
  /// The longest content that is read, in bytes.
  static let contentLimit = 1 << 20

  let companies: Companies
  let store: CustomerStore
  let stages: Stages
  /// Takes the reason of each answer 500, which the client is not told.
  let reportFailure: @Sendable (String) -> Void

  init(
    companies: Companies, store: CustomerStore, stages: Stages,
    reportFailure: @escaping @Sendable (String) -> Void
  ) {
    self.companies = companies
    self.store = store
    self.stages = stages
    self.reportFailure = reportFailure
  }

  /// Answers every request, refused ones included; throws only what reading the content threw.
  func answer(
    to request: HTTPRequest, with content: RequestContent, on connection: Int
  ) async throws -> Answer {
    let call = Call(api: self, request: request, content: content, connection: connection)
    let route: Route
    do {
      route = try Route(method: request.method, target: request.path ?? "")
    } catch {
      return try await stages.refuse(error, call)
    }
    return try await stages.answer(route, call)
  }
}

extension Call {
  /// Takes the request through the stages that its route has.
  func served(_ route: Route) async throws -> Answer {
    switch route {
    case .health:
      return .healthy
    case .retrieval(let id):
      let call = try await authorized()
      guard let customer = try await stages.retrieve(id, call) else {
        throw Refusal.unknownCustomer(id)
      }
      return try await stages.present(Presentation(customer, on: .retrieval), call)
    case .registration:
      let call = try await authorized()
      let document = try await stages.decode(try await content.read(), call)
      let attributes = try await stages.check(document, call)
      switch try await stages.register(attributes, call) {
      case .created(let customer):
        return try await stages.present(Presentation(customer, on: .registration), call)
      case .known(let customer):
        return try await stages.present(Presentation(customer, on: .replay), call)
      case .conflict(let customer, let differing):
        throw Refusal.conflict(gid: customer.gid, differing: differing)
      }
    }
  }

  private func authorized() async throws -> Call {
    var call = self
    call.company = try await stages.authorize(request.headerFields, self)
    return call
  }

  /// Registers a customer unless the company has one with its VAT number.
  func registered(_ attributes: CustomerAttributes) async throws -> RegistrationOutcome {
    let company = try authorizedCompany()
    let customer = Customer(
      gid: try await stages.identify(attributes, self), attributes: attributes)
    let known = try stored { try store.insert(customer, for: company) }
    guard let known else { return .created(customer) }
    return try await outcome(of: attributes, knowing: known)
  }

  /// A replay where nothing differs from the customer who exists, else a conflict.
  func outcome(
    of attributes: CustomerAttributes, knowing known: Customer
  ) async throws -> RegistrationOutcome {
    let differing = try await stages.compare((known: known.attributes, new: attributes), self)
    return differing.isEmpty ? .known(known) : .conflict(known, differing: differing)
  }

  func stored<Result>(_ access: () throws -> Result) throws(Refusal) -> Result {
    do {
      return try access()
    } catch {
      api.reportFailure("the database failed: \(error)")
      throw .internalFailure
    }
  }
}
