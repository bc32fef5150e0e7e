extension ECMARegex {
  /// A text of at least that many code points in which the pattern is found, short where that is
  /// free to choose; nil where a bounded search makes none.
  package func sample(atLeast length: Int = 0) -> String? {
    var parser = ECMARegexParser(pattern)
    guard let node = try? parser.pattern() else { return nil }
    for turn in 0..<4 {
      var rounds = Array(0...3)
      if let enough = Self.rounds(of: node, turn, toReach: length) {
        rounds += [enough - 1, enough, enough + 1]
      }
      for rounds in rounds {
        var sample = PatternSample(rounds: rounds, turn: turn)
        guard sample.append(node), sample.output.count >= length else { continue }
        let text = String(sample.output)
        if search(text) == .found { return text }
      }
    }
    return nil
  }

  /// How often to repeat for a text of that length: a round more makes any text longer by the same,
  /// until the limits of repetitions are reached.
  private static func rounds(of node: ECMARegexNode, _ turn: Int, toReach length: Int) -> Int? {
    let lengths = [2, 3].map { rounds in
      var sample = PatternSample(rounds: rounds, turn: turn)
      return sample.append(node) ? sample.output.count : 0
    }
    let (two, three) = (lengths[0], lengths[1])
    guard three > two, length > three, length <= PatternSample.mostSteps else { return nil }
    return 3 + (length - three) / (three - two)
  }
}

/// A text in the making that follows a pattern's tree; what stands around a place (look-ahead and
/// its like) is not heeded, so the text must be tried.
private struct PatternSample {
  /// How often what may be repeated is, where the pattern lets it.
  let rounds: Int
  /// Tells tries apart: other alternatives, and other characters one after the other.
  let turn: Int
  var output = String.UnicodeScalarView()
  private var groups: [Int: String.UnicodeScalarView] = [:]
  private var steps = 0

  static let mostSteps = 200_000

  init(rounds: Int, turn: Int) {
    self.rounds = rounds
    self.turn = turn
  }

  /// False where no text can be made.
  mutating func append(_ node: ECMARegexNode) -> Bool {
    steps += 1
    guard steps < Self.mostSteps else { return false }
    switch node {
    case .empty, .assertion, .look: return true
    case .character(let code): return append(code)
    case .set(let set): return character(of: set).map { append($0) } ?? false
    case .sequence(let terms):
      for term in terms where !append(term) { return false }
      return true
    case .alternatives(let alternatives): return append(alternatives[turn % alternatives.count])
    case .group(let body, let number):
      let start = output.count
      guard append(body) else { return false }
      groups[number] = String.UnicodeScalarView(output.dropFirst(start))
      return true
    case .backreference(let number):
      output += groups[number] ?? String.UnicodeScalarView()
      return output.count < Self.mostSteps
    case .repetition(let body, let repetition):
      let most = repetition.maximum ?? Int.max
      for _ in 0..<min(most, max(repetition.minimum, rounds)) where !append(body) { return false }
      return true
    }
  }

  private mutating func append(_ code: UInt32) -> Bool {
    guard let scalar = Unicode.Scalar(code) else { return false }
    output.append(scalar)
    return true
  }

  /// What people type first; then any that the set has.
  private func character(of set: CodePointSet) -> UInt32? {
    let fitting = Self.favourites.filter(set.contains)
    if !fitting.isEmpty { return fitting[turn < 2 ? 0 : output.count % fitting.count] }
    return set.ranges.lazy.flatMap { [$0.lowerBound, $0.upperBound] }.first(where: set.contains)
      ?? Self.others.lazy.compactMap { $0.first(where: set.contains) }.first
  }

  private static let favourites = "A1a-B2b_ .@C3c".unicodeScalars.map(\.value)

  private static let others: [ClosedRange<UInt32>] = [
    0x20...0x7E, 0xA1...0x10FF, 0x3041...0x30FF, 0x4E00...0x4E10, 0xAC00...0xAC10,
    0x1F300...0x1F600, 0x0...0x1F,
  ]
}
