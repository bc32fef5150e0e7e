import AssayJSON
import Testing

@testable import AssaySuite

/// What the rows are for, judged by documents that were written by hand.
@Suite("Rows made from a schema")
struct RowVerdictTests {
  static let documents: [(schema: String, documents: [String])] = [
    (
      RowSchemas.customer,
      [
        #"{"name": "Jane", "vatNumber": "1", "country": "PT"}"#,
        #"{"country": "ES", "vatNumber": "2", "name": "J", "locale": "es", "email": "j@x.y"}"#,
      ]
    ),
    (
      RowSchemas.order,
      [
        """
        {"id": "00000000-0000-0000-0000-000000000000", "lines": [{"sku": "abc"}], "total": 1,
         "status": "open"}
        """,
        """
        {"id": "00000000-0000-0000-0000-000000000000", "total": 99.99, "status": 3,
         "lines": [{"sku": "abc", "tags": ["a"]}, {"sku": "abd"}], "card": "1", "expiry": "2",
         "address": {"city": "Porto", "geo": [1, 2]}, "contact": {"phone": "1"}, "gift": true}
        """,
      ]
    ),
    (
      RowSchemas.tree,
      [#"{"value": 1}"#, #"{"value": 1, "left": {"value": 2}, "children": [{"value": 3}]}"#]
    ),
  ]

  @Test("every breaking row breaks documents that it was not made with", arguments: documents)
  func breaking(_ example: (schema: String, documents: [String])) throws {
    let schema = try JSONSchema.compile(try json(example.schema))
    let rows = try RowSchemas.rows("{\"breaking\": \(example.schema)}")
    #expect(rows.count > 50)
    for text in example.documents {
      let document = try json(text)
      try #require(schema.isValid(document))
      for row in rows {
        let broken = try row.applied(to: document)
        #expect(!schema.isValid(broken), "\(row.name): \(broken)")
      }
    }
  }

  @Test("every keeping row keeps documents that it was not made with", arguments: documents)
  func keeping(_ example: (schema: String, documents: [String])) throws {
    let schema = try JSONSchema.compile(try json(example.schema))
    let rows = try RowSchemas.rows("{\"keeping\": \(example.schema)}")
    #expect(rows.count > 10)
    for text in example.documents {
      let document = try json(text)
      for row in rows {
        let kept = try row.applied(to: document)
        let errors = schema.errors(in: kept).map(\.message)
        #expect(errors.isEmpty, "\(row.name): \(kept)")
      }
    }
  }

  @Test(
    "names are unique and fit on a line, and the value stands at the path",
    arguments: [RowSchemas.customer, RowSchemas.order, RowSchemas.tree], ["breaking", "keeping"])
  func names(_ schema: String, _ kind: String) throws {
    let rows = try RowSchemas.rows("{\"\(kind)\": \(schema)}")
    #expect(Set(rows.map { Array($0.name.utf8) }).count == rows.count)
    for row in rows {
      #expect(row.name.count < 120)
      #expect(row.name.unicodeScalars.allSatisfy { $0.value >= 0x20 }, "\(row.name)")
    }
  }

  @Test("the same schema gives the same rows in the same order")
  func determinism() throws {
    let examples = "{\"breaking\": \(RowSchemas.order)}"
    let first = try RowSchemas.rows(examples).map(\.name)
    #expect(try RowSchemas.rows(examples).map(\.name) == first)
  }
}
