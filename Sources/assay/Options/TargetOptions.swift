import ArgumentParser
import AssayRun

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

  /// There is no default: a job that lost its variable must not turn green against a mock.
  func target(_ environment: ProcessEnvironment) throws(UsageError) -> Target {
    if usesReference {
      if baseURL != nil { throw UsageError("--base-url and --reference exclude each other") }
      return .reference
    }
    guard let text = baseURL ?? environment["ASSAY_BASE_URL"] else {
      throw UsageError(
        "no target: give --base-url URL (or ASSAY_BASE_URL), or --reference for the embedded "
          + "reference API")
    }
    do {
      return .url(try BaseURL(text))
    } catch {
      throw UsageError(error.description)
    }
  }
}
