import ArgumentParser

/// The command line: `assay SUBCOMMAND`.
struct Assay: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assay",
    abstract: "Checks an HTTP API against its contract.",
    discussion: """
      Scenarios are JSON files; they run against any base URL, and the verdict is JUnit XML.

        assay run --reference
        assay run --base-url https://staging.example.com --secret token=$TOKEN
        assay check scenarios/

      Exit status: 0 all as expected, 1 the server broke the contract, 2 wrong usage, 3 a scenario \
      file is wrong, 4 some scenario could not be judged and none failed, or all were skipped, \
      70 a bug in assay, 129, 130 or 143 interrupted.
      """,
    version: Version.current,
    subcommands: [
      RunCommand.self, CheckCommand.self, ListCommand.self, ServeCommand.self, AuditCommand.self,
      ReportCommand.self, MergeCommand.self, SchemaCommand.self,
    ]
  )
}
