import AssayJSON

/// A text that workloads run on.
struct BenchmarkDocument {
  let name: String
  let bytes: [UInt8]
  let isArray: Bool

  /// The body of one request: what a scenario run handles thousands of.
  static let customer = BenchmarkDocument(
    name: "customer", bytes: Array(customer(0).utf8), isArray: false)

  /// A megabyte: an answer that lists everything.
  static let customers: BenchmarkDocument = {
    let megabyte = 1 << 20
    var text = "["
    var number = 0
    while text.utf8.count < megabyte {
      if number > 0 { text += "," }
      text += "\n  " + customer(number)
      number += 1
    }
    return BenchmarkDocument(name: "customers", bytes: Array((text + "\n]\n").utf8), isArray: true)
  }()

  /// Members as the API has them and, so that nothing is left unmeasured, numbers, an escape,
  /// letters beyond ASCII, a list and literals.
  private static func customer(_ number: Int) -> String {
    let digits = String(500_000_000 + number * 7919)
    return """
      {"name": "João \(number) & Filhos \\"Lda\\"", "externalId": "\(number)", \
      "vatNumber": "PT\(digits)", "address": "Invisible Avenue, \(number % 997)", \
      "zipCode": "1234-543", "city": "Lisbon", "country": "PT", "email": null, \
      "phone": "\(digits)", "locale": "pt", "balance": \(number % 8999).25, \
      "limits": [10, 2.5e3, -1], "active": \(number % 2 == 0)}
      """
  }
}
