import ArgumentParser
import AssayJSON
import AssayRun
import AssaySuite

/// Which scenarios are meant.
struct SelectionOptions: ParsableArguments {
  @Option(
    name: .customLong("tag"),
    help: ArgumentHelp("Only scenarios with this tag; may be given again.", valueName: "TAG"))
  var tags: [String] = []

  @Option(
    name: .customLong("exclude-tag"),
    help: ArgumentHelp("No scenario with this tag; may be given again.", valueName: "TAG"))
  var excludedTags: [String] = []

  @Option(
    help: ArgumentHelp(
      "Only scenarios whose file's name and own name match (ECMA-262).", valueName: "REGEX"))
  var filter: String?

  @Option(help: ArgumentHelp("Only the K-th of N equal parts.", valueName: "K/N"))
  var shard: String?

  /// - Parameter suite: what is selected from; what selects nothing of it is wrong usage.
  func selection(of suite: Suite) throws(UsageError) -> Selection {
    let selection = try selection()
    if let mistake = selection.mistake(in: suite) { throw UsageError(mistake) }
    return selection
  }

  private func selection() throws(UsageError) -> Selection {
    var selection = Selection()
    selection.tags = tags
    selection.excludedTags = excludedTags
    if let filter {
      do {
        selection.filter = try ECMARegex(filter)
      } catch {
        throw UsageError("--filter: '\(filter)' is no regular expression: \(error)")
      }
    }
    if let shard {
      selection.shard = Shard(shard)
      if selection.shard == nil {
        throw UsageError("--shard: '\(shard)' is no K/N such as 2/3")
      }
    }
    return selection
  }
}
