import AssayJSON
import AssayText

/// A message as text: start line, fields, content.
package struct MessageText {
  let bounds: Bounds
  /// What each line begins with.
  var prefix = "  "
  /// Whether JSON is laid out, or shown as it came.
  var laysOutJSON = true

  private static let mostFields = 100

  func text(_ response: ReportedResponse) -> String {
    var output = line(response.statusLine.text) + fields(response.fields)
    if let content = text(response.content) { output += separator + content }
    if !response.trailers.isEmpty { output += separator + fields(response.trailers) }
    return output
  }

  /// The request as it was sent; where nothing was, what was to be.
  func text(_ request: ReportedRequest) -> String {
    let sent = lines(of: request.head.text).map { $0.last == "\r" ? $0.dropLast() : $0 }
      .prefix { !$0.isEmpty }
    var output = sent.prefix(Self.mostFields + 1).map { line(String($0)) }.joined()
    output += remark(on: sent.count - 1 - Self.mostFields)
    if sent.isEmpty { output = line("\(request.method) \(request.url)") }
    if let content = request.content.flatMap(text) { output += separator + content }
    return output
  }

  /// An empty line.
  private var separator: String {
    String(prefix.reversed().drop { $0 == " " }.reversed()) + "\n"
  }

  private func fields(_ fields: [(name: RedactedText, value: RedactedText)]) -> String {
    fields.prefix(Self.mostFields).map { line("\($0.name): \($0.value)") }.joined()
      + remark(on: fields.count - Self.mostFields)
  }

  private func remark(on left: Int) -> String {
    left > 0 ? "\(prefix)… \(counted(left, "more field"))\n" : ""
  }

  private func line(_ text: String) -> String { "\(prefix)\(sanitized(oneLine(text, to: 1000)))\n" }

  private func text(_ content: ReportedContent) -> String? {
    guard content.byteCount > 0 else { return nil }
    guard let text = content.text?.text else {
      return "\(prefix)(\(content.byteCount) bytes that are no text)\n"
    }
    let shown = bounds.shortened(laysOutJSON ? Self.laidOut(text) ?? text : text)
    return lines(of: shown).map { line in
      let text = sanitized(untabbed(line))
      return text.isEmpty ? separator : "\(prefix)\(text)\n"
    }.joined()
  }

  /// JSON with a line for each member and its numbers as they came; nil where the text is none.
  package static func laidOut(_ text: String) -> String? {
    guard text.utf8.count <= ReportedContent.longest,
      let document = try? JSONDocument.parse(Array(text.utf8)), document.repeatedNames.isEmpty
    else { return nil }
    return JSONWriter(.indented).text(document.root)
  }

  private func untabbed(_ line: Substring) -> String {
    let line = line.last == "\r" ? line.dropLast() : line
    return line.split(separator: "\t", omittingEmptySubsequences: false).joined(separator: "  ")
  }
}
