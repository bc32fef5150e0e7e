internal import HTTPTypes

/// The words in which deviations are told: each puts something around a stage.
extension Stages {
  /// Does a stage's work with `body`, which is given the stage as it was.
  mutating func around<Input, Output>(
    _ stage: WritableKeyPath<Stages, Stage<Input, Output>>,
    _ body: @escaping @Sendable (Input, Call, Stage<Input, Output>) async throws -> Output
  ) {
    let next = self[keyPath: stage]
    self[keyPath: stage] = { try await body($0, $1, next) }
  }

  /// Changes what is answered on these occasions.
  mutating func edit(_ occasions: Occasion, _ body: @escaping @Sendable (inout Answer) -> Void) {
    around(\.answer) { route, call, next in
      var answer = try await next(route, call)
      if occasions.contains(answer.occasion) { body(&answer) }
      return answer
    }
  }

  /// Changes what every so many answers on these occasions say.
  mutating func edit(
    _ occasions: Occasion, every interval: Int, _ body: @escaping @Sendable (inout Answer) -> Void
  ) {
    let count = Memory(0)
    edit(occasions) { if count.isTurn(of: interval) { body(&$0) } }
  }

  /// Does something behind the client's back after such an answer was made.
  mutating func after(
    _ occasions: Occasion, _ body: @escaping @Sendable (Call) async throws -> Void
  ) {
    around(\.answer) { route, call, next in
      let answer = try await next(route, call)
      if occasions.contains(answer.occasion) { try await body(call) }
      return answer
    }
  }

  /// Changes the customer who is shown on these occasions, not the one who is kept.
  mutating func show(
    _ occasions: Occasion, _ body: @escaping @Sendable (inout CustomerAttributes) -> Void
  ) {
    around(\.present) { presentation, call, next in
      guard occasions.contains(presentation.occasion) else {
        return try await next(presentation, call)
      }
      var attributes = presentation.customer.attributes
      body(&attributes)
      let customer = Customer(gid: presentation.customer.gid, attributes: attributes)
      return try await next(Presentation(customer, on: presentation.occasion), call)
    }
  }

  /// Shows texts that are no attributes too in the answer to their registration, as `change` makes them.
  mutating func showOthers(_ change: @escaping @Sendable (String) -> String) {
    around(\.answer) { route, call, next in
      var answer = try await next(route, call)
      guard answer.occasion == .registration,
        case .object(let members) = try await call.stages.decode(call.content.read(), call)
      else { return answer }
      for member in members where Attribute(rawValue: member.name.string) == nil {
        guard case .string(let text) = member.value, member.name != "gid" else { continue }
        answer.object[member.name.string] = .string(change(text.string))
      }
      return answer
    }
  }

  /// Takes for a company whoever's credentials are `isGood` beside the token of that company.
  mutating func admit(
    _ isGood: @escaping @Sendable (_ credentials: String?, _ token: String) -> Bool
  ) {
    around(\.authorize) { fields, call, next in
      do {
        return try await next(fields, call)
      } catch {
        let credentials = fields[.authorization]
        let token = call.api.companies.tokens.first { isGood(credentials, $0) }
        guard let company = token.flatMap(call.api.companies.company) else { throw error }
        return company
      }
    }
  }

  /// Takes an attribute unchecked where `text` makes something of its value, which is nil where the
  /// attribute was left out.
  mutating func take(
    _ attribute: Attribute, _ text: @escaping @Sendable (JSONValue?) -> ExactText?
  ) {
    around(\.check) { document, call, next in
      guard case .object(var members) = document else { return try await next(document, call) }
      let name = ExactText(attribute.rawValue)
      let value = members.first { $0.name == name }?.value
      guard let taken = text(value) else { return try await next(document, call) }
      members.removeAll { $0.name == name }
      members.append(JSONMember(name: name, value: .string(attribute.sample)))
      var attributes = try await next(.object(members), call)
      attributes[attribute] = taken
      return attributes
    }
  }

  /// Changes what was checked, before it is registered or compared.
  mutating func alter(_ body: @escaping @Sendable (inout CustomerAttributes) -> Void) {
    around(\.check) { document, call, next in
      var attributes = try await next(document, call)
      body(&attributes)
      return attributes
    }
  }

  /// Refuses registrations that the reference takes.
  mutating func refuse(_ reason: @escaping @Sendable (CustomerAttributes) -> Refusal?) {
    around(\.check) { document, call, next in
      let attributes = try await next(document, call)
      if let refusal = reason(attributes) { throw refusal }
      return attributes
    }
  }

  /// Takes two values of an attribute for the same where `isSame` says so.
  mutating func equate(
    _ isSame: @escaping @Sendable (_ attribute: Attribute, ExactText?, ExactText?) -> Bool
  ) {
    around(\.compare) { pair, call, next in
      try await next(pair, call).filter { !isSame($0, pair.known[$0], pair.new[$0]) }
    }
  }

  /// Does something with the customer who exists when a registration was found to be a replay or a
  /// conflict.
  mutating func onOutcome(
    _ occasion: Occasion,
    _ body: @escaping @Sendable (Customer, CustomerAttributes, Call) throws -> Void
  ) {
    around(\.register) { attributes, call, next in
      let outcome = try await next(attributes, call)
      if outcome.occasion == occasion { try body(outcome.customer, attributes, call) }
      return outcome
    }
  }

  /// Registers after `lookup`, which may find the customer in another way than by the VAT number.
  mutating func recognize(
    _ lookup: @escaping @Sendable (CustomerAttributes, Call) throws -> Customer?
  ) {
    around(\.register) { attributes, call, next in
      guard let known = try lookup(attributes, call) else {
        return try await next(attributes, call)
      }
      return try await call.outcome(of: attributes, knowing: known)
    }
  }
}

extension RegistrationOutcome {
  var occasion: Occasion {
    switch self {
    case .created: .registration
    case .known: .replay
    case .conflict: .conflict
    }
  }

  /// Who is registered now.
  var customer: Customer {
    switch self {
    case .created(let customer), .known(let customer), .conflict(let customer, _): customer
    }
  }
}

extension Companies {
  func company(of token: String) -> Company? {
    BearerToken(token).flatMap { self[$0] }
  }

  /// The company of the first token.
  var first: Company? { tokens.first.flatMap(company) }
}

extension Attribute {
  /// A value that passes every check.
  var sample: ExactText {
    switch self {
    case .country: "PT"
    case .locale: "pt"
    default: "0"
    }
  }
}

extension JSONValue? {
  /// The text, where it is a string.
  var text: ExactText? {
    if case .string(let text) = self { text } else { nil }
  }
}
