/// Where scenario files are read from; tests have theirs in memory.
package protocol FileReading: Sendable {
  func bytes(of path: String) throws(FileError) -> [UInt8]

  /// How large a file is that is too large to be kept in memory; nil for others, and where it cannot
  /// be read.
  func largeSize(of path: String) -> Int?

  /// Nil where nothing is at that path.
  func isFolder(_ path: String) -> Bool?

  /// The names in a folder, sorted.
  func names(in folder: String) throws(FileError) -> [String]

  /// The absolute path that symbolic links lead to; nil where nothing is there, or there are no links.
  func realPath(of path: String) -> String?
}

extension FileReading {
  package func largeSize(of path: String) -> Int? { nil }

  package func realPath(of path: String) -> String? { nil }
}

/// A file or folder that cannot be read.
package struct FileError: Error, Sendable {
  package var path: String
  /// What the system says.
  package var reason: String

  package init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }
}
