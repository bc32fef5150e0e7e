import AssaySuite

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Waits until files change. Where there is inotify it wakes the wait; what has changed is told by the
/// files themselves, for editors put a new file in the place of the old one.
struct FileWatch {
  /// What tells one state of a file from another; nil where it is not there.
  private struct Signature: Equatable {
    var node: UInt64
    var size: Int64
    var seconds: Int
    var nanoseconds: Int

    init?(of path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      node = UInt64(status.st_ino)
      size = Int64(status.st_size)
      #if canImport(Darwin)
        (seconds, nanoseconds) = (status.st_mtimespec.tv_sec, status.st_mtimespec.tv_nsec)
      #else
        (seconds, nanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
      #endif
    }
  }

  private let paths: Set<String>
  private let signatures: [String: Signature]
  /// Folders in which a new file may belong to what is watched.
  private let folders: Set<String>

  /// The state of the files as it is now.
  init(_ paths: Set<String>, folders: Set<String>) {
    self.paths = paths
    self.folders = folders
    signatures = Dictionary(
      uniqueKeysWithValues: paths.compactMap { path in
        Signature(of: path).map { (path, $0) }
      })
  }

  /// What has changed since then: nothing where only the folders have.
  var changed: Set<String> { paths.filter { Signature(of: $0) != signatures[$0] } }

  /// Waits for a change of the files, or for what `isEnough` sees in their folders.
  ///
  /// - Throws: `CancellationError` where the task is cancelled.
  func wait(until isEnough: () -> Bool) async throws {
    let notices = FolderNotices(folders.union(paths.map(Self.folder)))
    while !isEnough() {
      try await notices.wait()
    }
    // A save may take several writes.
    try await Task.sleep(for: .milliseconds(50))
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
  }
}

/// Tells that something has happened in folders.
private final class FolderNotices {
  /// Negative where there is no inotify.
  private let descriptor: Int32

  init(_ folders: Set<String>) {
    #if os(Linux)
      descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
      let events = UInt32(
        IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_ATTRIB)
      for folder in folders where descriptor >= 0 {
        inotify_add_watch(descriptor, folder, events)
      }
    #else
      descriptor = -1
    #endif
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Returns when there is news, or after a while: there are file systems without notices.
  func wait() async throws {
    for _ in 0..<20 {
      try await Task.sleep(for: .milliseconds(50))
      guard descriptor >= 0 else { continue }
      var bytes = [UInt8](repeating: 0, count: 4096)
      if read(descriptor, &bytes, bytes.count) > 0 { return }
    }
  }
}
