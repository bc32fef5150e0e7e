import Foundation
import Testing

@Suite("Registering a customer")
struct RegistrationTests {
  @Test("A registration comes back unchanged, with a gid that is a UUID in small letters")
  func echo() async throws {
    try await withReference { caller in
      let reply = try await caller.register(complete)
      #expect(reply.status == 201)
      #expect(reply["content-type"] == "application/json")
      var customer = try reply.customer
      let gid = try #require(customer["gid"])
      customer["gid"] = nil
      #expect(customer == complete)
      #expect(
        gid.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/)
          != nil)
      #expect(reply["location"] == "/customers/\(gid)")
    }
  }

  @Test("What is not given does not come back, but for the locale, which is pt")
  func defaults() async throws {
    try await withReference { caller in
      var customer = try await caller.register(minimal()).customer
      customer["gid"] = nil
      #expect(customer == minimal().merging(["locale": "pt"]) { $1 })
    }
  }

  @Test("A null for an optional attribute, and a gid, are taken as not given")
  func nullsAndGid() async throws {
    try await withReference { caller in
      let reply = try await caller.register(
        """
        {"gid": null, "name": "A", "externalId": null, "vatNumber": "1", "address": null,
         "zipCode": null, "city": null, "country": "PT", "email": null, "phone": null,
         "mobile": null, "locale": null}
        """)
      #expect(reply.status == 201)
      #expect(
        try reply.customer.keys.sorted() == ["country", "gid", "locale", "name", "vatNumber"])

      let own = try await caller.register(minimal("2").merging(["gid": "mine"]) { $1 })
      #expect(own.status == 201)
      #expect(own.gid != "mine")
    }
  }

  @Test("Members that are no attribute are ignored, whatever they are")
  func unknownMembers() async throws {
    try await withReference { caller in
      let reply = try await caller.register(
        """
        {"name": "A", "Name": 1, "x": {"name": [1, {"y": [[]]}]}, "vatNumber": "1", "z": -1.5e+400,
         "": true, "country": "PT"}
        """)
      #expect(reply.status == 201)
      #expect(try reply.customer["name"] == "A")
    }
  }

  @Test("An empty optional attribute is a value like any other")
  func emptyOptional() async throws {
    try await withReference { caller in
      let reply = try await caller.register(minimal().merging(["city": ""]) { $1 })
      #expect(try reply.customer["city"] == "")
      try expectRefusal(try await caller.register(minimal()), 409)
    }
  }

  @Test(
    "Text comes back with the very code points it was sent with",
    arguments: [
      "e\u{301}", "\u{E9}", "\u{212A}", "a\u{0}b", "\u{0}", "😀👩‍👩‍👧", "\u{10FFFF}", "\u{FEFF}x",
      "  padded  ",
      "x\u{2028}", "\"\\/\u{8}\u{C}\n\r\t\u{1F}\u{7F}", "مرحبا", "\u{FFFD}", "\u{200B}",
      String(repeating: "long ", count: 20_000),
    ])
  func unicode(_ text: String) async throws {
    try await withReference { caller in
      let members = minimal(text).merging(["name": text, "externalId": text, "mobile": text]) { $1 }
      let reply = try await caller.register(members)
      let gid = try #require(reply.gid)
      for customer in [try reply.customer, try await caller.retrieve(gid).customer] {
        for attribute in ["name", "vatNumber", "externalId", "mobile"] {
          #expect(
            customer[attribute].map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
        }
      }
      #expect(try await caller.register(members).status == 200)
    }
  }

  @Test("Every escape of JSON is the character it stands for")
  func escapes() async throws {
    try await withReference { caller in
      let reply = try await caller.register(
        #"{"\u006eame":"\ud83d\uDE00\u00e9\/\b\f\n\r\t\"\\","vatNumber":"1","country":"\u0050T"}"#)
      #expect(try reply.customer["name"] == "😀é/\u{8}\u{C}\n\r\t\"\\")
    }
  }

  @Test(
    "A media type with parameters, another one or none: the content decides",
    arguments: [
      ["Content-Type: application/json; charset=utf-8"], ["content-type: text/plain"], [],
    ])
  func mediaType(_ fields: [String]) async throws {
    try await withReference { caller in
      let content = Array(#"{"name":"A","vatNumber":"1","country":"PT"}"#.utf8)
      let reply = try await caller.send("POST", "/customers", fields: fields, content: content)
      #expect(reply.status == 201)
    }
  }
}
