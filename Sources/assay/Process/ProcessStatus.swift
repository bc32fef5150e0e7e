/// What the process says by its exit status; thrown by a command that has said everything else.
struct ProcessStatus: Error, Equatable {
  let rawValue: Int32

  static let success = ProcessStatus(rawValue: 0)
  /// At least one scenario failed: the server broke the contract.
  static let failed = ProcessStatus(rawValue: 1)
  static let wrongUsage = ProcessStatus(rawValue: 2)
  /// A scenario file is wrong.
  static let wrongScenarios = ProcessStatus(rawValue: 3)
  /// At least one scenario could not be judged, or none was, and none failed.
  static let undecided = ProcessStatus(rawValue: 4)
  /// A bug in assay.
  static let bug = ProcessStatus(rawValue: 70)

  /// 128 and the number of the signal, as shells have it.
  static func interrupted(by signal: Int32) -> ProcessStatus {
    ProcessStatus(rawValue: 128 + signal)
  }
}

extension ProcessStatus {
  /// What came of a run that was not interrupted.
  static func check(
    hasBrokenFiles: Bool, hasFailures: Bool, hasErrors: Bool, judgedNothing: Bool,
    reportsAreWritten: Bool
  ) throws(ProcessStatus) {
    if hasBrokenFiles { throw .wrongScenarios }
    if hasFailures { throw .failed }
    if hasErrors || judgedNothing { throw .undecided }
    if !reportsAreWritten { throw .wrongUsage }
  }
}

/// Something about the command line, the environment or the paths given there that cannot work.
struct UsageError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
