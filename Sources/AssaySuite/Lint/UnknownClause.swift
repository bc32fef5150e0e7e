import AssayJSON

/// `covers` names clauses of the file's contract.
func unknownClauses(in declared: [Scenario], contract: Contract?) -> [Diagnostic] {
  let known = Set(contract?.clauses.map(\.id) ?? [])
  return declared.flatMap { scenario in
    scenario.coveredClauses.compactMap { clause in
      if known.contains(clause.name) { return nil }
      if contract == nil {
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
