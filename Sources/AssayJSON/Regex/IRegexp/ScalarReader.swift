/// A text read code point by code point, with places counted in bytes of UTF-8.
struct ScalarReader {
  let scalars: [Unicode.Scalar]
  /// The index of the next code point.
  var position = 0

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  var isAtEnd: Bool { position >= scalars.count }

  var peek: Unicode.Scalar? { peek(ahead: 0) }

  func peek(ahead distance: Int) -> Unicode.Scalar? {
    position + distance < scalars.count ? scalars[position + distance] : nil
  }

  /// Steps over the next code point where it is this one.
  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    position += 1
    return true
  }

  /// Steps over these code points where they come next.
  mutating func take(_ word: String) -> Bool {
    let expected = word.unicodeScalars
    guard scalars[position...].starts(with: expected) else { return false }
    position += expected.count
    return true
  }

  /// Steps over all that follow and are of that kind.
  mutating func take(while isWanted: (Unicode.Scalar) -> Bool) -> String {
    let start = position
    while let scalar = peek, isWanted(scalar) { position += 1 }
    return text(from: start)
  }

  /// What has been read since `start`.
  func text(from start: Int) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[start..<position])
    return String(view)
  }

  /// The bytes of the text from one position to another; at the end of the text an empty range.
  func offsets(from start: Int, to end: Int) -> Range<Int> {
    let lower = byteCount(scalars[..<min(start, scalars.count)])
    return lower..<lower + byteCount(scalars[min(start, scalars.count)..<min(end, scalars.count)])
  }

  private func byteCount(_ part: ArraySlice<Unicode.Scalar>) -> Int {
    part.reduce(0) { $0 + UTF8.width($1) }
  }
}

extension Unicode.Scalar {
  /// `DIGIT` (RFC 5234, appendix B.1).
  var isDigit: Bool { "0"..."9" ~= self }
}
