import AssayReports

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The step of a GitHub workflow that the process is, and what it says there without being asked.
struct GitHubActions {
  /// Where the step's summary is written to.
  private let summary: ReportFile?
  /// The root of the repository, without a slash at its end.
  private let workspace: String?

  /// Nil anywhere else.
  init?(_ environment: ProcessEnvironment = ProcessEnvironment()) {
    guard environment.isInGitHubActions else { return nil }
    let path = environment["GITHUB_STEP_SUMMARY"] ?? ""
    summary = path.isEmpty ? nil : ReportFile(path)
    workspace = environment["GITHUB_WORKSPACE"].flatMap(Self.resolved)
  }

  /// - Parameter terminal: that GitHub reads along.
  func reporters(on terminal: Terminal) -> [any Reporter] {
    var reporters: [any Reporter] = [
      AnnotationReporter(locate: locate) { commands in terminal.write(exactly: commands) }
    ]
    if let summary {
      reporters.append(
        MarkdownReporter { bytes throws(ReportFileError) in try summary.append(bytes) })
    }
    return reporters
  }

  /// The path of a file from the root of the repository; as it is where it is not below that.
  private func locate(_ path: String) -> String {
    guard let workspace, let resolved = Self.resolved(path), resolved.hasPrefix(workspace + "/")
    else { return path }
    return String(resolved.dropFirst(workspace.count + 1))
  }

  private static func resolved(_ path: String) -> String? {
    guard let pointer = realpath(path, nil) else { return nil }
    defer { free(pointer) }
    return String(cString: pointer)
  }
}
