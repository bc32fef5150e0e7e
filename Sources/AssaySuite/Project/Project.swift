package import AssayJSON

/// What `assay.json` says: what all runs of a project have in common, and its environments.
package struct Project: Sendable {
  /// The file, as diagnostics call it.
  package var path: String
  /// Its folder, the root of the run; empty where it is the working folder.
  package var folder: String
  /// Where the scenarios are, from the working folder; nil where nothing is said.
  package var scenarios: [String]?
  package var variables: [String: JSONNode] = [:]
  package var environments: [Environment] = []
  /// Options of the command by their names, each with the words that are its values.
  package var options: [(name: String, values: [String])] = []
  /// Reports by their format.
  package var reports: [(format: String, path: String)] = []

  /// What runs are made against.
  package struct Environment: Sendable {
    package var name: String
    package var baseURL: String?
    package var variables: [String: JSONNode] = [:]
    package var secrets: [Secret] = []
  }

  /// A value that is not in the file.
  package struct Secret: Sendable {
    package var name: String
    package var place: Place
    package var source: Source
  }

  package enum Source: Sendable {
    /// An environment variable.
    case variable(String)
    /// A file, from the working folder.
    case file(String)
    /// A program and its arguments, which prints it.
    case command([String])
  }

  /// The path of what the file names, from the working folder.
  package func path(of name: String) -> String {
    folder.isEmpty || name.hasPrefix("/") ? name : "\(folder)/\(name)"
  }
}
