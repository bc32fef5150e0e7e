import Testing

@Suite("Credentials")
struct CredentialsTests {
  @Test(
    "Without the credentials of a company there is nothing but 401, whatever the content",
    arguments: [
      nil, "", "Bearer", "Bearer ", "Bearer unknown", "bearer Alpha", "Basic alpha",
      "Basic YWxwaGE6",
      "alpha", "Bearer alpha beta", "Bearer alpha,", "Bearer alphaa", "Bearer alph",
      "Bearer \"alpha\"",
      "Bearer alpha=", "Bearer: alpha", "Bearer\talpha", "Token alpha", "BearerX alpha",
      "Bearer álpha",
    ])
  func refused(_ authorization: String?) async throws {
    try await withReference { caller in
      let gid = try #require(try await caller.register(minimal("known")).gid)
      let stranger = caller.with(authorization: authorization)
      for content in [#"{"name": "A", "vatNumber": "1", "country": "PT"}"#, "{", "[]", ""] {
        let reply = try await stranger.register(content)
        try expectRefusal(reply, 401)
        #expect(reply["www-authenticate"] == "Bearer")
      }
      try expectRefusal(try await stranger.retrieve(gid), 401)
      #expect(try await caller.register(minimal("1")).status == 201, "something was registered")
    }
  }

  @Test("Two Authorization fields are no credentials")
  func twoFields() async throws {
    try await withReference { caller in
      let reply = try await caller.send(
        "GET", "/customers/1", fields: ["Authorization: Bearer alpha"])
      try expectRefusal(reply, 401)
    }
  }

  @Test(
    "The name of the scheme is taken in any case, and spaces may follow it",
    arguments: [
      "Bearer alpha", "bearer alpha", "BEARER alpha", "bEaReR    alpha",
    ])
  func scheme(_ authorization: String) async throws {
    try await withReference { caller in
      let reply = try await caller.with(authorization: authorization).register(minimal())
      #expect(reply.status == 201)
    }
  }

  @Test("Nobody is told whether a customer exists before the credentials are checked")
  func largeContent() async throws {
    try await withReference { caller in
      let content = [UInt8](repeating: 0x20, count: 3 << 20)
      let reply = try await caller.with(authorization: "Bearer x").send(
        "POST", "/customers", content: content)
      try expectRefusal(reply, 401)
    }
  }
}

@Suite("Companies")
struct CompanyTests {
  @Test("Two companies may register one VAT number, with the same or other attributes")
  func oneNumber() async throws {
    try await withReference { alpha in
      let beta = alpha.with(authorization: "Bearer beta")
      let first = try await alpha.register(complete).customer
      let same = try await beta.register(complete)
      #expect(same.status == 201)
      #expect(same.gid != first["gid"])
      #expect(try await beta.register(complete).customer == same.customer)

      #expect(try await alpha.register(minimal("2")).status == 201)
      let other = minimal("2").merging(["name": "Jane"]) { $1 }
      #expect(try await beta.register(other).status == 201)
      #expect(try await alpha.register(complete).customer == first)
    }
  }

  @Test("A company reads its own customers only, by gid and by externalId")
  func separation() async throws {
    try await withReference { alpha in
      let beta = alpha.with(authorization: "Bearer beta")
      let gid = try #require(try await alpha.register(complete).gid)
      try expectRefusal(try await beta.retrieve(gid), 404)
      try expectRefusal(try await beta.retrieve("123"), 404)
      let own = try await beta.register(minimal().merging(["externalId": "123"]) { $1 })
      #expect(try await beta.retrieve("123").gid == own.gid)
      #expect(try await alpha.retrieve("123").gid == gid)
    }
  }
}
