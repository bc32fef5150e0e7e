#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// `assay-benchmark [--quick] [URL]`: how fast the languages of AssayJSON are, beside a plain pass
/// over the same bytes; and how many requests a run makes, beside libcurl alone, against the server
/// at that URL.
///
/// `assay-benchmark --serve` is such a server: it prints its port.
@main
struct AssayBenchmark {
  static func main() async throws {
    var arguments = Array(CommandLine.arguments.dropFirst())
    if arguments == [StubServer.argument] { return try StubServer.serve() }
    let effort: Stopwatch.Effort = arguments.first == "--quick" ? .quick : .thorough
    if effort == .quick { arguments.removeFirst() }
    guard arguments.count <= 1, arguments.first?.hasPrefix("-") != true else {
      print("usage: assay-benchmark [--quick] [URL]\n       assay-benchmark --serve")
      exit(2)
    }
    if let url = arguments.first {
      return try await ExchangeBenchmark(effort: effort).run(against: url)
    }
    let stopwatch = Stopwatch(effort: effort)
    for document in [BenchmarkDocument.customer, .customers] {
      let workloads = try Workload.all(on: document)
      let timings = try stopwatch.timings(of: workloads)
      print(Table(document: document, workloads: workloads, timings: timings))
    }
  }
}
