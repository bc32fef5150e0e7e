internal import GRDB

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

extension CustomerStore {
  /// Opens the database, making it where there is none; a file that is not ours stays as it is.
  static func open(_ location: DatabaseLocation) throws(ReferenceError) -> CustomerStore {
    do {
      switch location {
      case .memory:
        let queue = try DatabaseQueue()
        _ = try queue.write(Schema.prepare)
        return CustomerStore(queue: queue)
      case .file(let path):
        let queue = try openFile(path)
        return CustomerStore(queue: queue)
      }
    } catch let error as ReferenceError {
      throw error
    } catch {
      let message = (error as? DatabaseError)?.message
      throw .cannotOpenDatabase(location, reason: message ?? "\(error)")
    }
  }

  private static func openFile(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    guard try queue.write(Schema.prepare) else { throw ReferenceError.foreignDatabase(path) }
    try queue.inDatabase { database in
      let mode = try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL")
      guard mode == "wal" else { throw DatabaseError(message: "it cannot have a write-ahead log") }
      // In WAL mode only FULL has each commit on the disk before it is acknowledged.
      try database.execute(sql: "PRAGMA synchronous = FULL")
    }
    return queue
  }

  /// The companies of these tokens, each with the same identity as ever in this database.
  func companies(for tokens: [BearerToken]) throws -> Companies {
    try queue.write { database in
      var byDigest: [TokenDigest: Company] = [:]
      for digest in tokens.map(TokenDigest.init(of:)) {
        let bytes = Data(digest.bytes)
        try database.execute(
          sql: "INSERT INTO company (tokenDigest) VALUES (?) ON CONFLICT DO NOTHING",
          arguments: [bytes])
        byDigest[digest] = try Int64.fetchOne(
          database, sql: "SELECT id FROM company WHERE tokenDigest = ?", arguments: [bytes]
        ).map(Company.init(id:))
      }
      return Companies(byDigest: byDigest, tokens: tokens.map(\.text))
    }
  }
}
