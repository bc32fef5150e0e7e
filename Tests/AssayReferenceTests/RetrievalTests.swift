import Testing

@Suite("Retrieving a customer")
struct RetrievalTests {
  @Test("The gid and the externalId retrieve what was registered")
  func byEither() async throws {
    try await withReference { caller in
      let customer = try await caller.register(complete).customer
      for id in [try #require(customer["gid"]), "123"] {
        let reply = try await caller.retrieve(id)
        #expect(reply.status == 200)
        #expect(reply["content-type"] == "application/json")
        #expect(try reply.customer == customer)
      }
    }
  }

  @Test("Of several customers with one externalId the first registered is retrieved")
  func sharedExternalId() async throws {
    try await withReference { caller in
      let first = try await caller.register(minimal("1").merging(["externalId": "x"]) { $1 }).gid
      for number in 2...5 {
        _ = try await caller.register(minimal("\(number)").merging(["externalId": "x"]) { $1 })
      }
      #expect(try await caller.retrieve("x").gid == first)
    }
  }

  @Test("A gid goes before an externalId that is the same text")
  func gidFirst() async throws {
    try await withReference { caller in
      let imitated = try #require(try await caller.register(minimal("1")).gid)
      _ = try await caller.register(minimal("2").merging(["externalId": imitated]) { $1 })
      #expect(try await caller.retrieve(imitated).customer["vatNumber"] == "1")
    }
  }

  @Test(
    "The path is percent-decoded once, and a plus stays a plus",
    arguments: [
      ("a%20b", "a b"), ("a+b", "a+b"), ("a%2Bb", "a+b"), ("a%2fb", "a/b"), ("100%25", "100%"),
      ("%2520", "%20"), ("%C3%A9", "\u{E9}"), ("e%CC%81", "e\u{301}"), ("%F0%9F%98%80", "😀"),
      ("%00", "\u{0}"), ("a%3Fb", "a?b"), ("..", ".."), ("v1", "v1"), ("customers", "customers"),
      ("a?b=c", "a"), ("a:b@c", "a:b@c"),
    ])
  func percentDecoding(_ encoded: String, _ externalId: String) async throws {
    try await withReference { caller in
      let members = minimal().merging(["externalId": externalId]) { $1 }
      let gid = try await caller.register(members).gid
      #expect(try await caller.retrieve(encoded).gid == gid)
    }
  }

  @Test(
    "Nobody has an unknown id, nor one spelled otherwise",
    arguments: [
      "124", "ABC", "e%CC%81", "00000000-0000-4000-8000-000000000000", "%20", "a%20",
    ])
  func unknown(_ id: String) async throws {
    try await withReference { caller in
      _ = try await caller.register(minimal("1").merging(["externalId": "abc"]) { $1 })
      _ = try await caller.register(minimal("2").merging(["externalId": "\u{E9}"]) { $1 })
      try expectRefusal(try await caller.retrieve(id), 404)
    }
  }

  @Test("HEAD answers with the head that GET would have")
  func head() async throws {
    try await withReference { caller in
      let gid = try #require(try await caller.register(complete).gid)
      let get = try await caller.retrieve(gid)
      let (head, next) = try await caller.wire { connection in
        let fields = "HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer alpha\r\n\r\n"
        try connection.send("HEAD /customers/\(gid) \(fields)GET /healthz \(fields)")
        return (try connection.reply(isHead: true), try connection.reply())
      }
      #expect(head.status == 200)
      #expect(next.status == 200, "the content came nevertheless")
      #expect(head["content-length"] == "\(get.content.count)")
      #expect(head["content-type"] == get["content-type"])
    }
  }
}

@Suite("Paths and methods")
struct PathTests {
  @Test(
    "Everything is under / and /v1, and slashes may be repeated",
    arguments: [
      "/customers", "//customers", "/v1/customers", "//v1///customers", "/customers/",
      "/customers?a=b",
      "/%63ustomers", "http://example.com/customers", "http://example.com//v1/customers",
    ])
  func registration(_ path: String) async throws {
    try await withReference { caller in
      let reply = try await caller.register(
        #"{"name":"A","vatNumber":"1","country":"PT"}"#, at: path)
      #expect(reply.status == 201)
    }
  }

  @Test(
    "Retrieval takes the same forms",
    arguments: [
      "/customers/123", "/v1/customers/123", "//customers//123", "/v1//customers/123/",
    ])
  func retrieval(_ path: String) async throws {
    try await withReference { caller in
      let gid = try await caller.register(complete).gid
      #expect(try await caller.send("GET", path).gid == gid)
    }
  }

  @Test(
    "The server's health needs no credentials", arguments: ["/healthz", "/v1/healthz", "//healthz"])
  func health(_ path: String) async throws {
    try await withReference { caller in
      let reply = try await caller.with(authorization: nil).send("GET", path)
      #expect(reply.status == 200)
      #expect(reply["content-type"] == "application/json")
      #expect(reply.text == #"{"status":"ok"}"#)
    }
  }

  @Test(
    "There is nothing under another path",
    arguments: [
      "/", "/v1", "/v1/v1/customers", "/v2/customers", "/Customers", "/customers/1/debts",
      "/customer", "*",
      "/customers%2F1",
    ])
  func unknown(_ path: String) async throws {
    try await withReference { caller in
      for method in ["GET", "POST", "PUT"] {
        try expectRefusal(try await caller.send(method, path, fields: ["Content-Length: 0"]), 404)
      }
    }
  }

  @Test(
    "Another method on a known path is 405, which names the methods that are taken",
    arguments: [
      ("GET", "/customers", "POST"), ("PUT", "/v1/customers", "POST"),
      ("OPTIONS", "/customers", "POST"),
      ("DELETE", "/customers/1", "GET, HEAD"), ("POST", "/customers/1", "GET, HEAD"),
      ("PATCH", "/customers/1", "GET, HEAD"), ("POST", "/healthz", "GET, HEAD"),
    ])
  func otherMethods(_ method: String, _ path: String, _ allowed: String) async throws {
    try await withReference { caller in
      let reply = try await caller.send(method, path, fields: ["Content-Length: 0"])
      try expectRefusal(reply, 405)
      #expect(reply["allow"] == allowed)
    }
  }

  @Test(
    "A path that is not percent-encoded UTF-8 is refused with 400",
    arguments: [
      "/customers/%", "/customers/%2", "/customers/%zz", "/customers/%FF", "/customers/%+1", "/%",
    ])
  func malformed(_ path: String) async throws {
    try await withReference { caller in
      try expectRefusal(try await caller.send("GET", path), 400)
    }
  }
}
