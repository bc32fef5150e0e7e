import ArgumentParser

/// In which form a command prints.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  /// For people.
  case text
  /// For programs: one JSON document.
  case json
  /// Annotations of GitHub Actions.
  case github
}
