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
    text(
      diagnostic.severity, diagnostic.message, code: diagnostic.code,
      at: diagnostic.place.map(Excerpt.init),
      notes: diagnostic.notes.map { ($0.message, $0.place.map(Excerpt.init)) })
  }

  /// The same of a diagnostic that has been parted from its texts.
  package func text(
    _ severity: Diagnostic.Severity, _ message: String, code: String, at excerpt: Excerpt?,
    notes: [(message: String, excerpt: Excerpt?)] = []
  ) -> String {
    var output = heading(
      severity.rawValue, color: severity == .error ? "31" : "35", "\(message) [\(code)]",
      at: excerpt)
    var notes = notes[...]
    if let excerpt {
      var hint: String?
      if let first = notes.first, first.excerpt == nil, !first.message.contains("\n") {
        hint = first.message
        notes = notes.dropFirst()
      }
      output += text(excerpt, hint: hint)
    }
    for note in notes {
      output += note.excerpt == nil ? "  " : ""
      output += heading("note", color: "36", note.message, at: note.excerpt)
      if let excerpt = note.excerpt { output += text(excerpt, hint: nil) }
    }
    return output
  }

  /// The line at that place with its number, and a caret below what is meant.
  package func excerpt(at place: Place, hint: String?) -> String {
    text(Excerpt(place), hint: hint)
  }

  /// The same of a place that has been parted from its text.
  package func text(_ excerpt: Excerpt, hint: String?) -> String {
    let remark = hint.map { sanitized($0, isOneLine: true) }
    guard let parts = excerpt.line else { return remark.map { "  note: \($0)\n" } ?? "" }
    let line = ExcerptLine(before: parts.before, marked: parts.marked, after: parts.after)
    let number = String(excerpt.position.line)
    let margin = String(repeating: " ", count: max(3, number.count))
    let content = line.text.isEmpty ? "" : " \(line.text)"
    let caret = line.indentation + painted(line.caret, "1;32")
    return """
      \(margin.dropFirst(number.count))\(number) |\(content)
      \(margin) | \(caret)\(remark.map { " \($0)" } ?? "")

      """
  }

  private func heading(
    _ label: String, color: String, _ message: String, at excerpt: Excerpt?
  ) -> String {
    let location = excerpt.map { "\(sanitized($0.place, isOneLine: true)): " } ?? ""
    // Lines after the first are set in, so that none of them looks like a message of its own.
    let lines = sanitized(message).split(separator: "\n", omittingEmptySubsequences: false)
    return location + painted("\(label):", "1;\(color)") + " " + lines.joined(separator: "\n    ")
      + "\n"
  }

  private func painted(_ text: String, _ color: String) -> String {
    usesColor ? "\u{1B}[\(color)m\(text)\u{1B}[0m" : text
  }
}
