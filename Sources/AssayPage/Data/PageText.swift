import AssayJSON
import AssayReports

/// Texts as the page shows them: bounded, and with all that a reader would not see, or that would
/// move other text about, written as `\u{…}`.
enum PageText {
  /// One line.
  static func line(_ text: RedactedText, to limit: Int = 400) -> String {
    visible(oneLine(text.text, to: limit))
  }

  /// Line breaks and tabs stay; the carriage return of a line's end goes without saying.
  static func block(_ text: String, _ bounds: Bounds) -> String {
    if isPlain(text, bounds) { return text }
    return visible(
      lines(of: bounds.shortened(text)).map { $0.utf8.last == 0x0D ? $0.dropLast() : $0 }
        .joined(separator: "\n"))
  }

  /// Whether the text is short and of printable ASCII: most texts are, and need not be taken apart.
  private static func isPlain(_ text: String, _ bounds: Bounds) -> Bool {
    guard text.utf8.count <= min(bounds.bytes, bounds.lineBytes) else { return false }
    var lines = 1
    for byte in text.utf8 {
      switch byte {
      case 0x0A: lines += 1
      case 0x20...0x7E: continue
      default: return false
      }
    }
    return lines <= bounds.lines
  }

  static func visible(_ text: String) -> String {
    guard text.utf8.contains(0x09) else { return sanitized(text) }
    return text.utf8.split(separator: 0x09, omittingEmptySubsequences: false)
      .map { sanitized(String(Substring($0))) }.joined(separator: "\t")
  }
}

extension JSONNode {
  /// An object of those members that have a value.
  static func members(_ members: [(String, JSONNode?)]) -> JSONNode {
    .object(members.compactMap { name, value in value.map { (name, $0) } })
  }

  static func line(_ text: RedactedText, to limit: Int = 400) -> JSONNode {
    .string(PageText.line(text, to: limit))
  }

  /// Nil where there is nothing in it, to be left out.
  static func list(_ elements: [JSONNode]) -> JSONNode? {
    elements.isEmpty ? nil : .array(elements)
  }

  static func microseconds(_ duration: Duration) -> JSONNode { .number(duration.microseconds) }
}

extension Duration {
  /// Whole ones, never negative; the greatest number where they do not fit.
  var microseconds: Int {
    let (seconds, attoseconds) = components
    let (whole, overflow) = Int(clamping: seconds).multipliedReportingOverflow(by: 1_000_000)
    guard !overflow else { return seconds < 0 ? 0 : .max }
    let (sum, isTooLong) = whole.addingReportingOverflow(
      Int(clamping: attoseconds / 1_000_000_000_000))
    return isTooLong ? .max : max(0, sum)
  }
}
