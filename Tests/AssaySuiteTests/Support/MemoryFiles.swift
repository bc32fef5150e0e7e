import AssaySuite

/// Files that are nowhere but in this value, by their path.
struct MemoryFiles: FileReading {
  var contents: [String: [UInt8]] = [:]

  init(_ texts: [String: String]) {
    contents = texts.mapValues { Array($0.utf8) }
  }

  func bytes(of path: String) throws(FileError) -> [UInt8] {
    guard let content = contents[path] else {
      throw FileError(path: path, reason: "No such file or directory")
    }
    return content
  }

  func isFolder(_ path: String) -> Bool? {
    if contents[path] != nil { return false }
    return contents.keys.contains { $0.hasPrefix(path + "/") } ? true : nil
  }

  func names(in folder: String) throws(FileError) -> [String] {
    let inside = contents.keys.filter { $0.hasPrefix(folder + "/") }
    let names = inside.compactMap { $0.dropFirst(folder.count + 1).split(separator: "/").first }
    return Set(names.map(String.init)).sorted()
  }
}
