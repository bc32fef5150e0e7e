/// A text as it reads once escapes are undone or line breaks left out, where each byte still knows
/// what it was made of.
struct TextView: Sendable {
  /// How many levels of escapes are looked through: JSON in a form in JSON needs three.
  static let deepest = 4

  private(set) var bytes: [UInt8]
  /// In order; a run ends where the next begins.
  private var runs: [Run]

  private struct Run {
    /// In `bytes`, and in what the view was made of.
    var offset: Int
    var source: Int
    /// How many bytes of the source stand for all of the run; nil where each stands for itself.
    var escapeLength: Int?
  }

  /// The text as it is.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    runs = [Run(offset: 0, source: 0)]
  }

  private init(reserving count: Int) {
    bytes = []
    bytes.reserveCapacity(count)
    runs = []
  }

  /// Where a part of this view comes from.
  func source(of part: Range<Int>) -> Range<Int> {
    guard !part.isEmpty, !runs.isEmpty else { return part }
    let first = runs[run(holding: part.lowerBound)]
    let last = runs[run(holding: part.upperBound - 1)]
    let lower =
      first.escapeLength == nil ? first.source + part.lowerBound - first.offset : first.source
    let upper =
      last.escapeLength.map { last.source + $0 } ?? (last.source + part.upperBound - last.offset)
    return lower..<max(lower, upper)
  }

  private func run(holding offset: Int) -> Int {
    var lower = 0
    var upper = runs.count
    while upper - lower > 1 {
      let middle = (lower + upper) / 2
      if runs[middle].offset <= offset { lower = middle } else { upper = middle }
    }
    return lower
  }

  /// One level of escapes undone; nil where there is none.
  func decoded() -> TextView? {
    bytes.withUnsafeBufferPointer { text in
      var view = TextView(reserving: 0)
      var literal = 0
      var offset = 0
      while offset < text.count {
        guard Escape.mayBegin(with: text[offset]), let escape = Escape(text, at: offset) else {
          offset += 1
          continue
        }
        if view.bytes.isEmpty { view.bytes.reserveCapacity(text.count) }
        view.copy(text, literal..<offset)
        view.runs.append(
          Run(offset: view.bytes.count, source: offset, escapeLength: escape.length))
        escape.append(to: &view.bytes)
        offset += escape.length
        literal = offset
      }
      guard literal > 0 else { return nil }
      view.copy(text, literal..<text.count)
      return view
    }
  }

  /// Line breaks left out with the blanks around them; nil where there is none.
  func joined() -> TextView? {
    bytes.withUnsafeBufferPointer { text in
      guard var end = text.firstIndex(where: Self.isLineBreak) else { return nil }
      var view = TextView(reserving: text.count)
      var literal = 0
      while end < text.count {
        while end > literal, Self.isSpace(text[end - 1]) { end -= 1 }
        view.copy(text, literal..<end)
        literal = end
        while literal < text.count, Self.isSpace(text[literal]) { literal += 1 }
        end = text[literal...].firstIndex(where: Self.isLineBreak) ?? text.count
      }
      view.copy(text, literal..<text.count)
      return view
    }
  }

  private mutating func copy(_ text: UnsafeBufferPointer<UInt8>, _ part: Range<Int>) {
    guard !part.isEmpty else { return }
    runs.append(Run(offset: bytes.count, source: part.lowerBound))
    bytes += text[part]
  }

  private static func isLineBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || isLineBreak(byte)
  }
}
