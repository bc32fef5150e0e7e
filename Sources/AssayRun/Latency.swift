/// How long answers took, however many there were: durations are kept to three significant digits of
/// microseconds, so that there are never more than a few thousand different ones.
package struct Latency: Sendable, Hashable {
  /// How many answers took so many microseconds, rounded.
  package private(set) var counts: [Int64: Int] = [:]
  /// How many answers there were.
  package private(set) var count = 0
  /// Exactly.
  package private(set) var longest = Duration.zero

  package init() {}

  package mutating func add(_ duration: Duration) {
    counts[Self.rounded(duration), default: 0] += 1
    count += 1
    longest = max(longest, duration)
  }

  /// The time within which so many of a hundred answers had come (nearest rank); zero where there
  /// was none.
  package func percentile(_ percent: Int) -> Duration {
    let rank = max(1, (count * percent + 99) / 100)
    var seen = 0
    for (microseconds, count) in counts.sorted(by: { $0.key < $1.key }) {
      seen += count
      if seen >= rank { return min(.microseconds(microseconds), longest) }
    }
    return longest
  }

  private static func rounded(_ duration: Duration) -> Int64 {
    let (seconds, attoseconds) = duration.components
    // Longer than a millennium is as good as that; nothing below overflows then.
    let bounded = min(max(seconds, 0), 1 << 35)
    let microseconds = max(bounded * 1_000_000 + attoseconds / 1_000_000_000_000, 0)
    var unit: Int64 = 1
    while microseconds / unit >= 1000 { unit *= 10 }
    return (microseconds + unit / 2) / unit * unit
  }
}
