import AssayJSON

/// What is wrong in a file whose shape is right; one rule a file.
func lint(_ file: SuiteFile, given: Set<String>) -> [Diagnostic] {
  unknownClauses(in: file) + repeatedNames(in: file) + undefinedVariables(in: file, given: given)
}
