#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The environment of the process; the only place where it is read.
struct ProcessEnvironment {
  private let values: [String: String]

  init(_ values: [String: String] = ProcessInfo.processInfo.environment) { self.values = values }

  subscript(name: String) -> String? { values[name] }

  /// Whether a command such as curl would take a proxy from it.
  var hasProxy: Bool {
    values.contains { name, value in
      !value.isEmpty && ["http_proxy", "https_proxy", "all_proxy"].contains(name.lowercased())
    }
  }

  var forcesColor: Bool {
    ["FORCE_COLOR", "CLICOLOR_FORCE"].contains { !["", "0"].contains(values[$0] ?? "") }
  }

  var isInGitHubActions: Bool { self["GITHUB_ACTIONS"] == "true" }

  /// What follows `prefix` in the names that begin with it, with the values.
  func values(withPrefix prefix: String) -> [(name: String, value: String)] {
    values.filter { $0.key.hasPrefix(prefix) && $0.key.count > prefix.count }
      .map { (String($0.key.dropFirst(prefix.count)), $0.value) }
      .sorted { $0.name < $1.name }
  }
}
