/// What is left out of the middle of a long content, once it has been judged: a step may get
/// thousands of answers, and a server may make each as long as it likes.
package struct ContentGap: Sendable, Hashable {
  /// Where it was.
  package let offset: Int
  /// In bytes.
  package let count: Int

  /// What is kept of a content, in bytes.
  package static let longest = 256 * 1024

  /// Nil where the content is short enough to be kept as a whole. No UTF-8 sequence is cut in two.
  package init?(in content: [UInt8]) {
    guard content.count > Self.longest else { return nil }
    let half = Self.longest / 2
    let head = content[...half].lastIndex { !UTF8.isContinuation($0) } ?? half
    let tail = content.count - half
    offset = head
    count = (content[tail...].firstIndex { !UTF8.isContinuation($0) } ?? tail) - head
  }
}

extension [UInt8] {
  /// Both ends of the content, in an array of their own size.
  package func without(_ gap: ContentGap) -> [UInt8] {
    Array(self[..<gap.offset]) + self[(gap.offset + gap.count)...]
  }
}
