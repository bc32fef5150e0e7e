import ArgumentParser

/// `assay report`: tells a run again from its record.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Make reports from the record of a run.",
    discussion: """
      The record is what 'assay run --report-json FILE' writes, also that of a run that was killed: \
      what had not ended by then is skipped. Several records are merged as by 'assay merge'.

      Exit status: that of the run; 130 where it was interrupted or killed.
      """)

  @Argument(
    help: ArgumentHelp("The record; '-' is standard input.", valueName: "FILE"))
  var files: [String]

  @OptionGroup(title: "Reports") var reports: ReportOptions

  func run() async throws {
    var set = ReportSet(reports)
    set.takeAway(butFor: files)
    let run = try RecordedRun(files, mustBeWhole: files.count > 1)
    set.takeAway(butFor: [])
    try set.check()
    try run.report(to: set)
  }
}
