import ArgumentParser

/// `assay merge`: one set of reports of a run that several machines shared.
struct MergeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Make one report from the records of a sharded run, and of its reruns.",
    discussion: """
      Each part is run with '--shard K/N --seed S --report-json FILE', the seed being the same for \
      all. Of what ran again with '--rerun' the later try counts. Without any report option \
      reports/junit.xml is written, as by 'assay run'.

      Exit status: as of one run of everything; 4 also where a part is missing, 130 where a part was \
      interrupted or killed.
      """)

  @Argument(
    help: ArgumentHelp(
      "The record of each part and rerun; '-' is standard input.", valueName: "FILE"))
  var files: [String]

  @OptionGroup(title: "Reports") var reports: ReportOptions

  func run() async throws {
    var set = ReportSet(reports, usual: ReportSet.usualPath, in: GitHubActions())
    set.takeAway(butFor: files)
    let run = try RecordedRun(files, mustBeWhole: true)
    set.takeAway(butFor: [])
    try set.check()
    try run.report(to: set)
  }
}
