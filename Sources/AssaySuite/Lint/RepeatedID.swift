import AssayJSON

extension Suite {
  /// A link or a list outside of the files tells scenarios apart by their ids, so no two of a suite
  /// may share one: the file of the later one has the mistake.
  func withoutRepeatedIDs() -> Suite {
    var first: [CodePoints: Place] = [:]
    var checked = self
    for index in files.indices {
      let mistakes = files[index].scenarios.compactMap { scenario -> Diagnostic? in
        guard let id = scenario.id, let place = scenario.declaration.idPlace else { return nil }
        guard let other = first.updateValue(place, forKey: CodePoints(id)) else { return nil }
        return repeated(id, at: place, and: other)
      }
      guard !mistakes.isEmpty else { continue }
      checked.files[index].diagnostics += mistakes
      checked.files[index].scenarios = []
    }
    return checked
  }

  private func repeated(_ id: String, at place: Place, and other: Place) -> Diagnostic {
    Diagnostic(
      code: "repeated-id", "two scenarios have the id '\(id)'", at: place,
      notes: other == place
        ? [Diagnostic.Note("put a column that differs into the id, as in {{column}}")]
        : [Diagnostic.Note("the other one is here", at: other)])
  }
}
