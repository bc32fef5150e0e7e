import AssayReference
import Foundation
import Testing

/// Runs `body` against a server with these deviations.
func withDeviations(_ names: [String], _ body: (Caller) async throws -> Void) async throws {
  let deviations = try names.map { try #require(Deviation.named($0)) }
  let configuration = ReferenceConfiguration(tokens: ["alpha", "beta"], deviations: deviations)
  try await ReferenceServer.serve(configuration) { baseURL in
    try await body(Caller(port: try #require(URL(string: baseURL)?.port)))
  }
}

/// A fault of each kind of stage; that each of the others can be seen, `assay audit` shows.
@Suite("Faults")
struct FaultTests {
  @Test("A fault in the credentials lets the wrong ones in")
  func credentials() async throws {
    try await withDeviations(["anonymous-taken"]) { caller in
      let anonymous = try await caller.with(authorization: nil).register(minimal())
      #expect(anonymous.status == 201)
      try expectRefusal(
        try await caller.with(authorization: "Bearer gamma").register(minimal()), 401)
    }
  }

  @Test("A fault behind a refusal registers what was refused")
  func refusal() async throws {
    try await withDeviations(["stranger-registers"]) { caller in
      let stranger = caller.with(authorization: "Bearer gamma")
      try expectRefusal(try await stranger.register(minimal("1")), 401)
      #expect(try await caller.register(minimal("1")).status == 200)
      try expectRefusal(try await caller.with(authorization: nil).register(minimal("2")), 401)
      #expect(try await caller.register(minimal("2")).status == 201)
    }
  }

  @Test("A fault in the checks takes what is refused, and nothing else")
  func check() async throws {
    try await withDeviations(["country-el-taken"]) { caller in
      let reply = try await caller.register(minimal("1").merging(["country": "EL"]) { $1 })
      #expect(reply.status == 201)
      #expect(try reply.customer["country"] == "EL")
      try expectRefusal(
        try await caller.register(minimal("2").merging(["country": "XX"]) { $1 }), 422)
    }
  }

  @Test("A fault in the comparison does not see one difference")
  func comparison() async throws {
    try await withDeviations(["email-not-compared"]) { caller in
      let gid = try await caller.register(complete).gid
      let other = complete.merging(["email": "jane@example.com"]) { $1 }
      #expect(try await caller.register(other).gid == gid)
      try expectRefusal(
        try await caller.register(complete.merging(["city": "Porto"]) { $1 }), 409)
    }
  }

  @Test("A fault in the store changes who is kept")
  func store() async throws {
    try await withDeviations(["conflict-overwrites"]) { caller in
      let gid = try #require(try await caller.register(complete).gid)
      try expectRefusal(
        try await caller.register(complete.merging(["city": "Porto"]) { $1 }), 409)
      #expect(try await caller.retrieve(gid).customer["city"] == "Porto")
    }
  }

  @Test("A fault in an answer shows what is not kept")
  func answer() async throws {
    try await withDeviations(["registration-omits-email"]) { caller in
      let reply = try await caller.register(complete)
      #expect(try reply.customer["email"] == nil)
      let gid = try #require(reply.gid)
      #expect(try await caller.retrieve(gid).customer["email"] == complete["email"])
    }
  }

  @Test("A fault under a race registers twice only what arrives at once")
  func race() async throws {
    try await withDeviations(["race-registers-twice"]) { caller in
      let gids = try await withThrowingTaskGroup(of: String?.self) { group in
        for _ in 0..<16 { group.addTask { try await caller.register(minimal("1")).gid } }
        return try await group.reduce(into: Set<String?>()) { $0.insert($1) }
      }
      #expect(gids.count > 1)
      let gid = try await caller.register(minimal("2")).gid
      #expect(try await caller.register(minimal("2")).gid == gid)
    }
  }

  @Test("A fault of a connection is not that of another")
  func connection() async throws {
    try await withDeviations(["retrieval-on-the-same-connection"]) { caller in
      let gid = try #require(try await caller.register(minimal()).gid)
      #expect(try await caller.retrieve(gid).status == 404)
    }
  }

  @Test("Two faults at once are both there")
  func two() async throws {
    try await withDeviations(["registration-gid-null", "conflict-code-string"]) { caller in
      #expect(try await caller.register(complete).text.contains(#""gid":null"#))
      let reply = try await caller.register(complete.merging(["city": "Porto"]) { $1 })
      #expect(reply.text.contains(#""code":"409""#))
    }
  }

  @Test(
    "Every server with a fault answers", arguments: Deviation.faults.map(\.name).chunks(of: 100))
  func answers(_ names: [String]) async throws {
    for name in names {
      try await withDeviations([name]) { caller in
        let health = try await caller.send("GET", "/healthz")
        #expect(health.status == 200, "\(name)")
        let reply = try await caller.register(complete)
        #expect(reply.status >= 200, "\(name)")
      }
    }
  }
}

extension Array {
  fileprivate func chunks(of count: Int) -> [[Element]] {
    stride(from: 0, to: self.count, by: count).map {
      Array(self[$0..<Swift.min($0 + count, self.count)])
    }
  }
}
