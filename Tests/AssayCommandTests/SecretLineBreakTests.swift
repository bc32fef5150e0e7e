import BlockingTests
import Testing

@Suite("A secret that ends in a line break", .blocking)
struct SecretLineBreakTests {
  private static let secret = "vq73-kk20-mm"

  struct Origin: Sendable {
    var options: [String] = []
    var environment: [String: String] = [:]
    var file = "{}"
    var name: String
  }

  private static let origins = ["\n", "\r\n", "\r", "\n\n"].flatMap { end in
    let escaped = end.map { $0 == "\n" ? "\\n" : $0 == "\r" ? "\\r" : "\\r\\n" }.joined()
    return [
      Origin(options: ["--secret", "key=\(secret)\(end)"], name: "--secret"),
      Origin(environment: ["ASSAY_SECRET_key": secret + end], name: "ASSAY_SECRET_key"),
      Origin(
        options: ["--secrets-file", "s.json"], file: "{\"key\": \"\(secret)\(escaped)\"}",
        name: "s.json"),
    ]
  }

  @Test("is named at the start with what to do, and not shown", arguments: origins)
  func named(_ origin: Origin) throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      { "inputs": ["key"], "scenarios": [ { "name": "a", "steps": [
        { "request": { "method": "GET", "path": "/", "headers": { "X-Key": "{{key}}" } },
          "expect": { "status": 200 } } ] } ] }
      """, to: "a.scenarios.json")
    try folder.write(origin.file, to: "s.json")
    let outcome = try Binary.run(
      ["run", "a.scenarios.json", "--base-url", "http://127.0.0.1:9"] + origin.options,
      in: folder.url, environment: origin.environment)
    #expect(outcome.status == 2)
    #expect(
      outcome.errors.contains("the secret 'key' of \(origin.name) ends in a line break"),
      "\(outcome.errors)")
    #expect(outcome.errors.contains("printf '%s'"))
    #expect(!(outcome.output + outcome.errors).contains(Self.secret))
  }
}
