import AssaySuite
import Synchronization

/// The files of this machine, and which of them were read.
final class RecordingFiles: FileReading {
  private let disk = DiskFiles()
  private let read = Mutex<Set<String>>([])

  /// The files that were asked for, those that are not there among them.
  var paths: Set<String> { read.withLock { $0 } }

  func bytes(of path: String) throws(FileError) -> [UInt8] {
    _ = read.withLock { $0.insert(path) }
    return try disk.bytes(of: path)
  }

  func largeSize(of path: String) -> Int? {
    _ = read.withLock { $0.insert(path) }
    return disk.largeSize(of: path)
  }

  func isFolder(_ path: String) -> Bool? { disk.isFolder(path) }

  func names(in folder: String) throws(FileError) -> [String] { try disk.names(in: folder) }

  func realPath(of path: String) -> String? { disk.realPath(of: path) }
}
