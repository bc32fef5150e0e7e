import AssayJSON

extension Workload {
  /// The standards that matchers stand on, each compiled before it is measured.
  static func languages(on document: BenchmarkDocument) throws -> [Workload] {
    let root = try JSONDocument.parse(document.bytes).root
    let prefix = document.isArray ? "$[*]" : "$"
    return try [
      path("path to each name", prefix + ".name", in: root),
      path("path with a filter", prefix + ".limits[?@ > 9]", in: root),
      path("path to descendants", "$..balance", in: root),
      patch(document.isArray ? "/0" : "", of: root),
    ]
  }

  private static func path(
    _ name: String, _ query: String, in root: JSONNode
  ) throws -> Workload {
    let path = try JSONPath(query)
    return Workload(name: name) { (try? path.nodes(in: root))?.count ?? -1 }
  }

  /// Replaces a member and takes one away.
  private static func patch(_ place: String, of root: JSONNode) throws -> Workload {
    let patch = try JSONPatch(
      JSONDocument.parse(
        Array(
          """
          [{"op": "replace", "path": "\(place)/name", "value": "Jane Doe Inc."},
           {"op": "remove", "path": "\(place)/locale"}]
          """.utf8)
      ).root)
    return Workload(name: "patch two members") {
      (try? patch.applied(to: root))?.range.offsets.count ?? -1
    }
  }
}
