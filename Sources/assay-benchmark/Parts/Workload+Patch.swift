import AssayJSON

extension Workload {
  /// Changing the first customer, as scenarios vary their requests.
  static func patch(on document: BenchmarkDocument) throws -> [Workload] {
    let root = try JSONDocument.parse(document.bytes).root
    let customer = document.isArray ? "/0" : ""
    let text = """
      [{"op": "replace", "path": "\(customer)/name", "value": "Jane Doe Inc."},
       {"op": "remove", "path": "\(customer)/locale"}]
      """
    let patch = try JSONPatch(JSONDocument.parse(Array(text.utf8)).root)
    return [
      Workload(name: "patch two members") { try patch.applied(to: root).range.offsets.count }
    ]
  }
}
