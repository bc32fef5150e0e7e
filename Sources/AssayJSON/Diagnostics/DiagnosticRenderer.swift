/// Turns diagnostics into text, for mistakes in files and for answers that break a contract alike:
///
///     customers.scenarios.json:7:3: error: no key 'expects' here [unknown-key]
///       7 |   "expects": {
///         |   ^~~~~~~~~ did you mean 'expect'?
package struct DiagnosticRenderer: Sendable {
  /// Whether to mark severity and caret with ANSI colours.
  package var usesColor: Bool

  package init(usesColor: Bool = false) { self.usesColor = usesColor }

  /// The text with a line feed at its end.
  package func text(_ diagnostic: Diagnostic) -> String {
    var output = heading(
      diagnostic.severity.rawValue, color: diagnostic.severity == .error ? "31" : "35",
      "\(diagnostic.message) [\(diagnostic.code)]", at: diagnostic.place)
    var notes = diagnostic.notes[...]
    if let place = diagnostic.place {
      var hint: String?
      if let first = notes.first, first.place == nil, !first.message.contains("\n") {
        hint = first.message
        notes = notes.dropFirst()
      }
      output += excerpt(at: place, hint: hint)
    }
    for note in notes {
      output += note.place == nil ? "  " : ""
      output += heading("note", color: "36", note.message, at: note.place)
      if let place = note.place { output += excerpt(at: place, hint: nil) }
    }
    return output
  }

  /// The line at that place with its number, and a caret below what is meant.
  package func excerpt(at place: Place, hint: String?) -> String {
    let source = place.source
    let remark = hint.map { sanitized($0, isOneLine: true) }
    guard !source.bytes.isEmpty else { return remark.map { "  note: \($0)\n" } ?? "" }
    let (before, marked, after) = source.line(around: place.range.offsets)
    let line = ExcerptLine(before: before, marked: marked, after: after)
    let number = String(place.start.line)
    let margin = String(repeating: " ", count: max(3, number.count))
    let content = line.text.isEmpty ? "" : " \(line.text)"
    let caret = line.indentation + painted(line.caret, "1;32")
    return """
      \(margin.dropFirst(number.count))\(number) |\(content)
      \(margin) | \(caret)\(remark.map { " \($0)" } ?? "")

      """
  }

  private func heading(
    _ label: String, color: String, _ message: String, at place: Place?
  ) -> String {
    let location = place.map { "\(sanitized($0.description, isOneLine: true)): " } ?? ""
    // Lines after the first are set in, so that none of them looks like a message of its own.
    let lines = sanitized(message).split(separator: "\n", omittingEmptySubsequences: false)
    return location + painted("\(label):", "1;\(color)") + " " + lines.joined(separator: "\n    ")
      + "\n"
  }

  private func painted(_ text: String, _ color: String) -> String {
    usesColor ? "\u{1B}[\(color)m\(text)\u{1B}[0m" : text
  }
}
