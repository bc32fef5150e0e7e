#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Measures workloads in turns, so that whatever else the machine does meets all of them alike.
struct Stopwatch {
  /// How often, and how long at a time.
  enum Effort {
    case quick
    case thorough

    var rounds: Int { self == .quick ? 5 : 21 }
    var secondsPerRound: Double { self == .quick ? 0.004 : 0.02 }
  }

  let effort: Effort

  /// Seconds of processor time for one run of each workload: the median of all rounds.
  func timings(of workloads: [Workload]) throws -> [Double] {
    let repetitions = try workloads.map(repetitions(of:))
    var samples = workloads.map { _ in [Double]() }
    for _ in 0..<effort.rounds {
      for (index, workload) in workloads.enumerated() {
        let seconds = try Self.seconds(of: workload, times: repetitions[index])
        samples[index].append(seconds / Double(repetitions[index]))
      }
    }
    return samples.map { $0.sorted()[$0.count / 2] }
  }

  /// How many runs fill a round; finding out also warms the caches.
  private func repetitions(of workload: Workload) throws -> Int {
    var count = 1
    while try Self.seconds(of: workload, times: count) < effort.secondsPerRound, count < 1 << 30 {
      count *= 2
    }
    return count
  }

  private static func seconds(of workload: Workload, times: Int) throws -> Double {
    let start = processorTime()
    for _ in 0..<times { _ = try workload.run() }
    return processorTime() - start
  }

  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
