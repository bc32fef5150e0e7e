/// A cursor over the bytes of a text whose format is looked at.
struct FormatScanner {
  let bytes: [UInt8]
  var offset = 0

  init(_ text: some StringProtocol) { bytes = Array(text.utf8) }

  var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  var isAtEnd: Bool { offset == bytes.count }

  var rest: ArraySlice<UInt8> { bytes[offset...] }

  /// Steps over that byte if it comes next.
  mutating func take(_ byte: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: byte) else { return false }
    offset += 1
    return true
  }

  /// Steps over that letter, in either case, if it comes next.
  mutating func takeLetter(_ letter: Unicode.Scalar) -> Bool {
    guard let byte = peek, byte | 0x20 == UInt8(ascii: letter) else { return false }
    offset += 1
    return true
  }

  /// The bytes that fulfil the condition, which it steps over.
  @discardableResult
  mutating func takeWhile(_ condition: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let run = bytes[offset...].prefix(while: condition)
    offset = run.endIndex
    return run
  }

  /// The number that just so many digits give.
  mutating func digits(_ count: Int) -> Int? {
    guard offset + count <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[offset..<offset + count] {
      guard byte.isDigit else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    offset += count
    return value
  }
}
