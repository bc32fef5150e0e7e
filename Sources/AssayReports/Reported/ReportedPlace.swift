package import AssayJSON

/// A place in a scenario file, with its line.
package struct ReportedPlace: Sendable {
  package var file: RedactedText
  package var position: TextPosition
  /// The line up to what is meant, that, and the rest; nil where there is nothing to show.
  package var line: (before: RedactedText, marked: RedactedText, after: RedactedText)?
}

extension ReportedPlace {
  /// As the renderer of diagnostics takes it.
  package var excerpt: Excerpt {
    let line = line.map {
      Excerpt.Line(before: $0.before.text, marked: $0.marked.text, after: $0.after.text)
    }
    return Excerpt(name: file.text, position: position, line: line)
  }
}

extension Redactor {
  /// The line is redacted as a whole, for it is shortened where it is shown.
  func place(_ place: Place) -> ReportedPlace {
    let excerpt = Excerpt(place)
    return ReportedPlace(
      file: redact(excerpt.name), position: excerpt.position, line: excerpt.line.map(redact))
  }
}
