/// A text in which `«` and `»` show the range that a test is about; neither is part of the text.
struct MarkedText {
  let text: String
  /// Bytes of the text as UTF-8.
  let marked: Range<Int>?

  init(_ source: String) {
    let parts = source.split(separator: "«", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let end = parts[1].firstIndex(of: "»") else {
      text = source
      marked = nil
      return
    }
    let inner = parts[1][..<end]
    text = String(parts[0] + inner + parts[1][parts[1].index(after: end)...])
    let start = parts[0].utf8.count
    marked = start..<start + inner.utf8.count
  }
}
