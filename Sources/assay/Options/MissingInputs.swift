import AssayJSON
import AssayRun
import AssaySuite

/// All values that the scenarios need and that nobody gave, with the ways to give them.
struct MissingInputs: CustomStringConvertible {
  private let inputs: [NamedPlace]

  /// Nil where none is missing.
  init?(of suite: Suite, _ settings: RunSettings) {
    inputs = suite.missingInputs(settings)
    if inputs.isEmpty { return nil }
  }

  var description: String {
    let names = inputs.map { "'\($0.name)' (\($0.place.description))" }
    let secrets = inputs.map { "--secret \($0.name)=VALUE" }
    let variables = inputs.map { "--variable \($0.name)=VALUE" }
    let environment = inputs.map { "ASSAY_SECRET_\(environmentSpelling(of: $0.name))" }
    return "the scenarios need \(list(names)): give \(secrets.joined(separator: " ")), "
      + "\(variables.joined(separator: " ")), or \(list(environment))"
  }

  private func list(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}
