import Foundation
import Testing

/// The names of all rows of a schema such as people write, in their order.
@Suite("The rows of a customer's schema")
struct RowGoldenTests {
  @Test("are those of the list", arguments: ["breaking", "keeping"])
  func golden(_ kind: String) throws {
    let rows = try RowSchemas.rows("{\"\(kind)\": \(RowSchemas.customer)}")
    let actual = rows.map(\.name).joined(separator: "\n") + "\n"
    let golden = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Goldens/customer.\(kind).txt")
    if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
      try Data(actual.utf8).write(to: golden)
      Testing.Issue.record("recorded \(golden.path); run again without RECORD_GOLDENS")
    }
    #expect(actual == String(decoding: try Data(contentsOf: golden), as: UTF8.self))
  }
}
