import ArgumentParser

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@main
struct Main {
  static func main() async {
    // A reader that went away must not kill a run that still has reports to write.
    signal(SIGPIPE, SIG_IGN)
    let interruption = Interruption.install()
    let work = Task { await status() }
    interruption.onFirstSignal { work.cancel() }
    exit(await work.value.rawValue)
  }

  /// Parses and runs; every way out is a status, and what was wrong has been said.
  private static func status() async -> ProcessStatus {
    var words = Array(CommandLine.arguments.dropFirst())
    do {
      words = try CurrentProject.words(words)
      var command = try Assay.parseAsRoot(words)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      return .success
    } catch let status as ProcessStatus {
      return status
    } catch let error as UsageError {
      Terminal.error.write("assay: error: \(error.description)\n")
      return .wrongUsage
    } catch {
      let message = Assay.fullMessage(for: error)
      if Assay.exitCode(for: error) == .success {
        Terminal.output.write(exactly: message + "\n")
        return .success
      }
      UnreadCommandLine(words).takeReportsAway()
      Terminal.error.write(message + "\n")
      return .wrongUsage
    }
  }
}
