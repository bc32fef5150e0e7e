import ArgumentParser
import AssayJSON
import AssayRun
import AssaySuite

/// `assay list`: what would run.
struct ListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Show what would run: names, tags, clauses.",
    discussion: "Exit status: 0, or 3 where a file has an error; the others are listed.")

  @OptionGroup var paths: ScenarioPaths
  @OptionGroup(title: "Variables") var variables: VariableOptions
  @OptionGroup(title: "Selection") var selection: SelectionOptions

  @Flag(name: .customLong("json"), help: "Print one JSON document.")
  var printsJSON = false

  func run() async throws {
    var given = try variables.values(ProcessEnvironment())
    let suite = try await variables.suite(at: paths.paths, in: try paths.files(), &given)
    try variables.checkNames(readBy: suite)
    let selection = try selection.selection(of: suite, paths)
    let listed = suite.selected(by: selection)
    if printsJSON {
      Terminal.output.write(json: json(listed))
    } else {
      Terminal.output.write(text(listed))
    }
    let printer = DiagnosticPrinter(usesColor: Terminal.error.takesColor)
    Terminal.error.write(printer.text(suite.diagnostics))
    if suite.hasErrors { throw ProcessStatus.wrongScenarios }
  }

  private func text(_ listed: [(file: SuiteFile, scenarios: [Scenario])]) -> String {
    var text = ""
    for (file, scenarios) in listed {
      text += "\(sanitized(file.name)) (\(sanitized(file.path)))\n"
      for scenario in scenarios {
        text += "  \(sanitized(scenario.name))\(remarks(of: scenario))\n"
      }
    }
    let count = listed.reduce(0) { $0 + $1.scenarios.count }
    return text + "\(count) scenario\(count == 1 ? "" : "s")\n"
  }

  private func remarks(of scenario: Scenario) -> String {
    var remarks = scenario.tags.map { "#\($0)" }
    if !scenario.requires.isEmpty {
      remarks.append("needs \(scenario.requires.joined(separator: ", "))")
    }
    if !scenario.covers.isEmpty { remarks.append("[\(scenario.covers.joined(separator: ", "))]") }
    if scenario.skip != nil { remarks.append("skipped") }
    return remarks.isEmpty ? "" : "  " + sanitized(remarks.joined(separator: " "))
  }

  private func json(_ listed: [(file: SuiteFile, scenarios: [Scenario])]) -> String {
    func strings(_ texts: [String]) -> JSONNode { .array(texts.map(JSONNode.string)) }
    let records = listed.flatMap { file, scenarios in
      scenarios.map { scenario in
        JSONNode.object([
          ("file", .string(file.path)), ("line", .number(scenario.place.start.line)),
          ("firstLine", .number(scenario.lines.lowerBound)),
          ("lastLine", .number(scenario.lines.upperBound)),
          ("suite", .string(file.name)), ("name", .string(scenario.name)),
          ("id", scenario.id.map(JSONNode.string) ?? .null),
          ("description", scenario.description.map(JSONNode.string) ?? .null),
          ("tags", strings(scenario.tags)), ("covers", strings(scenario.covers)),
          ("requires", strings(scenario.requires)),
          ("skip", scenario.skip.map(JSONNode.string) ?? .null),
        ])
      }
    }
    return JSONWriter(.indented).text(.array(records)) + "\n"
  }
}
