/// Where a byte stands in a text, as a person counts: from 1, lines by line feed, columns by
/// character.
package struct TextPosition: Sendable, Hashable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

extension SourceText {
  /// The position of the byte at `offset`; the end of the text where the offset is beyond it.
  package func position(of offset: Int) -> TextPosition {
    let end = startOfCharacter(at: offset)
    let line = numberOfLine(at: end)
    let start = lineStarts[line - 1]
    return TextPosition(line: line, column: characterCount(in: start..<end) + 1)
  }

  /// The line in which `range` begins, without its end: what precedes the range, what of it is in
  /// that line, and the rest. Of a very long line only the neighbourhood.
  func line(around range: Range<Int>) -> (before: String, marked: String, after: String) {
    let reach = 4096
    let mark = startOfCharacter(at: range.lowerBound)
    let start = max(startOfLine(at: mark), startOfCharacter(at: mark - reach))
    let near = bytes[mark...].prefix(reach)
    var end = near.firstIndex(of: 0x0A) ?? startOfCharacter(at: near.endIndex)
    if end > mark, bytes[end - 1] == 0x0D { end -= 1 }
    let markEnd = min(end, max(mark, endOfCharacter(before: range.upperBound)))
    return (
      String(decoding: bytes[start..<mark], as: UTF8.self),
      String(decoding: bytes[mark..<markEnd], as: UTF8.self),
      String(decoding: bytes[markEnd..<end], as: UTF8.self)
    )
  }

  private func startOfLine(at offset: Int) -> Int { lineStarts[numberOfLine(at: offset) - 1] }

  /// Counted from 1.
  private func numberOfLine(at offset: Int) -> Int {
    let starts = lineStarts
    var (lower, upper) = (0, starts.count)
    while lower < upper {
      let middle = lower + (upper - lower) / 2
      if starts[middle] <= offset { lower = middle + 1 } else { upper = middle }
    }
    return max(lower, 1)
  }

  /// What looks like one character is counted once; ASCII, of which a whole suite may stand in one
  /// line, by its bytes.
  private func characterCount(in range: Range<Int>) -> Int {
    let part = bytes[range]
    let isPlain = part.withUnsafeBytes { $0.allSatisfy { $0 < 0x80 && $0 != 0x0D } }
    return isPlain ? part.count : String(decoding: part, as: UTF8.self).count
  }

  /// `offset`, or where the character begins that it lies in, within the text.
  private func startOfCharacter(at offset: Int) -> Int {
    let offset = min(max(offset, 0), bytes.count)
    guard offset < bytes.count else { return offset }
    // A character has three continuation bytes at most; more are no UTF-8 and stand for themselves.
    let candidates = (max(offset - 3, 0)...offset).reversed()
    return candidates.first { !UTF8.isContinuation(bytes[$0]) } ?? offset
  }

  /// `offset`, or where the character ends that it lies in, within the text.
  private func endOfCharacter(before offset: Int) -> Int {
    let offset = min(max(offset, 0), bytes.count)
    return bytes[offset...].prefix(3).firstIndex { !UTF8.isContinuation($0) }
      ?? min(offset + 3, bytes.count)
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
