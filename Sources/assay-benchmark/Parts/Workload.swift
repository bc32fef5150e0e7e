/// One thing to measure on a document.
struct Workload {
  let name: String
  /// Does it once; the result keeps the optimiser from leaving it out.
  let run: () throws -> Int

  /// The pass that all others are compared with comes first.
  static func all(on document: BenchmarkDocument) throws -> [Workload] {
    try [plainPass(over: document)] + text(on: document) + path(on: document)
      + patch(on: document) + schema(on: document)
  }

  /// Adds the bytes up: what merely looking at each of them costs.
  private static func plainPass(over document: BenchmarkDocument) -> Workload {
    let bytes = document.bytes
    return Workload(name: "plain pass") {
      bytes.reduce(0) { $0 &+ Int($1) }
    }
  }
}
