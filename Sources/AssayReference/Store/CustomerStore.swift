internal import GRDB

/// The customers in SQLite, which alone says what is registered.
///
/// Calls are synchronous and go one by one: a statement takes microseconds, less than a change of
/// threads would. No customer is ever changed or removed, so each statement can be a transaction of
/// its own (GRDB's `read` and `write` would compile four more statements around it each time).
struct CustomerStore: Sendable {
  let queue: DatabaseQueue

  /// Inserts the customer unless the company has one with its VAT number, who is returned.
  ///
  /// When this returns nil, the customer is on the disk.
  func insert(_ customer: Customer, for company: Company) throws -> Customer? {
    try queue.inDatabase { database in
      let insertion = try database.cachedStatement(sql: Self.insertion)
      var values: [(any DatabaseValueConvertible)?] = [company.id, customer.gid]
      for attribute in Attribute.allCases { values.append(customer.attributes[attribute]) }
      try insertion.execute(arguments: StatementArguments(values))
      if database.changesCount == 1 { return nil }

      let vatNumber = customer.attributes[.vatNumber]
      let known = try Self.customer(in: database, Self.byVATNumber, vatNumber, of: company)
      guard let known else { throw DatabaseError(message: "a customer has vanished") }
      return known
    }
  }

  /// The company's customer with this `gid`, else the one it registered first with this `externalId`.
  func customer(_ id: ExactText, of company: Company) throws -> Customer? {
    try queue.inDatabase { database in
      try Self.customer(in: database, Self.byGid, id, of: company)
        ?? Self.customer(in: database, Self.byExternalId, id, of: company)
    }
  }
}

extension CustomerStore {
  static let columns =
    (["gid"] + Attribute.allCases.map(\.rawValue)).joined(separator: ", ")

  static let insertion = """
    INSERT INTO customer (company, \(columns))
    VALUES (?, ?\(Attribute.allCases.map { _ in ", ?" }.joined()))
    ON CONFLICT (company, vatNumber) DO NOTHING
    """

  private static let byGid = query(for: "gid")
  private static let byExternalId = query(for: "externalId")
  static let byVATNumber = query(for: "vatNumber")

  static func query(for column: String) -> String {
    "SELECT \(columns) FROM customer WHERE company = ? AND \(column) = ? ORDER BY id LIMIT 1"
  }

  static func customer(
    in database: Database, _ query: String, _ value: ExactText?, of company: Company
  ) throws -> Customer? {
    let statement = try database.cachedStatement(sql: query)
    guard let row = try Row.fetchOne(statement, arguments: [company.id, value]),
      let gid = ExactText.fromDatabaseValue(row[0])
    else { return nil }
    var attributes = CustomerAttributes()
    for (place, attribute) in Attribute.allCases.enumerated() {
      attributes[attribute] = ExactText.fromDatabaseValue(row[place + 1])
    }
    return Customer(gid: gid.string, attributes: attributes)
  }
}
