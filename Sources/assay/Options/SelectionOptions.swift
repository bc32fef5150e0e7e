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
    name: .customLong("name"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Only the scenario of this name, as it is printed: NAME or 'FILE NAME: NAME'; may be given "
        + "again.", valueName: "NAME"))
  var names: [String] = []

  @Option(
    name: .customLong("id"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Only the scenario with this id; may be given again.", valueName: "ID"))
  var ids: [String] = []

  @Option(
    help: ArgumentHelp(
      "Only scenarios whose 'FILE NAME: NAME' matches (ECMA-262, anywhere in it).",
      valueName: "REGEX"))
  var filter: String?

  @Option(
    help: ArgumentHelp(
      "Only the K-th of N equal parts; auto takes both from the CI or batch system.",
      valueName: "K/N"))
  var shard: String?

  /// Whether scenarios are picked by what they are called: others are left out on purpose.
  var isByName: Bool { filter != nil || !names.isEmpty || !ids.isEmpty }

  /// - Parameters:
  ///   - suite: what is selected from; what selects nothing of it is wrong usage.
  ///   - paths: which may name lines.
  func selection(of suite: Suite, _ paths: ScenarioPaths) throws(UsageError) -> Selection {
    var selection = try selection()
    if let mistake = selection.mistake(in: suite) { throw UsageError(mistake) }
    let picked = PickedScenarios(suite: suite)
    selection.named = try picked.named(names, ids: ids)
    if !paths.lines.isEmpty {
      let lines = try picked.at(paths.lines)
      selection.named = selection.named.map { $0.intersection(lines) } ?? lines
    }
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
      let option = try ShardOption(shard, ProcessEnvironment())
      selection.shard = option.shard
      if let origin = option.origin {
        Terminal.error.write(
          "assay: shard \(option.shard.number)/\(option.shard.count), from \(origin)\n")
      }
    }
    return selection
  }
}
