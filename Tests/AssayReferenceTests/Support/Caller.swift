import AssayReference
import Foundation
import Testing

/// A client of the API with one company's token.
struct Caller: Sendable {
  let port: Int
  var authorization: String? = "Bearer alpha"

  func with(authorization: String?) -> Caller {
    var copy = self
    copy.authorization = authorization
    return copy
  }

  func send(
    _ method: String, _ target: String, fields: [String] = [], content: [UInt8]? = nil
  ) async throws -> Reply {
    var lines = ["\(method) \(target) HTTP/1.1", "Host: 127.0.0.1"] + fields
    if let authorization { lines.append("Authorization: \(authorization)") }
    if let content { lines.append("Content-Length: \(content.count)") }
    let head = Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
    return try await wire { connection in
      try connection.send(head + (content ?? []))
      return try connection.reply(isHead: method == "HEAD")
    }
  }

  /// Opens a connection and runs blocking work with it.
  func wire<Result: Sendable>(
    _ work: @escaping @Sendable (inout WireConnection) throws -> Result
  ) async throws -> Result {
    let port = port
    return try await onThread {
      var connection = try WireConnection(port: port)
      return try work(&connection)
    }
  }

  func register(_ json: String, at target: String = "/customers") async throws -> Reply {
    try await send("POST", target, content: Array(json.utf8))
  }

  func register(_ members: [String: String]) async throws -> Reply {
    try await send("POST", "/customers", content: Array(JSONEncoder().encode(members)))
  }

  func retrieve(_ id: String) async throws -> Reply {
    try await send("GET", "/customers/\(id)")
  }
}

/// A registration with nothing but the mandatory attributes.
func minimal(_ vatNumber: String = "PT1") -> [String: String] {
  ["name": "John Doe Inc.", "vatNumber": vatNumber, "country": "PT"]
}

/// A registration with every attribute.
let complete = [
  "name": "John Doe Inc.", "externalId": "123", "vatNumber": "PT543219876",
  "address": "Invisible Avenue, 456", "zipCode": "1234-543", "city": "Lisbon", "country": "PT",
  "email": "john@example.com", "phone": "55598745", "mobile": "55598746", "locale": "en",
]

/// Runs `body` against a server of its own, with the companies `alpha` and `beta`.
func withReference(
  _ database: DatabaseLocation = .memory, _ body: (Caller) async throws -> Void
) async throws {
  let configuration = ReferenceConfiguration(tokens: ["alpha", "beta"], database: database)
  try await ReferenceServer.serve(configuration) { baseURL in
    let port = try #require(URL(string: baseURL)?.port)
    try await body(Caller(port: port))
  }
}
