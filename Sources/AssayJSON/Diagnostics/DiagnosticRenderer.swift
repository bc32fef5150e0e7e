/// Turns diagnostics into text, for mistakes in files and for answers that break a contract alike:
///
///     customers.scenarios.json:7:11: error: no key 'expects' here [unknown-key]
///       7 |   "expects": {
///         |   ^~~~~~~~~ did you mean 'expect'?
package struct DiagnosticRenderer: Sendable {
  /// Whether to mark severity and caret with ANSI colours.
  package var usesColor: Bool

  package init(usesColor: Bool = false) { self.usesColor = usesColor }

  /// The text with a line feed at its end.
  package func text(_ diagnostic: Diagnostic) -> String {
    let label = painted("\(diagnostic.severity.rawValue):", as: diagnostic.severity)
    var output = ""
    if let place = diagnostic.place { output += "\(place.description): " }
    output += "\(label) \(sanitized(diagnostic.message)) [\(diagnostic.code)]\n"
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
      let prefix = note.place.map { "\($0.description): note: " } ?? "  note: "
      output += prefix + sanitized(note.message) + "\n"
      if let place = note.place { output += excerpt(at: place, hint: nil) }
    }
    return output
  }

  /// The line at that place with its number, and a caret below what is meant.
  package func excerpt(at place: Place, hint: String?) -> String {
    let source = place.source
    guard !source.bytes.isEmpty else { return hint.map { "  note: \(sanitized($0))\n" } ?? "" }
    let line = source.lineBounds(at: place.range.offsets.lowerBound)
    let marked = place.range.offsets.clamped(to: line)
    let window = ExcerptLine(
      before: String(decoding: source.bytes[line.lowerBound..<marked.lowerBound], as: UTF8.self),
      marked: String(decoding: source.bytes[marked], as: UTF8.self),
      after: String(decoding: source.bytes[marked.upperBound..<line.upperBound], as: UTF8.self)
    )
    let number = String(place.start.line)
    let margin = String(repeating: " ", count: max(3, number.count))
    let padded = String(repeating: " ", count: margin.count - number.count) + number
    let caret = usesColor ? "\u{1B}[1;32m\(window.caret)\u{1B}[0m" : window.caret
    let remark = hint.map { " " + sanitized($0) } ?? ""
    return "\(padded) | \(window.text)\n\(margin) | \(window.indentation)\(caret)\(remark)\n"
  }

  private func painted(_ label: String, as severity: Diagnostic.Severity) -> String {
    guard usesColor else { return label }
    return "\u{1B}[1;\(severity == .error ? "31" : "35")m\(label)\u{1B}[0m"
  }
}
