import AssaySuite

/// The files of this machine, and one that is standard input.
struct StandardInputFiles: FileReading {
  static let path = "-"

  private let disk = DiskFiles()
  private let content: [UInt8]

  /// Reads it to its end.
  init() throws(FileError) { content = try DiskFiles().bytes(of: "/dev/stdin") }

  func bytes(of path: String) throws(FileError) -> [UInt8] {
    path == Self.path ? content : try disk.bytes(of: path)
  }

  func largeSize(of path: String) -> Int? { disk.largeSize(of: path) }

  func isFolder(_ path: String) -> Bool? { path == Self.path ? false : disk.isFolder(path) }

  func names(in folder: String) throws(FileError) -> [String] { try disk.names(in: folder) }

  func realPath(of path: String) -> String? {
    path == Self.path ? nil : disk.realPath(of: path)
  }
}
