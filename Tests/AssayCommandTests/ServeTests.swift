import BlockingTests
import Foundation
import Testing

@Suite("Serving the reference API", .blocking)
struct ServeTests {
  private static let customer = """
    {
      "name": "Durable",
      "inputs": ["token", "vat"],
      "scenarios": [
        { "name": "is registered", "tags": ["write"], "steps": [
          { "request": { "method": "POST", "path": "/customers",
              "headers": { "Authorization": "Bearer {{token}}" },
              "json": { "name": "John", "vatNumber": "{{vat}}", "country": "PT" } },
            "expect": { "status": 201 } } ] },
        { "name": "is still there", "tags": ["read"], "steps": [
          { "request": { "method": "POST", "path": "/customers",
              "headers": { "Authorization": "Bearer {{token}}" },
              "json": { "name": "John", "vatNumber": "{{vat}}", "country": "PT" } },
            "expect": { "status": 200 } } ] }
      ]
    }
    """

  @Test("an acknowledged registration survives kill -9")
  func survivesKill() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.customer, to: "durable.scenarios.json")
    for tag in ["write", "read"] {
      let (server, url) = try serve(["--database", "customers.sqlite"], in: folder)
      let outcome = try Binary.run(
        [
          "run", "--base-url", url, "--tag", tag, "--secret", "token=a-token-of-a-company",
          "--variable", "vat=PT100000001", ".",
        ], in: folder.url)
      server.interrupt(with: SIGKILL)
      _ = server.outcome()
      #expect(outcome.status == 0, "\(outcome.output)")
    }
  }

  @Test("ends with status 0 when it is asked to")
  func endsOnRequest() throws {
    let folder = try TemporaryFolder()
    let (server, _) = try serve([], in: folder)
    server.interrupt(with: SIGTERM)
    #expect(server.outcome().status == 0)
  }

  @Test("says which port is taken")
  func portInUse() throws {
    let folder = try TemporaryFolder()
    let (server, url) = try serve([], in: folder)
    defer {
      server.interrupt(with: SIGTERM)
      _ = server.outcome()
    }
    let port = try #require(url.split(separator: ":").last)
    let second = try Binary.run(["serve", "--port", String(port)], in: folder.url)
    #expect(second.status == 2)
    #expect(second.errors.contains("in use"))
  }

  private func serve(
    _ options: [String], in folder: TemporaryFolder
  ) throws -> (RunningCommand, url: String) {
    let server = try Binary.start(
      ["serve", "--port", "0", "--token", "a-token-of-a-company"] + options, in: folder.url)
    try #require(server.prints("listening on http://127.0.0.1:"))
    let line = try #require(server.printed.split(separator: "\n").first)
    return (server, String(try #require(line.split(separator: " ").last)))
  }
}
