import ArgumentParser
import AssayJSON
import AssaySuite
import AssayText

/// `assay check`: finds mistakes without sending anything.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find mistakes in scenario files without sending anything.",
    discussion: "Exit status: 0 where no file has an error, 3 where one has.")

  @OptionGroup var paths: ScenarioPaths
  @OptionGroup var variables: VariableOptions

  @Option(help: "How to say what is wrong: text, json or github.")
  var format = OutputFormat.text

  func run() async throws {
    var given = try variables.values(ProcessEnvironment())
    let suite = try await variables.suite(at: paths.paths, in: try paths.files(), &given)
    try variables.checkNames(readBy: suite)
    var diagnostics = suite.diagnostics
    // A single file of a suite is not meant to cover the whole contract.
    if paths.paths.contains(where: { DiskFiles().isFolder($0) == true }) {
      diagnostics += suite.coverageWarnings
    }
    let printer = DiagnosticPrinter(format: format, usesColor: Terminal.error.takesColor)
    let text = printer.text(diagnostics)
    switch format {
    case .text:
      Terminal.error.write(text)
      Terminal.output.write(summary(of: suite, warnings: diagnostics.count(where: \.isWarning)))
    case .json: Terminal.output.write(json: text)
    case .github: Terminal.output.write(exactly: text)
    }
    if suite.hasErrors { throw ProcessStatus.wrongScenarios }
  }

  private func summary(of suite: Suite, warnings: Int) -> String {
    let scenarios = suite.files.reduce(0) { $0 + $1.scenarios.count }
    let errors = suite.diagnostics.count { !$0.isWarning }
    return "\(counted(suite.files.count, "file")), \(counted(scenarios, "scenario")): "
      + "\(counted(errors, "error")), \(counted(warnings, "warning"))\n"
  }
}

extension Diagnostic {
  fileprivate var isWarning: Bool { severity == .warning }
}
