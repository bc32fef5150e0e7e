import AssayReports
import AssaySuite
import AssayText

extension RunCommand {
  /// Runs, and again whenever a file is saved: what the changed files concern, until it is interrupted.
  func runWatching() async throws {
    guard rerun == nil, !paths.given.contains(StandardInputFiles.path) else {
      throw UsageError("--watch goes neither with --rerun nor with standard input")
    }
    var command = self
    command.watches = false
    var watched = WatchedSuite(at: paths.paths)
    while true {
      do {
        try await command.run()
      } catch let error as UsageError {
        // It may be mended while it is watched.
        Terminal.error.write("assay: error: \(error.description)\n")
      } catch let status as ProcessStatus {
        if let signal = Interruption.shared.received { throw ProcessStatus.interrupted(by: signal) }
        guard [.failed, .undecided, .wrongScenarios].contains(status) else { throw status }
      }
      let count = counted(watched.files.count, "file")
      Terminal.error.write("assay: watching \(count); Ctrl-C ends\n")
      var concerned: [String] = []
      while concerned.isEmpty {
        do {
          try await watched.waitForChange()
        } catch {
          throw ProcessStatus.interrupted(by: Interruption.shared.received ?? 2)
        }
        let next = WatchedSuite(at: paths.paths)
        concerned = next.concerned(bySuccessorOf: watched)
        watched = next
      }
      // What is picked by a name or a line may be in any of them.
      if !selection.isByName, paths.lines.isEmpty {
        command.paths.given = concerned.map { $0.hasPrefix("-") ? "./\($0)" : $0 }
      }
    }
  }
}

/// The scenario files that paths lead to, with all that each of them reads.
private struct WatchedSuite {
  private let paths: [String]
  private let reads: [String: Set<String>]
  private let watch: FileWatch

  init(at paths: [String]) {
    self.paths = paths
    let root = CurrentProject.found?.folder
    var reads: [String: Set<String>] = [:]
    for file in Self.found(at: paths) {
      let files = RecordingFiles()
      _ = SuiteLoader(files: files, root: root).suite(at: [file])
      reads[file] = files.paths.union([file])
    }
    self.reads = reads
    let folders = paths.filter { DiskFiles().isFolder($0) == true }
    watch = FileWatch(
      reads.values.reduce(into: []) { $0.formUnion($1) }, folders: Set(folders))
  }

  var files: Set<String> { reads.values.reduce(into: []) { $0.formUnion($1) } }

  func waitForChange() async throws {
    let known = Set(reads.keys)
    try await watch.wait {
      !watch.changed.isEmpty || Set(Self.found(at: paths)) != known
    }
  }

  /// The scenario files that read what has changed since an earlier state, or that are new.
  func concerned(bySuccessorOf earlier: WatchedSuite) -> [String] {
    let changed = earlier.watch.changed
    return reads.filter { file, read in
      earlier.reads[file] == nil || !read.union(earlier.reads[file] ?? []).isDisjoint(with: changed)
    }.map(\.key).sorted()
  }

  private static func found(at paths: [String]) -> [String] {
    SuiteLoader().scenarioFiles(at: paths)
  }
}
