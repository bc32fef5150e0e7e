/// Where a byte stands in a text, as a person counts: from 1, lines by line feed, columns by
/// character.
package struct TextPosition: Sendable, Hashable {
  package var line: Int
  package var column: Int
}

extension SourceText {
  /// The position of the byte at `offset`; the end of the text where the offset is beyond it.
  package func position(of offset: Int) -> TextPosition {
    let end = min(max(offset, 0), bytes.count)
    var line = 1
    var lineStart = 0
    for index in 0..<end where bytes[index] == 0x0A {
      line += 1
      lineStart = index + 1
    }
    let text = String(decoding: bytes[lineStart..<end], as: UTF8.self)
    return TextPosition(line: line, column: text.count + 1)
  }

  /// The bytes of the line that holds `offset`, without its end.
  func lineBounds(at offset: Int) -> Range<Int> {
    let offset = min(max(offset, 0), bytes.count)
    let start = bytes[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    var end = bytes[offset...].firstIndex(of: 0x0A) ?? bytes.count
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return start..<max(start, end)
  }
}

extension Place {
  package var start: TextPosition { source.position(of: range.offsets.lowerBound) }

  /// `file:line:column`, the form that terminals and editors turn into a link.
  package var description: String {
    let start = start
    return "\(source.name):\(start.line):\(start.column)"
  }
}
