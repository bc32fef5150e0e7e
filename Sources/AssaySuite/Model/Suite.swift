package import AssayJSON

/// All that was loaded for one run, in the order in which it was named or found.
package struct Suite: Sendable {
  package var files: [SuiteFile]

  package init(files: [SuiteFile]) { self.files = files }

  /// What is wrong in all files, in order; a mistake of a file that several include stands here once.
  package var diagnostics: [Diagnostic] { files.flatMap(\.diagnostics).withoutRepetitions }

  /// Clauses that no scenario of these files covers; of use where the files are all there are.
  package var coverageWarnings: [Diagnostic] { uncoveredClauses(in: files) }

  /// Whether a file cannot run.
  package var hasErrors: Bool { files.contains(where: \.hasErrors) }

  /// The contracts that files name, each once.
  package var contracts: [Contract] {
    var seen: Set<String> = []
    return files.compactMap(\.contract).filter { seen.insert($0.path).inserted }
  }
}

/// One scenario file.
package struct SuiteFile: Sendable {
  /// The path as the user would type it.
  package var path: String
  /// The file's `name`, or its path without the extension.
  package var name: String
  package var contract: Contract?
  /// Names that must be given from outside before anything of this file can run.
  package var inputs: [NamedPlace]
  /// Example rows count one each; empty where the file has errors.
  package var scenarios: [Scenario]
  package var diagnostics: [Diagnostic]

  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

/// A name and where it stands.
package struct NamedPlace: Sendable {
  package var name: String
  package var place: Place
}
