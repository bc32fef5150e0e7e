import AssayJSON

/// `covers` names clauses of the file's contract.
func unknownClauses(in file: SuiteFile) -> [Diagnostic] {
  let known = file.contract?.clauses.map(\.id) ?? []
  var seen: [Place] = []
  return file.scenarios.flatMap { scenario in
    zip(scenario.covers, scenario.coverPlaces).compactMap { id, place in
      guard !known.contains(id), !seen.contains(place) else { return nil }
      seen.append(place)
      if file.contract == nil {
        return Diagnostic(
          code: "no-contract", "'\(id)' is a clause of a contract, and the file names none",
          at: place, notes: [Diagnostic.Note("add \"contract\": \"contract.json\"")])
      }
      let nearest = nearestSpelling(of: id, among: known)
      return Diagnostic(
        code: "unknown-clause", "the contract has no clause '\(id)'", at: place,
        notes: nearest.map { [Diagnostic.Note("did you mean '\($0)'?")] } ?? [])
    }
  }
}
