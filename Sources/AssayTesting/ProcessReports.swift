internal import AssayReports

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The reports of everything that runs in the process, written when it exits: the environment asks
/// for them (`ASSAY_REPORT_JUNIT=reports/contract.xml swift test`).
///
/// Swift Testing has no hook for the end of a run; `exit` is what it ends with.
struct ProcessReports {
  /// Nil where the environment asks for none, or where one cannot be written, which is said at once.
  static let shared = ProcessReports()

  let recording: Recording

  private init?() {
    guard var paths = ReportPaths.ofEnvironment else { return nil }
    paths.takeAway()
    do throws(ReportFileError) {
      try paths.check()
    } catch {
      Self.complain(error)
      return nil
    }
    recording = Recording(paths)
    atexit { ProcessReports.shared?.writeReports() }
  }

  private func writeReports() { for failure in recording.write() { Self.complain(failure) } }

  private static func complain(_ error: ReportFileError) {
    let line = Array("assay: error: \(error)\n".utf8)
    _ = write(2, line, line.count)
  }
}
