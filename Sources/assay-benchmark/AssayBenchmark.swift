#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// `assay-benchmark [--quick]`: how fast the languages of AssayJSON are, beside a plain pass over
/// the same bytes.
@main
struct AssayBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.allSatisfy({ $0 == "--quick" }) else {
      print("usage: assay-benchmark [--quick]")
      exit(2)
    }
    let stopwatch = Stopwatch(effort: arguments.isEmpty ? .thorough : .quick)
    for document in [BenchmarkDocument.customer, .customers] {
      let workloads = try Workload.all(on: document)
      let timings = try stopwatch.timings(of: workloads)
      print(Table(document: document, workloads: workloads, timings: timings))
    }
  }
}
