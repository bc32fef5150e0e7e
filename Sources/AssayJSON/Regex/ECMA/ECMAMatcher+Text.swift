// The text as code points, where it is UTF-8.
extension ECMAMatcher {
  /// The code point that begins, or looking backward ends, at a position, and its other end.
  @inline(__always)
  func codePoint(at position: Int, isBackward: Bool) -> (UInt32, Int)? {
    if isBackward {
      guard position > 0 else { return nil }
      let start = self.position(before: position)
      return (decode(start), start)
    }
    guard position < text.count else { return nil }
    let byte = text[position]
    if byte < 0x80 { return (UInt32(byte), position + 1) }
    return (decode(position), self.position(after: position))
  }

  func position(after start: Int) -> Int {
    var position = start + 1
    while position < text.count, text[position] & 0xC0 == 0x80 { position += 1 }
    return position
  }

  func position(before end: Int) -> Int {
    var position = end - 1
    while position > 0, text[position] & 0xC0 == 0x80 { position -= 1 }
    return position
  }

  /// The text is a String's, so it is valid UTF-8.
  private func decode(_ start: Int) -> UInt32 {
    let first = UInt32(text[start])
    func rest(_ offset: Int) -> UInt32 { UInt32(text[start + offset]) & 0x3F }
    switch first {
    case 0x00..<0x80: return first
    case 0x80..<0xE0: return (first & 0x1F) << 6 | rest(1)
    case 0xE0..<0xF0: return (first & 0x0F) << 12 | rest(1) << 6 | rest(2)
    default: return (first & 0x07) << 18 | rest(1) << 12 | rest(2) << 6 | rest(3)
    }
  }
}
