import AssayJSON

extension Workload {
  /// Reading, writing, comparing.
  static func text(on document: BenchmarkDocument) throws -> [Workload] {
    let bytes = document.bytes
    let root = try JSONDocument.parse(bytes).root
    let equal = try JSONDocument.parse(bytes).root
    let compact = JSONWriter(.compact)
    let indented = JSONWriter(.indented)
    return [
      Workload(name: "parse") { try JSONDocument.parse(bytes).repeatedNames.count },
      Workload(name: "write") { compact.bytes(root).count },
      Workload(name: "write indented") { indented.bytes(root).count },
      Workload(name: "compare") { root == equal ? 1 : 0 },
      Workload(name: "hash") { root.hashValue },
    ]
  }
}
