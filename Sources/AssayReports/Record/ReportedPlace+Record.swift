import AssayJSON

extension ReportedPlace: Recordable {
  var recorded: JSONNode {
    .recorded { members in
      members.add("file", file)
      members.add("line", position.line)
      members.add("column", position.column)
      members.add("text", line.map { [$0.before, $0.marked, $0.after] } ?? [])
    }
  }

  init(_ value: RecordedValue) throws(RecordFault) {
    let object = try value.object()
    file = try object.required("file")
    position = TextPosition(
      line: try object.required("line"), column: try object.required("column"))
    let parts: [RedactedText] = try object.list("text")
    guard parts.isEmpty || parts.count == 3 else {
      throw object.fault(.misplaced("'text' has three parts: before, what is meant, and after"))
    }
    line = parts.isEmpty ? nil : (parts[0], parts[1], parts[2])
  }
}

extension ReportedDiagnostic: Recordable {
  var recorded: JSONNode {
    .recorded { members in
      members.add("severity", word: severity.rawValue)
      members.add("code", word: code)
      members.add("message", message)
      members.add("place", place)
      members.add("notes", notes.map(RecordedNote.init))
    }
  }

  init(_ value: RecordedValue) throws(RecordFault) {
    let object = try value.object()
    severity = try object.choice("severity")
    code = try object.word("code")
    message = try object.required("message")
    place = try object.optional("place")
    let notes: [RecordedNote] = try object.list("notes")
    self.notes = notes.map { ($0.message, $0.place) }
  }
}

/// More about a mistake, at a place of its own or at none.
private struct RecordedNote: Recordable {
  let message: RedactedText
  let place: ReportedPlace?

  init(_ note: (message: RedactedText, place: ReportedPlace?)) { (message, place) = note }

  var recorded: JSONNode {
    .recorded { members in
      members.add("message", message)
      members.add("place", place)
    }
  }

  init(_ value: RecordedValue) throws(RecordFault) {
    let object = try value.object()
    message = try object.required("message")
    place = try object.optional("place")
  }
}
