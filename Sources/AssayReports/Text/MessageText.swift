import AssayJSON

/// A response as text: status line, fields, content; JSON is laid out.
struct MessageText {
  let bounds: Bounds

  /// Content beyond this is shown as it came.
  private static let longestLayout = 1 << 20
  private static let mostFields = 100

  func text(_ response: ReportedResponse) -> String {
    var output = line(response.statusLine.text) + fields(response.fields)
    if let content = text(response.content) { output += "\n" + content }
    if !response.trailers.isEmpty { output += "\n" + fields(response.trailers) }
    return output
  }

  private func fields(_ fields: [(name: RedactedText, value: RedactedText)]) -> String {
    var output = fields.prefix(Self.mostFields).map { line("\($0.name): \($0.value)") }.joined()
    let left = fields.count - Self.mostFields
    if left > 0 { output += "  … \(counted(left, "more field"))\n" }
    return output
  }

  private func line(_ text: String) -> String { "  \(sanitized(oneLine(text, to: 1000)))\n" }

  private func text(_ content: ReportedContent) -> String? {
    guard content.byteCount > 0 else { return nil }
    guard let text = content.text?.text else {
      return "  (\(content.byteCount) bytes that are no text)\n"
    }
    let shown = bounds.shortened(Self.laidOut(text) ?? text)
    return lines(of: shown).map { "  \(sanitized(untabbed($0)))\n" }.joined()
  }

  /// JSON with a line for each member and its numbers as they came; nil where the text is none.
  static func laidOut(_ text: String) -> String? {
    guard text.utf8.count <= longestLayout,
      let document = try? JSONDocument.parse(Array(text.utf8)), document.repeatedNames.isEmpty
    else { return nil }
    return JSONWriter(.indented).text(document.root)
  }

  private func untabbed(_ line: Substring) -> String {
    let line = line.last == "\r" ? line.dropLast() : line
    return line.split(separator: "\t", omittingEmptySubsequences: false).joined(separator: "  ")
  }
}
