internal import GRDB

/// What no reference does to its customers.
extension CustomerStore {
  /// Lets a company have a VAT number twice.
  func allowRepeatedNumbers() throws {
    try queue.inDatabase { try $0.execute(sql: "DROP INDEX customerByVATNumber") }
  }

  func allowRepeatedGids() throws {
    try queue.inDatabase { try $0.execute(sql: "DROP INDEX customerByGid") }
  }

  /// Inserts a customer, whether there is one with the VAT number or not.
  func insertUnchecked(_ customer: Customer, for company: Company) throws {
    let places = Attribute.allCases.map { _ in ", ?" }.joined()
    try execute(
      "INSERT INTO customer (company, \(Self.columns)) VALUES (?, ?\(places))",
      [company.id, customer.gid]
        + StatementArguments(Attribute.allCases.map { customer.attributes[$0] }))
  }

  func customer(withNumber number: ExactText?, of company: Company) throws -> Customer? {
    try customer(where: "vatNumber = ?2", number, of: company)
  }

  /// The first customer of whom the SQL condition holds, in which `?2` is the value; the company's,
  /// or with no company anybody's.
  func customer(
    where condition: String, _ value: ExactText?, of company: Company? = nil
  ) throws -> Customer? {
    let owner = company == nil ? "?1 IS NOT NULL" : "company = ?1"
    return try queue.inDatabase { database in
      try Self.customer(
        in: database,
        "SELECT \(Self.columns) FROM customer WHERE \(owner) AND \(condition) ORDER BY id",
        value, of: company ?? Company(id: 0))
    }
  }

  /// Gives a customer these attributes; the VAT number stays.
  func overwrite(_ gid: String, with attributes: CustomerAttributes) throws {
    for attribute in Attribute.allCases where attribute != .vatNumber {
      try set(attribute, of: gid, to: attributes[attribute])
    }
  }

  func set(_ attribute: Attribute, of gid: String, to text: ExactText?) throws {
    try execute("UPDATE customer SET \(attribute.rawValue) = ? WHERE gid = ?", [text, gid])
  }

  func rename(_ gid: String, to other: String) throws {
    try execute("UPDATE customer SET gid = ? WHERE gid = ?", [other, gid])
  }

  func remove(_ gid: String) throws {
    try execute("DELETE FROM customer WHERE gid = ?", [gid])
  }

  private func execute(_ sql: String, _ arguments: StatementArguments) throws {
    try queue.inDatabase { try $0.execute(sql: sql, arguments: arguments) }
  }
}
