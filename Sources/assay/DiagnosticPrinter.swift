import AssayJSON

/// Shows what is wrong in files, each thing once.
struct DiagnosticPrinter {
  var format = OutputFormat.text
  var usesColor = false

  func text(_ diagnostics: [Diagnostic]) -> String {
    var shown: [Diagnostic] = []
    for diagnostic in diagnostics where !shown.contains(diagnostic) { shown.append(diagnostic) }
    switch format {
    case .text: return shown.map(DiagnosticRenderer(usesColor: usesColor).text).joined()
    case .json: return JSONWriter(.indented).text(.array(shown.map(record))) + "\n"
    case .github: return shown.map(annotation).joined()
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

  /// A workflow command: `::error file=…,line=…,col=…::message`.
  private func annotation(_ diagnostic: Diagnostic) -> String {
    var properties = ["title=\(Self.property(diagnostic.code))"]
    if let place = diagnostic.place {
      properties.insert("file=\(Self.property(place.source.name))", at: 0)
      properties.insert("line=\(place.start.line)", at: 1)
      properties.insert("col=\(place.start.column)", at: 2)
    }
    let lines = [diagnostic.message] + diagnostic.notes.map(\.message)
    let message = Self.escaped(sanitized(lines.joined(separator: "\n")))
    return "::\(diagnostic.severity.rawValue) \(properties.joined(separator: ","))::\(message)\n"
  }

  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { output, scalar in
      switch scalar {
      case "%": output += "%25"
      case "\r": output += "%0D"
      case "\n": output += "%0A"
      default: output.unicodeScalars.append(scalar)
      }
    }
  }

  private static func property(_ text: String) -> String {
    escaped(text).unicodeScalars.reduce(into: "") { output, scalar in
      switch scalar {
      case ":": output += "%3A"
      case ",": output += "%2C"
      default: output.unicodeScalars.append(scalar)
      }
    }
  }
}
