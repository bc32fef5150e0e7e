/// The figures of a document, a row a workload.
struct Table: CustomStringConvertible {
  let document: BenchmarkDocument
  let workloads: [Workload]
  /// Seconds for one run, in the order of the workloads; the first is the plain pass.
  let timings: [Double]

  var description: String {
    var text = Self.line(
      "\(document.name), \(document.bytes.count) bytes", "per second", "MB/s", "ratio")
    for (workload, seconds) in zip(workloads, timings) {
      text += Self.line(
        workload.name,
        rounded(1 / seconds),
        rounded(Double(document.bytes.count) / seconds / 1e6),
        rounded(seconds / timings[0]))
    }
    return text
  }

  private static func line(_ name: String, _ figures: String...) -> String {
    func blanks(_ count: Int) -> String { String(repeating: " ", count: max(count, 1)) }
    return figures.reduce(name + blanks(28 - name.count)) { line, figure in
      line + blanks(14 - figure.count) + figure
    } + "\n"
  }
}
