internal import HTTPTypes

/// The stages that a request goes through, each a function of its input and the call.
///
///     route -> answer: authorize -> decode -> check -> register (compare) -> present
///                      authorize -> retrieve -> present
///                      what any of them refuses -> refuse
///
/// As they are made here they are the reference. A deviation puts others in their places, and that is
/// all it can do: the reference itself knows nothing of faults.
struct Stages: Sendable {
  typealias Stage<Input, Output> = @Sendable (Input, Call) async throws -> Output

  /// Answers a request that has been understood, refused ones included.
  var answer: Stage<Route, Answer> = { route, call in
    do {
      return try await call.served(route)
    } catch let refusal as Refusal {
      return try await call.stages.refuse(refusal, call)
    }
  }
  var authorize: Stage<HTTPFields, Company> = { fields, call in
    try call.api.companies.company(authorizedBy: fields)
  }
  var decode: Stage<[UInt8], JSONDocument> = { content, _ in
    do throws(JSONTextError) {
      return try JSONReader.document(in: content)
    } catch {
      throw error.reason == .unpairedSurrogate
        ? Refusal.unpairedSurrogate(offset: error.offset) : Refusal.brokenJSON(error)
    }
  }
  var check: Stage<JSONDocument, CustomerAttributes> = { document, _ in
    try Registration.attributes(from: document)
  }
  /// The gid of a customer who is about to be registered.
  var identify: Stage<CustomerAttributes, String> = { _, _ in Gid.random() }
  var register: Stage<CustomerAttributes, RegistrationOutcome> = { attributes, call in
    try await call.registered(attributes)
  }
  /// What differs between the customer who exists and the registration.
  var compare: Stage<(known: CustomerAttributes, new: CustomerAttributes), [Attribute]> = {
    pair, _ in pair.known.differences(from: pair.new)
  }
  var retrieve: Stage<ExactText, Customer?> = { id, call in
    let company = try call.authorizedCompany()
    return try call.stored { try call.store.customer(id, of: company) }
  }
  var present: Stage<Presentation, Answer> = { presentation, _ in Answer(presentation) }
  var refuse: Stage<Refusal, Answer> = { refusal, _ in Answer(refusal) }

  /// What is done to the database before the first request.
  var prepare: [@Sendable (CustomerStore) throws -> Void] = []
}
