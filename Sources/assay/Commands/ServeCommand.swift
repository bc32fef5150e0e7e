import ArgumentParser
import AssayReference

/// `assay serve`: the reference API in the foreground.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve the reference API until interrupted.",
    discussion: """
      Prints the base URL once it answers, and a token for each company. SIGINT, SIGTERM and \
      SIGHUP stop it after the answers that are under way.
      """)

  @Option(help: ArgumentHelp("Port to listen on; 0 takes a free one.", valueName: "PORT"))
  var port = 8080

  @Option(help: ArgumentHelp("Address to listen on.", valueName: "ADDRESS"))
  var host = "127.0.0.1"

  @Option(
    name: .customLong("token"),
    help: ArgumentHelp(
      "Bearer token of a company; may be given again (default: two random ones).",
      valueName: "TOKEN"))
  var tokens: [String] = []

  @Option(
    help: ArgumentHelp("Keep the customers in this file (default: in memory).", valueName: "FILE"))
  var database: String?

  @OptionGroup(title: "Faults and liberties") var deviations: DeviationOptions

  @Flag(name: .customLong("list-faults"), help: "Print all faults and liberties instead.")
  var listsFaults = false

  @Flag(name: .customLong("json"), help: "Print them as one JSON document.")
  var printsJSON = false

  func run() async throws {
    if listsFaults {
      let table = DeviationTable(deviations: Deviation.all)
      return Terminal.output.write(exactly: printsJSON ? table.json : table.text)
    }
    let deviations = try deviations.deviations()
    if printsJSON { throw UsageError("--json goes with --list-faults") }
    let tokens = tokens.isEmpty ? [RandomToken.make(), RandomToken.make()] : tokens
    let configuration = ReferenceConfiguration(
      tokens: tokens, database: database.map { .file($0) } ?? .memory, host: host, port: port,
      deviations: deviations,
      reportFailure: { Terminal.error.write("assay: \($0)\n") })
    do {
      try await ReferenceServer(configuration: configuration).run { port in
        Terminal.output.write("listening on http://\(host):\(port)\n")
        if self.tokens.isEmpty {
          for (name, token) in zip(["token", "other_token"], tokens) {
            Terminal.output.write("--secret \(name)=\(token)\n")
          }
        }
      }
    } catch let error as ReferenceError {
      throw UsageError("\(error)")
    } catch is CancellationError {
      // Interrupted: that is how serving ends.
    }
  }
}
