import AssayJSON
import AssayReports

/// Shows what is wrong in files, each thing once.
struct DiagnosticPrinter {
  var format = OutputFormat.text
  var usesColor = false

  func text(_ diagnostics: [Diagnostic]) -> String {
    let shown = diagnostics.withoutRepetitions
    switch format {
    case .text: return shown.map(DiagnosticRenderer(usesColor: usesColor).text).joined()
    case .json: return JSONWriter(.indented).text(.array(shown.map(record))) + "\n"
    case .github: return shown.map { annotation($0).text + "\n" }.joined()
    }
  }

  private func record(_ diagnostic: Diagnostic) -> JSONNode {
    var members: [(String, JSONNode)] = [
      ("severity", .string(diagnostic.severity.rawValue)), ("code", .string(diagnostic.code)),
      ("message", .string(diagnostic.message)),
    ]
    members += place(diagnostic.place)
    let notes = diagnostic.notes.map { note in
      JSONNode.object([("message", .string(note.message))] + place(note.place))
    }
    members.append(("notes", .array(notes)))
    return .object(members)
  }

  /// Lines and columns count from 1; the end is that of the last character.
  private func place(_ place: Place?) -> [(String, JSONNode)] {
    guard let place else { return [] }
    let end = place.source.position(of: place.range.offsets.upperBound)
    return [
      ("file", .string(place.source.name)), ("line", .number(place.start.line)),
      ("column", .number(place.start.column)), ("endLine", .number(end.line)),
      ("endColumn", .number(end.column)),
    ]
  }

  private func annotation(_ diagnostic: Diagnostic) -> WorkflowCommand {
    WorkflowCommand(
      annotating: diagnostic.severity, file: diagnostic.place?.source.name,
      at: diagnostic.place?.start, title: diagnostic.code,
      message: ([diagnostic.message] + diagnostic.notes.map(\.message)).joined(separator: "\n"))
  }
}
