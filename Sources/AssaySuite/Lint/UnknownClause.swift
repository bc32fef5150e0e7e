import AssayJSON

/// `covers` names clauses of the file's contract.
func unknownClauses(in declared: [Scenario], contract: Contract?) -> [Diagnostic] {
  let known = Set(contract?.clauses.map(\.id) ?? [])
  return declared.flatMap { scenario in
    zip(scenario.covers, scenario.coverPlaces).compactMap { id, place in
      if known.contains(id) { return nil }
      if contract == nil {
        return Diagnostic(
          code: "no-contract", "'\(id)' is a clause of a contract, and the file names none",
          at: place, notes: [Diagnostic.Note("add \"contract\": \"contract.json\"")])
      }
      let nearest = nearestSpelling(of: id, among: known.sorted())
      return Diagnostic(
        code: "unknown-clause", "the contract has no clause '\(id)'", at: place,
        notes: nearest.map { [Diagnostic.Note("did you mean '\($0)'?")] } ?? [])
    }
  }
}
