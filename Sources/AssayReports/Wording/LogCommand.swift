/// What a CI system obeys when it stands in the log of a job, whoever wrote it: the places where a
/// character must be written otherwise so that the text is only text.
///
/// The systems: GitHub, Gitea and Forgejo (`::` behind blanks at the beginning of a line, `##[`
/// anywhere), Azure Pipelines (`##vso[`, `##[`), TeamCity (`##teamcity[`) and Octopus (`##octopus[`),
/// GitLab (`section_start:`, `section_end:`), Travis (`travis_fold:`, `travis_time:`), Buildkite
/// (`--- `, `+++ `, `~~~ ` and `^^^ ` at the beginning of a line). Nothing in the environment tells
/// which of them reads along: a container does not have their variables.
package struct LogCommand {
  /// Offsets of scalars, in order.
  private var breaks: [Int] = []

  /// Where the line stands: nothing yet, blanks only, or text.
  private enum Position { case start, blanks, text }

  private var position: Position
  private var offset = 0
  /// A colon at the beginning of the line, which is a command if another follows.
  private var colon: Int?
  /// The same scalars at the very beginning of the line.
  private var run: (scalar: Unicode.Scalar, count: Int, start: Int)?
  private var hashes = 0
  /// The letters behind them, in lower case.
  private var word: [UInt8] = []
  private var escape = Escape.none

  /// How much of a colour (`ESC [ 3 1 m`) has come.
  private enum Escape { case none, begun, inside }

  private static let beforeColon = ["section_start", "section_end", "travis_fold", "travis_time"]
    .map { Array($0.utf8) }

  private init(startsLine: Bool) { position = startsLine ? .start : .text }

  /// - Parameter startsLine: whether the text stands at the beginning of a line.
  private static func breaks(in text: String, startsLine: Bool) -> [Int] {
    let isSuspect = text.utf8.contains { byte in
      byte == UInt8(ascii: "#") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "~") || byte == UInt8(ascii: "^")
    }
    guard isSuspect else { return [] }
    var command = LogCommand(startsLine: startsLine)
    for scalar in text.unicodeScalars { command.take(scalar) }
    return command.breaks.sorted()
  }

  private mutating func take(_ scalar: Unicode.Scalar) {
    defer { offset += 1 }
    if isOfColor(scalar) { return }
    if scalar == "\t" || scalar.value >= 0x20 && scalar.value < 0x7F || !Self.isOverlooked(scalar) {
      takeVisible(scalar)
    } else if Self.isLineBreak(scalar) {
      self = LogCommand(breaks: breaks, offset: offset)
    }
  }

  /// Colours are taken out before a line is looked at.
  private mutating func isOfColor(_ scalar: Unicode.Scalar) -> Bool {
    switch (escape, scalar) {
    case (_, "\u{1B}"): escape = .begun
    case (.none, _): return false
    case (.begun, "["), (.inside, "0"..."9"), (.inside, ";"): escape = .inside
    case (.inside, "m"), (.inside, "K"): escape = .none
    default:
      escape = .none
      return false
    }
    return true
  }

  private init(breaks: [Int], offset: Int) {
    self.init(startsLine: true)
    self.breaks = breaks
    self.offset = offset
  }

  private mutating func takeVisible(_ scalar: Unicode.Scalar) {
    if let colon, scalar == ":" { breaks.append(colon) }
    colon = nil
    takeAnywhere(scalar)
    let isBlank = scalar.properties.isWhitespace
    if isBlank, let run, run.count == 3 { breaks.append(run.start) }
    switch position {
    case .start where "-+~^".unicodeScalars.contains(scalar):
      run = (scalar, 1, offset)
    case .start, .blanks:
      if scalar == ":" { colon = offset }
      run = nil
    case .text:
      run = run.flatMap { $0.scalar == scalar ? ($0.scalar, $0.count + 1, $0.start) : nil }
    }
    position = isBlank && position != .text ? .blanks : .text
  }

  private mutating func takeAnywhere(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "#":
      hashes = word.isEmpty ? hashes + 1 : 1
      word.removeAll(keepingCapacity: true)
      return
    case "[" where hashes >= 2, ":" where Self.beforeColon.contains(where: isWordEnding):
      breaks.append(offset)
    case "a"..."z", "0"..."9", "_", "-", ".": return word.append(UInt8(ascii: scalar))
    case "A"..."Z": return word.append(UInt8(ascii: scalar) | 0x20)
    default: break
    }
    hashes = 0
    word.removeAll(keepingCapacity: true)
  }

  private func isWordEnding(_ letters: [UInt8]) -> Bool {
    word.suffix(letters.count).elementsEqual(letters)
  }

  /// Azure's and GitHub's agents compare texts as people read them, which have nothing there.
  private static func isOverlooked(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format: true
    default: scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  private static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }
}

extension LogCommand {
  /// How a character is written otherwise.
  package enum Spelling: Sendable {
    /// For people: `\u{5b}`.
    case text
    /// In a string of a JSON text: `\u005b`.
    case json
    /// `&#91;`
    case xml

    fileprivate func spelled(_ scalar: Unicode.Scalar) -> String {
      let digits = String(scalar.value, radix: 16)
      return switch self {
      case .text: "\\u{\(digits)}"
      case .json: "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      case .xml: "&#\(scalar.value);"
      }
    }
  }

  /// The text with nothing in it that a CI system would obey; mostly the text itself.
  package static func neutralized(
    _ text: String, as spelling: Spelling = .text, startsLine: Bool = true
  ) -> String {
    var breaks = breaks(in: text, startsLine: startsLine)[...]
    guard !breaks.isEmpty else { return text }
    var output = String.UnicodeScalarView()
    for (offset, scalar) in text.unicodeScalars.enumerated() {
      if offset == breaks.first {
        breaks.removeFirst()
        output.append(contentsOf: spelling.spelled(scalar).unicodeScalars)
      } else {
        output.append(scalar)
      }
    }
    return String(output)
  }

  /// The same for what is no text as a whole.
  package static func neutralized(_ bytes: [UInt8], as spelling: Spelling) -> [UInt8] {
    guard let text = String(validating: bytes, as: UTF8.self) else { return bytes }
    return Array(neutralized(text, as: spelling).utf8)
  }

  /// Offsets of the bytes that would have to be written otherwise, and at most a few more.
  static func offsets(in bytes: ArraySlice<UInt8>) -> Set<Int> {
    var text = String.UnicodeScalarView()
    for byte in bytes { text.append(Unicode.Scalar(byte)) }
    return Set(breaks(in: String(text), startsLine: false))
  }

  /// Whether there is something in the text, which does not begin a line, that would be obeyed.
  static func stands(in text: String) -> Bool { !breaks(in: text, startsLine: false).isEmpty }
}
