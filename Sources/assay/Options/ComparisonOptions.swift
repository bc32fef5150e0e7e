import ArgumentParser
import AssayReports

/// What the run is called, and what it is compared with.
struct ComparisonOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A name that stands in every report, and before JUnit's class names.", valueName: "NAME"))
  var runName: String?

  @Option(
    help: ArgumentHelp(
      "The record of an earlier run: reports say of each failure whether it is new.",
      valueName: "RECORD"))
  var baseline: String?

  @Option(
    help: ArgumentHelp(
      "Which failures fail the run: any, or new ones alone (--baseline).", valueName: "WHICH"))
  var failOn = Failing.any

  enum Failing: String, ExpressibleByArgument, CaseIterable {
    case any
    case new
  }

  func check() throws(UsageError) {
    if failOn == .new, baseline == nil {
      throw UsageError("--fail-on new needs --baseline RECORD: the run that is not new")
    }
    if let runName, runName.allSatisfy(\.isWhitespace) {
      throw UsageError("--run-name needs a name that is not blank")
    }
  }

  /// Nil where there is nothing to compare with.
  ///
  /// - Parameter redactor: that of this run.
  func comparison(
    with earlier: (record: Record, path: String)?, _ redactor: GrowingRedactor
  ) -> (Baseline, ReportedComparison)? {
    guard let earlier else { return nil }
    return (
      Baseline(earlier.record),
      ReportedComparison(
        baseline: redactor.redact(earlier.path), failsOnNewOnly: failOn == .new)
    )
  }

  func `repeat`(in options: inout RepeatedOptions) {
    options.add("--run-name", runName)
    options.add("--baseline", baseline)
    if failOn == .new { options.add("--fail-on", "new") }
  }
}
