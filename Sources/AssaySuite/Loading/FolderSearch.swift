import AssayJSON

/// Looks for files of a name's end in a folder and all folders in it, each of which is entered once,
/// however many symbolic links lead to it.
struct FolderSearch {
  let files: any FileReading
  let suffix: String
  private var found: [String] = []
  /// Links to folders, which are followed when all that needs none has been found.
  private var links: [String] = []
  private var entered: Set<String> = []

  private static let depthLimit = 32

  init(files: any FileReading, suffix: String) {
    self.files = files
    self.suffix = suffix
  }

  /// In the order of their names.
  mutating func paths(in folder: String) throws(FileError) -> [String] {
    let root = files.realPath(of: folder)
    try search(folder, real: root, depth: 0)
    var next = 0
    while next < links.count {
      let link = links[next]
      next += 1
      guard let real = files.realPath(of: link), let root, !isWithin(root, real) else { continue }
      try search(link, real: real, depth: 0)
    }
    return found.sorted { left, right in
      left.split(separator: "/").lexicographicallyPrecedes(right.split(separator: "/")) {
        String($0).precedesByCodePoints(String($1))
      }
    }
  }

  /// - Parameter real: the folder's path without links; nil where there are none.
  private mutating func search(
    _ folder: String, real: String?, depth: Int
  ) throws(FileError) {
    guard depth < Self.depthLimit else {
      throw FileError(
        path: folder, reason: "folders are nested more than \(Self.depthLimit) deep")
    }
    if let real, !entered.insert(real).inserted { return }
    for name in try files.names(in: folder) where !name.hasPrefix(".") {
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      guard files.isFolder(path) == true else {
        if name.hasSuffix(suffix) { found.append(path) }
        continue
      }
      let inner = real.map { $0.hasSuffix("/") ? $0 + name : "\($0)/\(name)" }
      if inner != nil, files.realPath(of: path) != inner {
        links.append(path)
      } else {
        try search(path, real: inner, depth: depth + 1)
      }
    }
  }

  /// Whether a folder is another one, or below it: a link to what lies above leads back here.
  private func isWithin(_ folder: String, _ other: String) -> Bool {
    folder == other || folder.hasPrefix(other.hasSuffix("/") ? other : other + "/")
  }
}
