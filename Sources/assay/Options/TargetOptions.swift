import ArgumentParser
import AssayRun
import AssaySuite

/// What is tested.
struct TargetOptions: ParsableArguments {
  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp("The API under test (or ASSAY_BASE_URL).", valueName: "URL"))
  var baseURL: String?

  @Flag(
    name: .customLong("reference"),
    help: "Test the embedded reference API, on a free loopback port.")
  var usesReference = false

  enum Target {
    case url(BaseURL)
    case reference
  }

  /// What the command line says, or the variable.
  func url(_ environment: ProcessEnvironment) -> String? {
    baseURL ?? environment["ASSAY_BASE_URL"]
  }

  /// There is no default: a job that lost its variable must not turn green against a mock.
  ///
  /// - Parameter chosen: an environment of `assay.json`, which only an option or variable chooses.
  func target(
    _ environment: ProcessEnvironment, _ chosen: Project.Environment?
  ) throws(UsageError) -> Target {
    if usesReference {
      if baseURL != nil { throw UsageError("--base-url and --reference exclude each other") }
      return .reference
    }
    guard let text = url(environment) ?? chosen?.baseURL else {
      let names = CurrentProject.found?.environments.map { "'\($0.name)'" } ?? []
      let environments =
        names.isEmpty
        ? "" : "--env NAME for one of \(ProjectSearch.name) (\(names.joined(separator: ", "))), "
      let reason = chosen.map { ": the environment '\($0.name)' has no 'base-url'" } ?? ""
      throw UsageError(
        "no target\(reason): give --base-url URL (or ASSAY_BASE_URL), \(environments)or --reference "
          + "for the embedded reference API")
    }
    do {
      return .url(try BaseURL(text))
    } catch {
      throw UsageError(error.description)
    }
  }
}
