/// Finds many patterns in one pass over a text: a window of four bytes is looked up in a filter that
/// fits the processor's nearest cache, and only its rare hits are compared.
struct PatternIndex: Sendable {
  /// The length of the window, and so of the shortest pattern.
  static let window = 4

  private(set) var patterns: [SecretPattern] = []
  private var anchors: [UInt32: [Anchor]] = [:]
  private var filter: [UInt64]

  /// A window of a pattern. They lie so close that every piece which gives too much away holds one.
  private struct Anchor {
    /// Of the pattern.
    var number: Int
    var offset: Int
  }

  init(_ patterns: [SecretPattern]) {
    filter = Array(repeating: 0, count: 1024)
    add(patterns)
  }

  mutating func add(_ more: [SecretPattern]) {
    let first = patterns.count
    patterns += more
    for (number, pattern) in zip(first..., more) where pattern.bytes.count >= Self.window {
      let last = pattern.bytes.count - Self.window
      let distance = pattern.telling - Self.window + 1
      for offset in Array(stride(from: 0, to: last, by: distance)) + [last] {
        let window = Self.window(pattern.bytes[offset..<offset + Self.window])
        anchors[window, default: []].append(Anchor(number: number, offset: offset))
        let bit = Self.bit(window)
        filter[bit / 64] |= 1 << UInt64(bit % 64)
      }
    }
  }

  /// Where patterns stand in the text.
  ///
  /// Pieces of a pattern count too: any that is long enough to give the secret away (a request may
  /// carry a token without its last character, a server may split one), and one of any length that
  /// ends at an ellipsis or begins behind one, for sentences are shortened where they are made.
  func matches(
    in text: UnsafeBufferPointer<UInt8>, _ found: (Range<Int>, SecretPattern) -> Void
  ) {
    guard text.count >= Self.window, !patterns.isEmpty else { return }
    filter.withUnsafeBufferPointer { filter in
      var window = Self.window(text.prefix(Self.window - 1))
      for end in (Self.window - 1)..<text.count {
        window = window << 8 | UInt32(text[end])
        let bit = Self.bit(window)
        guard filter[bit / 64] & 1 << UInt64(truncatingIfNeeded: bit % 64) != 0 else { continue }
        compare(window, at: end + 1 - Self.window, text, found)
      }
    }
  }

  private func compare(
    _ window: UInt32, at start: Int, _ text: UnsafeBufferPointer<UInt8>,
    _ found: (Range<Int>, SecretPattern) -> Void
  ) {
    for anchor in anchors[window] ?? [] {
      let pattern = patterns[anchor.number]
      let bytes = pattern.bytes
      var before = 0
      while before < min(anchor.offset, start),
        bytes[anchor.offset - before - 1] == text[start - before - 1]
      {
        before += 1
      }
      let limit = min(bytes.count - anchor.offset, text.count - start)
      var behind = Self.window
      while behind < limit, bytes[anchor.offset + behind] == text[start + behind] { behind += 1 }

      var piece = start - before..<start + behind
      if piece.count < bytes.count {
        if before == anchor.offset, let end = Self.cut(text, after: piece.upperBound) {
          piece = piece.lowerBound..<end
        } else if behind == bytes.count - anchor.offset,
          let start = Self.cut(text, before: piece.lowerBound)
        {
          piece = start..<piece.upperBound
        } else if piece.count < pattern.telling {
          continue
        }
      }
      found(piece, pattern)
    }
  }

  /// Where an ellipsis stands at the offset, or behind the first half of an escape that begins there.
  private static func cut(_ text: UnsafeBufferPointer<UInt8>, after offset: Int) -> Int? {
    guard offset < text.count else { return nil }
    let reach = Escape.mayBegin(with: text[offset]) ? longestEscape : 0
    return (offset...offset + reach).first { isEllipsis(text, at: $0) }
  }

  /// Where an ellipsis ends at the offset, or before the second half of an escape that ends there.
  private static func cut(_ text: UnsafeBufferPointer<UInt8>, before offset: Int) -> Int? {
    var start = offset
    while start > 0, offset - start < longestEscape, isWithinEscape(text[start - 1]) { start -= 1 }
    return isEllipsis(text, at: start - 3) ? start : nil
  }

  /// `\ud83d\ude00`
  private static let longestEscape = 12

  private static func isWithinEscape(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "\\"), UInt8(ascii: ";"),
      UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "#"):
      true
    default: false
    }
  }

  private static func isEllipsis(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    offset >= 0 && offset + 3 <= text.count
      && text[offset] == 0xE2 && text[offset + 1] == 0x80 && text[offset + 2] == 0xA6
  }

  private static func window(_ bytes: some Sequence<UInt8>) -> UInt32 {
    bytes.reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// The upper bits of a product are the well mixed ones.
  private static func bit(_ window: UInt32) -> Int { Int((window &* 0x9E37_79B1) >> 16) }
}
