import Foundation
import Testing

@Suite("Registering under a known VAT number")
struct ReplayTests {
  @Test("A replay answers with the same customer, whatever the order and the white space")
  func replay() async throws {
    try await withReference { caller in
      let first = try await caller.register(complete).customer
      let members = complete.sorted { $0.key > $1.key }.map { "\"\($0.key)\" :\t\"\($0.value)\"" }
      let other = "\r\n{ \(members.joined(separator: " ,\n")) } "
      for _ in 0..<3 {
        let replay = try await caller.register(other)
        #expect(replay.status == 200)
        #expect(try replay.customer == first)
      }
    }
  }

  @Test("A replay may spell the default locale out, or leave it out")
  func defaultLocale() async throws {
    try await withReference { caller in
      let spelled = minimal().merging(["locale": "pt"]) { $1 }
      let gid = try await caller.register(minimal()).gid
      #expect(try await caller.register(spelled).gid == gid)
      #expect(try await caller.register(minimal()).gid == gid)
    }
  }

  @Test(
    "Any attribute that differs is a conflict that changes nothing",
    arguments: [
      ("name", "Jane"), ("externalId", "124"), ("address", "b"), ("zipCode", "2"),
      ("city", "Porto"),
      ("country", "ES"), ("email", "jane@example.com"), ("phone", "1"), ("mobile", "1"),
      ("locale", "pt"),
    ])
  func conflict(_ attribute: String, _ value: String) async throws {
    try await withReference { caller in
      let first = try await caller.register(complete).customer
      let gid = try #require(first["gid"])
      let changed = complete.merging([attribute: value]) { $1 }
      let error = try expectRefusal(try await caller.register(changed), 409)
      #expect(error.gid == gid)
      #expect(error.message.contains(attribute))
      #expect(try await caller.retrieve(gid).customer == first)
    }
  }

  @Test("An attribute that is left out, or new, is a conflict")
  func moreAndLess() async throws {
    try await withReference { caller in
      let gid = try await caller.register(minimal("1").merging(["city": "Porto"]) { $1 }).gid
      #expect(try expectRefusal(try await caller.register(minimal("1")), 409).gid == gid)
      let second = try await caller.register(minimal("2")).gid
      let more = minimal("2").merging(["city": "Porto"]) { $1 }
      #expect(try expectRefusal(try await caller.register(more), 409).gid == second)
    }
  }

  @Test("Canonically equal text is not equal: it is a conflict, and another VAT number")
  func canonicalEquivalence() async throws {
    try await withReference { caller in
      let composed = try await caller.register(minimal("\u{E9}"))
      let decomposed = try await caller.register(minimal("e\u{301}"))
      #expect(decomposed.status == 201)
      #expect(composed.gid != decomposed.gid)

      let name = minimal("1").merging(["name": "\u{E9}"]) { $1 }
      _ = try await caller.register(name)
      try expectRefusal(
        try await caller.register(name.merging(["name": "e\u{301}"]) { $1 }), 409)
    }
  }

  @Test("VAT numbers are compared as they stand", arguments: ["pt1", "PT1 ", " PT1", "PT1\u{0}"])
  func exactVATNumber(_ other: String) async throws {
    try await withReference { caller in
      let gid = try await caller.register(minimal("PT1")).gid
      let reply = try await caller.register(minimal(other))
      #expect(reply.status == 201)
      #expect(reply.gid != gid)
    }
  }

  @Test("Of 32 identical registrations at once one is the first, and all are one customer")
  func identicalRace() async throws {
    try await withReference { caller in
      let replies = try await race(32) { _ in try await caller.register(complete) }
      #expect(replies.map(\.status).sorted() == Array(repeating: 200, count: 31) + [201])
      #expect(Set(replies.map(\.gid)).count == 1)
      #expect(replies[0].gid != nil)
    }
  }

  @Test("Of 32 conflicting registrations at once one wins, and the others are told of it")
  func conflictingRace() async throws {
    try await withReference { caller in
      let replies = try await race(32) { index in
        try await caller.register(complete.merging(["name": "Number \(index)"]) { $1 })
      }
      let winners = replies.filter { $0.status == 201 }
      let winner = try #require(winners.first)
      let gid = try #require(winner.gid)
      #expect(winners.count == 1)
      for loser in replies where loser.status != 201 {
        #expect(try expectRefusal(loser, 409).gid == gid)
      }
      #expect(try await caller.retrieve(gid).customer == winner.customer)
    }
  }

  @Test("32 registrations of as many VAT numbers at once are as many customers")
  func distinctRace() async throws {
    try await withReference { caller in
      let replies = try await race(32) { try await caller.register(minimal("\($0)")) }
      #expect(Set(replies.compactMap(\.gid)).count == 32)
    }
  }
}

/// The replies of calls that are all under way at once.
private func race(
  _ count: Int, _ call: @escaping @Sendable (Int) async throws -> Reply
) async throws -> [Reply] {
  try await withThrowingTaskGroup { group in
    for index in 0..<count { group.addTask { try await call(index) } }
    return try await group.reduce(into: []) { $0.append($1) }
  }
}
