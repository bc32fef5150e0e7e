import AssayJSON
import AssayReports
import AssaySuite

/// The project that the working folder belongs to.
enum CurrentProject {
  private static let result: Result<Project?, ProjectMistakes> = {
    do throws(ProjectMistakes) {
      return .success(try ProjectSearch().project())
    } catch {
      return .failure(error)
    }
  }()

  /// Nil where there is none.
  static var found: Project? { try? result.get() }

  /// The commands that read scenarios, and so belong to a project.
  private static let commands = ["run", "check", "list", "audit"]

  /// The command line with what `assay.json` has to add to it.
  ///
  /// - Parameter words: without the name of the program.
  /// - Throws: where the file is wrong, which has been told then.
  static func words(_ words: [String]) throws(ProcessStatus) -> [String] {
    let ends = words.firstIndex(of: "--") ?? words.endIndex
    guard let command = words.first, commands.contains(command),
      !words[..<ends].contains(where: { ["-h", "--help", "--version"].contains($0) })
    else { return words }
    switch result {
    case .failure(let mistakes):
      let printer = DiagnosticPrinter(usesColor: Terminal.error.takesColor)
      Terminal.error.write(printer.text(mistakes.diagnostics))
      throw .wrongUsage
    case .success(let project):
      guard let project, command == "run" else { return words }
      return [command] + project.words(besides: Array(words[..<ends])) + words.dropFirst()
    }
  }
}

extension Project {
  /// The environment of that name.
  func environment(named name: String, by origin: String) throws(UsageError) -> Environment {
    if let environment = environments.first(where: { $0.name == name }) { return environment }
    let names = environments.map(\.name)
    if names.isEmpty { throw UsageError("\(origin): \(path) has no environments") }
    let hint =
      nearestSpelling(of: name, among: names).map { "did you mean '\($0)'?" }
      ?? "there are \(names.map { "'\($0)'" }.joined(separator: ", "))"
    throw UsageError("\(origin): \(path) has no environment '\(name)'; \(hint)")
  }
}
