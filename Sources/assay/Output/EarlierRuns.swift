import AssayReports

/// The records of earlier runs that a run reads: what is to run again, and what it is compared with.
struct EarlierRuns {
  let rerun: Rerun?
  let baseline: Baseline?

  /// The record, and its path as the user named it.
  typealias Baseline = (record: Record, path: String)

  init(rerun: String?, baseline: String?) throws(UsageError) {
    self.rerun = if let rerun { try Rerun(rerun) } else { nil }
    self.baseline = if let baseline { (try RecordedRun.read(baseline), baseline) } else { nil }
  }
}
