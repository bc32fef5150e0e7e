import AssaySuite

/// Scenario files in memory.
struct MemoryFiles: FileReading {
  private let texts: [String: String]

  init(_ texts: [String: String]) { self.texts = texts }

  func bytes(of path: String) throws(FileError) -> [UInt8] {
    guard let text = texts[path] else { throw FileError(path: path, reason: "no such file") }
    return Array(text.utf8)
  }

  func isFolder(_ path: String) -> Bool? { texts[path] == nil ? nil : false }

  func names(in folder: String) throws(FileError) -> [String] { [] }
}
