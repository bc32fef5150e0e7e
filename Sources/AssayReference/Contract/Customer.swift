/// A registered customer; the `gid` is unique among all companies' customers.
struct Customer: Equatable, Sendable {
  let gid: String
  let attributes: CustomerAttributes
}

/// What a registration says about a customer, defaults filled in: two registrations are the same
/// exactly if these are equal.
struct CustomerAttributes: Equatable, Sendable {
  private var values: [Attribute: ExactText] = [:]

  subscript(attribute: Attribute) -> ExactText? {
    get { values[attribute] }
    set { values[attribute] = newValue }
  }

  /// The attributes in which the two differ, in the contract's order.
  func differences(from other: CustomerAttributes) -> [Attribute] {
    Attribute.allCases.filter { self[$0] != other[$0] }
  }
}
