import AssayReports
import AssayRun

/// A run that is told again from its records.
struct RecordedRun {
  private let record: Record
  /// Its file, where it is one.
  private let path: String?
  /// Whether parts are missing that should be there.
  private let isPartial: Bool

  /// Reads the records, one of each part of the run, and says what they lack.
  ///
  /// - Parameter mustBeWhole: whether a record of a part alone is not enough.
  init(_ paths: [String], mustBeWhole: Bool) throws(UsageError) {
    if paths.count(where: { $0 == "-" }) > 1 {
      throw UsageError("standard input ('-') can be read only once")
    }
    var parts: [RecordMerge.Part] = []
    for path in paths { parts.append((path, try Self.read(path))) }
    do {
      guard let merged = try RecordMerge(parts).merged else {
        throw UsageError("no record is named")
      }
      record = merged
    } catch let error as RecordMergeError {
      throw UsageError(error.description)
    } catch let error as UsageError {
      throw error
    } catch {
      throw UsageError("\(error)")
    }
    path = paths.count == 1 && paths[0] != "-" ? paths[0] : nil
    let missing = mustBeWhole ? record.missingParts : nil
    isPartial = missing != nil
    if let missing { Self.warn(missing.description) }
  }

  /// A rerun in which nothing was left to run: the reports tell the run as it was.
  init(nothingLeftOf rerun: Rerun) {
    record = rerun.record.asRerun
    path = nil
    isPartial = false
  }

  static func read(_ path: String) throws(UsageError) -> Record {
    do {
      let (record, remarks) = try RecordFile(path).read()
      for remark in remarks { warn(remark.description) }
      return record
    } catch {
      throw UsageError(error.description)
    }
  }

  private static func warn(_ text: String) {
    Terminal.error.write("assay: warning: \(text)\n")
  }

  /// Makes the reports, and says by the exit status what came of the run.
  func report(to set: ReportSet) throws(ProcessStatus) {
    let (plan, totals) = (record.plan, record.totals)
    var reporters = Reporters(
      set.reporters(
        options: plan.isReference
          ? "--reference" : "--base-url \(Redactor.none.shellArgument(plan.baseURL.text))",
        record: path))
    for event in record.history { reporters.report(event) }
    let areWritten = reporters.failures.areNone
    // Which signal it was is not known.
    if totals.isInterrupted { throw .interrupted(by: 2) }
    try ProcessStatus.check(
      hasBrokenFiles: plan.files.contains(where: \.isBroken),
      hasFailures: totals.decidingFailures > 0 || !totals.coverage.isEnough
        || totals.isFailedByFlaky,
      hasErrors: totals.decidingErrors > 0 || isPartial, judgedNothing: record.judgedNothing,
      reportsAreWritten: areWritten)
  }
}
