import Foundation
import GRDB
import Synchronization
import Testing

@testable import AssayReference

@Suite("A database file")
struct DatabaseFileTests {
  /// Runs `body` with the path of a file in a folder of its own, which is removed afterwards.
  private func withPath(_ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder.appendingPathComponent("reference.sqlite").path)
  }

  @Test("Customers and companies outlive a restart")
  func restart() async throws {
    try await withPath { path in
      var customers: [[String: String]] = []
      try await withReference(.file(path)) { alpha in
        customers.append(try await alpha.register(complete).customer)
        let beta = alpha.with(authorization: "Bearer beta")
        customers.append(try await beta.register(minimal("a\u{0}\u{E9}")).customer)
      }
      // The companies are named in another order, and there are more of them.
      let configuration = ReferenceConfiguration(
        tokens: ["gamma", "beta", "alpha"], database: .file(path))
      try await ReferenceServer.serve(configuration) { baseURL in
        let alpha = Caller(port: try #require(URL(string: baseURL)?.port))
        let replay = try await alpha.register(complete)
        #expect(replay.status == 200)
        #expect(try replay.customer == customers[0])
        let beta = alpha.with(authorization: "Bearer beta")
        #expect(try await beta.register(minimal("a\u{0}\u{E9}")).customer == customers[1])
        let gamma = alpha.with(authorization: "Bearer gamma")
        #expect(try await gamma.register(complete).status == 201)
      }
    }
  }

  @Test("What was acknowledged is in the file before the server stops")
  func committed() async throws {
    try await withPath { path in
      try await withReference(.file(path)) { caller in
        let gid = try await caller.register(complete).gid
        // Another connection sees what would be there after a crash: only what is committed.
        let stored = try await DatabaseQueue(path: path).read { database in
          try String.fetchOne(database, sql: "SELECT gid FROM customer")
        }
        #expect(stored == gid)
      }
    }
  }

  @Test("Each commit is on the disk before it is acknowledged")
  func durability() async throws {
    try await withPath { path in
      let store = try CustomerStore.open(.file(path))
      let pragmas = try await store.queue.read { database in
        [
          try String.fetchOne(database, sql: "PRAGMA journal_mode"),
          try String.fetchOne(database, sql: "PRAGMA synchronous"),
        ]
      }
      // 2 is FULL: https://www.sqlite.org/pragma.html#pragma_synchronous
      #expect(pragmas == ["wal", "2"])
    }
  }

  @Test("No token stands in the file")
  func noTokens() async throws {
    try await withPath { path in
      let token = "f1b2c3d4e5f60718293a4b5c6d7e8f90"
      let configuration = ReferenceConfiguration(tokens: [token], database: .file(path))
      _ = try ReferenceServer(configuration: configuration)
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      #expect(bytes.range(of: Data("company".utf8)) != nil)
      #expect(bytes.range(of: Data(token.utf8)) == nil)
    }
  }

  @Test("Two servers on one file agree on who was first")
  func twoServers() async throws {
    try await withPath { path in
      try await withReference(.file(path)) { one in
        try await withReference(.file(path)) { other in
          let first = try await one.register(complete)
          let second = try await other.register(complete)
          #expect(first.status == 201)
          #expect(second.status == 200)
          #expect(first.gid == second.gid)
        }
      }
    }
  }

  @Test("A file that is not a database, and a folder, cannot be opened")
  func notADatabase() async throws {
    try await withPath { path in
      try Data(repeating: 0x41, count: 5_000).write(to: URL(fileURLWithPath: path))
      let missing = path + "/nowhere/reference.sqlite"
      let folder = (path as NSString).deletingLastPathComponent
      for wrong in [path, missing, folder] {
        let error = #expect(throws: ReferenceError.self) {
          try ReferenceServer(configuration: .init(tokens: ["alpha"], database: .file(wrong)))
        }
        guard case .cannotOpenDatabase(.file(wrong), _) = error else {
          Issue.record("\(String(describing: error))")
          continue
        }
      }
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)).count == 5_000)
    }
  }

  @Test("Somebody else's database is refused and left as it is")
  func foreignDatabase() async throws {
    try await withPath { path in
      try await DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE customer (a)") }
      let before = try Data(contentsOf: URL(fileURLWithPath: path))
      #expect(throws: ReferenceError.foreignDatabase(path)) {
        try ReferenceServer(configuration: .init(tokens: ["alpha"], database: .file(path)))
      }
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }
  }

  @Test("A database that fails is a 500 in the error format, and its reason is reported")
  func failure() async throws {
    try await withPath { path in
      let reasons = Mutex<[String]>([])
      let configuration = ReferenceConfiguration(
        tokens: ["alpha"], database: .file(path),
        reportFailure: { reason in reasons.withLock { $0.append(reason) } })
      try await ReferenceServer.serve(configuration) { baseURL in
        let caller = Caller(port: try #require(URL(string: baseURL)?.port))
        try await DatabaseQueue(path: path).write { try $0.execute(sql: "DROP TABLE customer") }
        let error = try expectRefusal(try await caller.register(complete), 500)
        #expect(!error.message.contains("customer"))
        let reported = reasons.withLock { $0 }
        #expect(reported.count == 1)
        #expect(reported.first?.contains("no such table") == true)
      }
    }
  }
}
