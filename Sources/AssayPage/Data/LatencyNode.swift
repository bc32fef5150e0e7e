import AssayJSON
import AssayRun

/// How long the answers took: percentiles, and bars on a logarithmic scale.
enum LatencyNode {
  /// Nil where nothing was answered.
  static func node(_ latency: Latency) -> JSONNode? {
    let times = latency.counts.map { (time: Int(clamping: $0.key), count: $0.value) }
    guard let fastest = times.map(\.time).min(), let slowest = times.map(\.time).max() else {
      return nil
    }
    return .object([
      ("count", .number(latency.count)),
      ("fastest", .number(fastest)),
      ("slowest", .number(slowest)),
      (
        "percentiles",
        .array(
          [50, 95, 99].map {
            .array([.string("p\($0)"), .microseconds(latency.percentile($0))])
          })
      ),
      ("bars", .array(bars(times, from: fastest, to: slowest))),
    ])
  }

  private static let mostBars = 60

  /// `[FROM, TO, COUNT]`, one beside the other.
  private static func bars(
    _ times: [(time: Int, count: Int)], from fastest: Int, to slowest: Int
  ) -> [JSONNode] {
    let steps =
      [8, 4, 2].first { steps in
        number(of: slowest, steps) - number(of: fastest, steps) < mostBars
      } ?? 1
    let first = number(of: fastest, steps)
    var counts = Array(repeating: 0, count: number(of: slowest, steps) - first + 1)
    for (time, count) in times { counts[number(of: time, steps) - first] += count }
    return counts.enumerated().map { bar, count in
      let start = start(of: first + bar, steps)
      let end = self.start(of: first + bar + 1, steps)
      return .array([.number(start), .number(end), .number(count)])
    }
  }

  /// The number of the bar, where each doubling of the time has so many `steps`; below 16 µs the
  /// clock is too coarse for any.
  private static func number(of time: Int, _ steps: Int) -> Int {
    let time = max(time, 16)
    let octave = Int.bitWidth - 1 - time.leadingZeroBitCount
    return octave * steps + (time - (1 << octave)) / ((1 << octave) / steps)
  }

  private static func start(of bar: Int, _ steps: Int) -> Int {
    let octave = min(bar / steps, Int.bitWidth - 2)
    return (1 << octave) + bar % steps * ((1 << octave) / steps)
  }
}
