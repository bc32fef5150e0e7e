internal import GRDB

/// The tables, and the marks by which a database file is known for ours.
enum Schema {
  /// "Assa", as `PRAGMA application_id` shows it.
  static let applicationID = 0x4173_7361
  static let version = 1

  /// Text columns are ANY because text may be kept as BLOB; see `ExactText`.
  static var tables: String {
    let attributes = Attribute.allCases.map { attribute in
      "\(attribute.rawValue) ANY\(attribute.isMandatory ? " NOT NULL" : "")"
    }
    return """
      CREATE TABLE company (
        id INTEGER PRIMARY KEY,
        tokenDigest BLOB NOT NULL UNIQUE
      ) STRICT;
      CREATE TABLE customer (
        id INTEGER PRIMARY KEY,
        gid TEXT NOT NULL,
        company INTEGER NOT NULL REFERENCES company (id),
        \(attributes.joined(separator: ",\n  "))
      ) STRICT;
      CREATE UNIQUE INDEX customerByGid ON customer (gid);
      CREATE UNIQUE INDEX customerByVATNumber ON customer (company, vatNumber);
      CREATE INDEX customerByExternalId ON customer (company, externalId);
      """
  }

  /// Makes the tables in an empty database; leaves one that is not ours as it is.
  ///
  /// Returns whether the database is ours now.
  static func prepare(_ database: Database) throws -> Bool {
    let id = try Int.fetchOne(database, sql: "PRAGMA application_id")
    if id == applicationID {
      return try Int.fetchOne(database, sql: "PRAGMA user_version") == version
    }
    guard try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") == 0 else {
      return false
    }
    try database.execute(sql: tables)
    try database.execute(sql: "PRAGMA application_id = \(applicationID)")
    try database.execute(sql: "PRAGMA user_version = \(version)")
    return true
  }
}
