import AssayJSON

/// A mistake in a file as text.
struct DiagnosticText {
  var usesColor = false

  func text(_ diagnostic: ReportedDiagnostic) -> String {
    DiagnosticRenderer(usesColor: usesColor).text(
      diagnostic.severity, diagnostic.message.text, code: diagnostic.code,
      at: diagnostic.place?.excerpt,
      notes: diagnostic.notes.map { ($0.message.text, $0.place?.excerpt) })
  }
}
