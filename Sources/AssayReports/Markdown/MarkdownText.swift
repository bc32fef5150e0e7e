import AssayJSON
import AssayText

/// Texts of others in Markdown (CommonMark, GitHub's tables and details): always as code, in which
/// nothing is markup, a link, a mention or a tag.
enum MarkdownText {
  /// Code within a line.
  static func span(_ text: String, to limit: Int = 300) -> String {
    let shown = sanitized(oneLine(text, to: limit), isOneLine: true)
    guard shown.contains(where: { $0 != " " }) else { return "(blank)" }
    let fence = fence(around: shown, shortest: 1)
    // A blank beside each fence is taken off again; without it a backtick would join the fence.
    let padding = shown.first == "`" || shown.last == "`" || shown.first == " " ? " " : ""
    return fence + padding + shown + padding + fence
  }

  /// Code on lines of its own.
  ///
  /// - Parameters:
  ///   - lines: none of them with a line feed.
  ///   - limit: in bytes, of all that is shown.
  static func block(_ lines: [String], language: String = "", to limit: Int = 2000) -> String {
    var shown: [String] = []
    var left = limit
    for line in lines {
      guard left > 0 else {
        shown.append("… \(counted(lines.count - shown.count, "more line"))")
        break
      }
      let safe = sanitized(line, isOneLine: true)
      shown.append(safe.utf8.count > left ? safe.prefix(utf8Count: left) + "…" : safe)
      left -= safe.utf8.count + 1
    }
    let fence = fence(around: shown.joined(separator: "\n"), shortest: 3)
    return "\(fence)\(language)\n" + shown.map { $0 + "\n" }.joined() + fence + "\n"
  }

  /// One backtick more than the text has in a row.
  private static func fence(around text: String, shortest: Int) -> String {
    var longest = 0
    var length = 0
    for byte in text.utf8 {
      length = byte == UInt8(ascii: "`") ? length + 1 : 0
      longest = max(longest, length)
    }
    return String(repeating: "`", count: max(shortest, longest + 1))
  }
}
