extension Place {
  /// Where a part of a string's text stands in the file, when this is the place of the string.
  ///
  /// - Parameter part: UTF-8 offsets in the decoded text; escapes make them differ from the file's.
  package func part(_ part: Range<Int>) -> Place {
    let bytes = source.bytes
    let literal = range.offsets.clamped(to: 0..<bytes.count)
    guard literal.count >= 2, bytes[literal.lowerBound] == UInt8(ascii: "\"") else { return self }
    let closingQuote = literal.upperBound - 1
    var offset = literal.lowerBound + 1
    var decoded = 0
    /// Steps to where `count` bytes have been decoded.
    func advance(to count: Int) -> Int {
      while decoded < count, offset < closingQuote {
        if bytes[offset] != UInt8(ascii: "\\") {
          offset += 1
          decoded += 1
          continue
        }
        let (written, meant) = Self.escape(in: bytes, at: offset)
        offset += written
        decoded += meant
      }
      return min(offset, closingQuote)
    }
    let lower = advance(to: part.lowerBound)
    return Place(source, SourceRange(lower..<advance(to: part.upperBound)))
  }

  /// How many bytes the escape at `offset` takes as written and as UTF-8.
  private static func escape(in bytes: [UInt8], at offset: Int) -> (written: Int, meant: Int) {
    let rest = bytes[offset...].prefix(6)
    guard rest.dropFirst().first == UInt8(ascii: "u") else { return (2, 1) }
    let unit = UInt16(String(decoding: rest.dropFirst(2), as: UTF8.self), radix: 16) ?? 0
    if UTF16.isLeadSurrogate(unit) { return (12, 4) }
    return (6, unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3)
  }
}
