import ArgumentParser

/// The scenario files and folders that a command is about.
struct ScenarioPaths: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Scenario files, and folders searched for *.scenarios.json (default: scenarios).",
      valueName: "PATH"))
  var given: [String] = []

  var paths: [String] { given.isEmpty ? ["scenarios"] : given }
}
