import ArgumentParser

/// `assay schema`: the JSON Schema of scenario files, for editors.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of scenario files, with which editors complete and check them."
  )

  func run() {
    Terminal.output.write(
      exactly: String(decoding: PackageResources.scenario_schema_json, as: UTF8.self))
  }
}
