import AssayJSON

extension Workload {
  /// Queries, each compiled before it is measured.
  static func path(on document: BenchmarkDocument) throws -> [Workload] {
    let root = try JSONDocument.parse(document.bytes).root
    let customer = document.isArray ? "$[*]" : "$"
    let queries = [
      ("path to each name", "\(customer).name"),
      ("path with a filter", "\(customer).limits[?@ > 9]"),
      ("path to descendants", "$..balance"),
    ]
    return try queries.map { name, query in
      let path = try JSONPath(query)
      return Workload(name: name) { try path.nodes(in: root).count }
    }
  }
}
