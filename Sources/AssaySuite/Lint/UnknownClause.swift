import AssayJSON

/// `covers` names clauses of the file's contract.
///
/// What a flow of another file covers is of use where the contract is known, and elsewhere no mistake.
func unknownClauses(in declared: [Scenario], contract: Contract?) -> [Diagnostic] {
  let known = Set(contract?.clauses.map(\.id) ?? [])
  var seen: Set<Place> = []
  return declared.flatMap { scenario in
    let path = scenario.place.source.name
    let clauses = scenario.declaration.coveredClauses + scenario.allSteps.flatMap(\.coveredClauses)
    return clauses.compactMap { clause -> Diagnostic? in
      if known.contains(clause.name) || !seen.insert(clause.place).inserted { return nil }
      if contract == nil {
        if clause.place.source.name != path { return nil }
        return Diagnostic(
          code: "no-contract",
          "'\(clause.name)' is a clause of a contract, and the file names none", at: clause.place,
          notes: [Diagnostic.Note("add \"contract\": \"contract.json\"")])
      }
      let nearest = nearestSpelling(of: clause.name, among: known.sorted())
      return Diagnostic(
        code: "unknown-clause", "the contract has no clause '\(clause.name)'", at: clause.place,
        notes: nearest.map { [Diagnostic.Note("did you mean '\($0)'?")] } ?? [])
    }
  }
}
