#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A line of the table of whole processes.
struct WholeRow {
  let name: String
  /// How many times the other's processor time, and its wall time.
  let processor: Spread
  let wall: Spread
  /// Milliseconds of processor time.
  let milliseconds: Spread
  /// Microseconds of processor time for each scenario, where there are any.
  let microsecondsEach: Spread?
  /// MiB.
  let memory: Spread
  /// Whether a bound that the caller gives holds for it.
  let isBounded: Bool

  init(
    name: String, units: Int?,
    _ pairs: some Collection<(other: ChildProcess.Cost, own: ChildProcess.Cost)>, isBounded: Bool
  ) {
    self.name = name
    self.isBounded = isBounded
    processor = Spread(pairs.map { $0.own.processor / $0.other.processor })
    wall = Spread(pairs.map { $0.own.wall / $0.other.wall })
    milliseconds = Spread(pairs.map { $0.own.processor * 1e3 })
    microsecondsEach = units.map { units in
      Spread(pairs.map { $0.own.processor * 1e6 / Double(units) })
    }
    memory = Spread(pairs.map { Double($0.own.memory) / 1_048_576 })
  }

  static let heading =
    padded("whole processes, medians (least–most)", 34) + "     CPU ratio         wall ratio"
    + "     CPU each     memory"

  var line: String {
    let each =
      microsecondsEach.map { "\(rounded($0.median)) µs" } ?? "\(rounded(milliseconds.median)) ms"
    return padded(name, 34) + padded(processor.text, 18) + padded(wall.text, 20)
      + padded(each, 13) + "\(rounded(memory.median)) MiB"
  }

  /// Writes the figures as JSON (RFC 8259).
  static func write(_ rows: [WholeRow], to path: String) throws(BenchmarkError) {
    let text = "[\n" + rows.map { "  \($0.json)" }.joined(separator: ",\n") + "\n]\n"
    guard let file = fopen(path, "w") else { throw BenchmarkError("\(path) cannot be written") }
    let isWhole = fputs(text, file) >= 0
    guard fclose(file) == 0, isWhole else { throw BenchmarkError("\(path) is not written whole") }
  }

  private var json: String {
    var members = [
      "\"name\": \"\(name)\"", "\"cpuRatio\": \(processor.json)", "\"wallRatio\": \(wall.json)",
      "\"cpuMilliseconds\": \(milliseconds.json)", "\"memoryMiB\": \(memory.json)",
    ]
    if let microsecondsEach { members.append("\"cpuMicrosecondsEach\": \(microsecondsEach.json)") }
    return "{ \(members.joined(separator: ", ")) }"
  }
}

/// Several measurements of one thing.
struct Spread {
  let least: Double
  let median: Double
  let most: Double

  init(_ values: [Double]) {
    let sorted = values.sorted()
    least = sorted.first ?? .nan
    median = sorted.isEmpty ? .nan : sorted[sorted.count / 2]
    most = sorted.last ?? .nan
  }

  var text: String { "\(rounded(median)) (\(rounded(least))–\(rounded(most)))" }
  fileprivate var json: String {
    "{ \"least\": \(least), \"median\": \(median), \"most\": \(most) }"
  }
}

/// Three digits are all that such a measurement is good for.
func rounded(_ value: Double) -> String {
  guard value.isFinite else { return "-" }
  if value >= 100 { return String(Int(value.rounded())) }
  let scale = value >= 10 ? 10.0 : 100.0
  return String((value * scale).rounded() / scale)
}

func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.count))
}
