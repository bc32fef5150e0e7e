import AssayReference
import Foundation
import Testing

/// What the contract asks of every server, whatever liberties it takes.
@Suite("Liberties")
struct LibertyTests {
  /// The content as JSON; the header fields do not matter here.
  private func object(_ reply: Reply) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(reply.content))
    return try #require(object as? [String: Any], "\(reply.text)")
  }

  private func expectCustomer(
    _ reply: Reply, _ sent: [String: String], _ name: String
  ) throws -> String {
    #expect([200, 201].contains(reply.status), "\(name): \(reply.text)")
    let object = try object(reply)
    for (attribute, value) in sent {
      #expect(object[attribute] as? String == value, "\(name): \(attribute) in \(reply.text)")
    }
    return try #require(object["gid"] as? String, "\(name)")
  }

  private func expectError(_ reply: Reply, _ status: Int, _ name: String) throws -> [String: Any] {
    #expect(reply.status == status, "\(name): \(reply.text)")
    let object = try object(reply)
    #expect((object["code"] as? NSNumber)?.intValue == status, "\(name)")
    #expect(object["message"] is String, "\(name)")
    return object
  }

  @Test(
    "Every server with a liberty keeps the contract", arguments: Deviation.liberties.map(\.name))
  func contract(_ name: String) async throws {
    try await withDeviations([name]) { caller in
      let gid = try expectCustomer(try await caller.post(complete), complete, name)
      #expect(!gid.isEmpty)
      #expect(try expectCustomer(try await caller.post(complete), complete, name) == gid)

      let other = complete.merging(["city": "Évora"]) { $1 }
      let conflict = try expectError(try await caller.post(other), 409, name)
      #expect(conflict["gid"] as? String == gid, "\(name)")

      let id = try #require(gid.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
      #expect(try expectCustomer(try await caller.retrieve(id), complete, name) == gid)
      #expect(try expectCustomer(try await caller.retrieve("123"), complete, name) == gid)

      let beta = caller.with(authorization: "Bearer beta")
      let betas = other.merging(["externalId": "124"]) { $1 }
      #expect(try expectCustomer(try await beta.post(betas), betas, name) != gid)

      let defaults = try expectCustomer(
        try await caller.post(minimal("PT500000002")), ["locale": "pt"], name)
      #expect(defaults != gid)

      let stranger = caller.with(authorization: "Bearer gamma")
      _ = try expectError(try await stranger.post(minimal("PT500000003")), 401, name)
      let wrong = minimal("PT500000003").merging(["locale": "xx"]) { $1 }
      _ = try expectError(try await caller.post(wrong), 422, name)
      _ = try expectCustomer(
        try await caller.post(minimal("PT500000003")), minimal("PT500000003"), name)
    }
  }
}

extension Caller {
  /// Sends as clients do, media type and all.
  fileprivate func post(_ members: [String: String]) async throws -> Reply {
    try await send(
      "POST", "/customers", fields: ["Content-Type: application/json"],
      content: Array(JSONEncoder().encode(members)))
  }
}
