/// One thing that is wrong, where it stands, and what to do about it.
package struct Diagnostic: Sendable, Equatable {
  package enum Severity: String, Sendable, Hashable {
    case error
    case warning
  }

  /// More about the same thing, at a place of its own or at none.
  package struct Note: Sendable, Equatable {
    package var message: String
    package var place: Place?

    package init(_ message: String, at place: Place? = nil) {
      self.message = message
      self.place = place
    }
  }

  package var severity: Severity
  /// The kind of trouble, in words joined by hyphens: what people search for.
  package var code: String
  package var message: String
  /// Nil only where there is no text to point into, such as a file that is missing.
  package var place: Place?
  package var notes: [Note]

  package init(
    _ severity: Severity = .error, code: String, _ message: String, at place: Place?,
    notes: [Note] = []
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.place = place
    self.notes = notes
  }
}

extension [Diagnostic] {
  /// Each mistake once, where it is told first.
  package var withoutRepetitions: [Diagnostic] {
    var seen: Set<String> = []
    return filter { diagnostic in
      let place = diagnostic.place?.description ?? ""
      return seen.insert("\(place) \(diagnostic.code) \(diagnostic.message)").inserted
    }
  }
}
