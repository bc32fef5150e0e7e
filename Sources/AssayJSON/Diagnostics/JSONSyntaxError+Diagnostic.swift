extension JSONSyntaxError {
  /// The error as it is shown to the person who can mend the text.
  package func diagnostic(in source: SourceText) -> Diagnostic {
    var notes: [Diagnostic.Note] = []
    if let opening {
      notes.append(Diagnostic.Note("this bracket is still open", at: Place(source, opening)))
    }
    return Diagnostic(
      code: "json-syntax", description, at: Place(source, range), notes: notes)
  }
}
