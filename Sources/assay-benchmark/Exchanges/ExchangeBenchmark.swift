#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How many requests a second a run makes, beside a plain loop over the same libcurl: in turns against
/// the same server, so that whatever else the machine does meets both alike.
struct ExchangeBenchmark {
  let effort: Stopwatch.Effort

  private var rounds: Int { effort == .quick ? 3 : 9 }
  private var requests: Int { effort == .quick ? 2_000 : 10_000 }

  func run(against url: String) async throws {
    print("requests a second      libcurl      assay      ratio")
    for width in [1, 8, 64] {
      guard let plain = PlainClient(url: "\(url)/customers", atATime: width) else {
        throw BenchmarkError("libcurl cannot be started")
      }
      let scenarios = try ScenarioClient(url: url, atATime: width)
      var rates: (plain: [Double], scenarios: [Double]) = ([], [])
      // The first round opens the connections, and does not count.
      for _ in 0...rounds {
        rates.plain.append(try await rate { plain.run(requests) })
        rates.scenarios.append(try await rate { await scenarios.run(requests) })
      }
      scenarios.close()
      let one = median(rates.plain.dropFirst())
      let other = median(rates.scenarios.dropFirst())
      print("\(padded("\(width) at a time", 18)) \(number(one)) \(number(other))", terminator: "")
      print("       \(Double(Int(other / one * 100)) / 100)")
      fflush(nil)
    }
  }

  private func rate(_ work: () async -> Bool) async throws -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    guard await work() else {
      throw BenchmarkError("a request has failed")
    }
    return Double(requests) / ((clock.now - start) / .seconds(1))
  }

  private func median(_ values: some Sequence<Double>) -> Double {
    let sorted = values.sorted()
    return sorted[sorted.count / 2]
  }

  private func number(_ value: Double) -> String {
    let text = String(Int(value))
    return String(repeating: " ", count: max(0, 11 - text.count)) + text
  }
}
