import AssayJSON

/// A clause that no scenario covers is not tested at all.
func uncoveredClauses(in files: [SuiteFile]) -> [Diagnostic] {
  let suite = Suite(files: files)
  // Where a file could not be loaded, its scenarios might cover what seems uncovered.
  guard !suite.hasErrors else { return [] }
  let covered = Set(files.flatMap(\.scenarios).flatMap(\.covers))
  return suite.contracts.flatMap(\.clauses).compactMap { clause in
    if covered.contains(clause.id) { return nil }
    return Diagnostic(
      .warning, code: "uncovered-clause", "no scenario covers the clause '\(clause.id)'",
      at: clause.place)
  }
}
