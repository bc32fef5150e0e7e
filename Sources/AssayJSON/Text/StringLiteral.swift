extension Place {
  /// Where a part of a string's text stands in the file, when this is the place of the string.
  ///
  /// - Parameter part: UTF-8 offsets in the decoded text; escapes make them differ from the file's.
  package func part(_ part: Range<Int>) -> Place {
    let bytes = source.bytes
    var offset = range.offsets.lowerBound + 1
    let end = min(range.offsets.upperBound, bytes.count)
    var decoded = 0
    var lower: Int?
    while offset < end, decoded < part.upperBound {
      if decoded >= part.lowerBound, lower == nil { lower = offset }
      let (written, meant) = Self.unit(in: bytes, at: offset)
      offset += written
      decoded += meant
    }
    return Place(source, SourceRange((lower ?? offset)..<max(offset, lower ?? offset)))
  }

  /// How many bytes the character or escape at `offset` takes as written and as UTF-8.
  private static func unit(in bytes: [UInt8], at offset: Int) -> (written: Int, meant: Int) {
    guard bytes[offset] == UInt8(ascii: "\\"), offset + 1 < bytes.count else { return (1, 1) }
    guard bytes[offset + 1] == UInt8(ascii: "u") else { return (2, 1) }
    let digits = bytes[min(offset + 2, bytes.count)..<min(offset + 6, bytes.count)]
    let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0
    if 0xD800...0xDBFF ~= unit { return (12, 4) }
    return (6, unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3)
  }
}
