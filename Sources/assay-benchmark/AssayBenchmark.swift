#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// `assay-benchmark [--quick] [--json FILE] [--at-most RATIO] [whole | exchanges | parts]…`: what a
/// run of assay costs beside bare libcurl, whole processes first, then what they are made of.
///
/// - `whole`: `assay run` from exec to exit beside a loop in C over the same libcurl, `assay check`
///   beside Python's `json.load`, and the start beside an empty program.
/// - `exchanges`: how many requests a second a run makes beside a plain loop in the same process.
/// - `parts`: the languages of AssayJSON beside a plain pass over the same bytes.
@main
struct AssayBenchmark {
  static func main() async throws {
    let order = Order(CommandLine.arguments.dropFirst())
    guard let order else {
      print(
        "usage: assay-benchmark [--quick] [--json FILE] [--at-most RATIO] "
          + "[whole | exchanges | parts]...")
      exit(2)
    }
    let effort: Stopwatch.Effort = order.isQuick ? .quick : .thorough
    if order.parts.contains(.whole) { try whole(order) }
    if order.parts.contains(.exchanges) {
      try await BenchmarkServer.serve { url in
        try await ExchangeBenchmark(effort: effort).run(against: url)
      }
    }
    if order.parts.contains(.parts) {
      let stopwatch = Stopwatch(effort: effort)
      for document in [BenchmarkDocument.customer, .customers] {
        let workloads = try Workload.all(on: document)
        let timings = try stopwatch.timings(of: workloads)
        print(Table(document: document, workloads: workloads, timings: timings))
      }
    }
  }

  private static func whole(_ order: Order) throws {
    let rows = try BenchmarkServer.serve { url in
      try WholeBenchmark(isQuick: order.isQuick, url: url).rows { print($0) }
    }
    if let path = order.json { try WholeRow.write(rows, to: path) }
    guard let bound = order.greatestRatio else { return }
    for row in rows where row.isBounded && row.processor.median > bound {
      print("\(row.name): \(rounded(row.processor.median)) times the CPU, more than \(bound)")
      exit(1)
    }
  }
}

/// What the caller asks for.
private struct Order {
  enum Part: String, CaseIterable {
    case whole, exchanges, parts
  }

  var isQuick = false
  /// Where the figures of whole runs go too.
  var json: String?
  /// How many times libcurl's processor time a run may cost before that is a failure.
  var greatestRatio: Double?
  var parts: [Part] = []

  /// Nil where an argument is none of ours.
  init?(_ arguments: some Sequence<String>) {
    var rest = Array(arguments)[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--quick": isQuick = true
      case "--json":
        guard let path = rest.popFirst() else { return nil }
        json = path
      case "--at-most":
        guard let ratio = rest.popFirst().flatMap(Double.init) else { return nil }
        greatestRatio = ratio
      default:
        guard let part = Part(rawValue: argument) else { return nil }
        parts.append(part)
      }
    }
    if parts.isEmpty { parts = Part.allCases }
  }
}
