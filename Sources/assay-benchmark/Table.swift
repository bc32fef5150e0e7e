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
        Self.rounded(1 / seconds),
        Self.rounded(Double(document.bytes.count) / seconds / 1e6),
        Self.rounded(seconds / timings[0]))
    }
    return text
  }

  private static func line(_ name: String, _ figures: String...) -> String {
    func blanks(_ count: Int) -> String { String(repeating: " ", count: max(count, 1)) }
    return figures.reduce(name + blanks(28 - name.count)) { line, figure in
      line + blanks(14 - figure.count) + figure
    } + "\n"
  }

  /// Three digits are all that such a measurement is good for.
  private static func rounded(_ value: Double) -> String {
    if value >= 100 { return String(Int(value.rounded())) }
    let scale = value >= 10 ? 10.0 : 100.0
    return String((value * scale).rounded() / scale)
  }
}
