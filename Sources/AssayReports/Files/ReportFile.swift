/// Where one report goes: a file that is replaced as a whole or not at all, or a device or pipe that
/// is written to.
package struct ReportFile: Sendable {
  /// As the user named it.
  package let path: String
  /// Of the file that was taken away.
  private var formerPermissions: UInt32?

  package init(_ path: String) { self.path = path }

  /// Finds out before the run whether the report can be written after it. Folders that are missing
  /// are made; a file that is there is not touched.
  package func check() throws(ReportFileError) {
    try reporting { () throws(FileSystemError) in
      switch try ReportTarget(path) {
      case .descriptor: return
      case .stream(let path): try FileSystem.checkWritable(path)
      case .file(let path, let folder):
        let made = try FileSystem.makeFolders(folder)
        do throws(FileSystemError) {
          if FileSystem.exists(path) { try FileSystem.checkWritable(path) }
          let probe = try TemporaryFile(in: folder)
          probe.discard()
        } catch {
          for folder in made.reversed() { FileSystem.removeEmptyFolder(folder) }
          throw error
        }
      }
    }
  }

  /// Removes what an earlier run has left there, so that nobody takes it for this one's, however this
  /// one ends: a regular file, never a device, a pipe or a link. The new file gets its permissions.
  package mutating func takeAway() {
    guard case .file? = try? ReportTarget(path), FileSystem.isPlainFile(path),
      FileSystem.isWritable(path)
    else { return }
    formerPermissions = FileSystem.permissions(of: path)
    FileSystem.remove(path)
  }

  /// What a file has that is written now, where there is or was one before.
  var permissions: UInt32? {
    (try? FileSystem.resolved(path)).flatMap(FileSystem.permissions) ?? formerPermissions
  }

  /// Whether the report goes where the console would.
  package var isStandardOutput: Bool {
    if case .descriptor(1)? = try? ReportTarget(path) { true } else { false }
  }

  /// Whether a CI system may read it as a part of the job's log.
  package var isStandardStream: Bool {
    if case .descriptor(1...2)? = try? ReportTarget(path) { true } else { false }
  }

  /// Whether it can be read again, unlike a pipe.
  package var isFile: Bool { if case .file? = try? ReportTarget(path) { true } else { false } }

  /// Whether what is written to one overwrites the other, however the paths are written. The folders
  /// must be there: see `check`.
  package func collides(with other: ReportFile) -> Bool {
    guard let mine = try? ReportTarget(path), let theirs = try? ReportTarget(other.path) else {
      return false
    }
    return mine.identity.map { $0 == theirs.identity } ?? false
  }

  /// Writes the whole report. Another process sees the old file or the new one, never a part, and
  /// where writing fails the old one stays.
  package func write(_ bytes: [UInt8]) throws(ReportFileError) {
    try reporting { () throws(FileSystemError) in
      switch try ReportTarget(path) {
      case .descriptor(let descriptor): try FileSystem.write(bytes, to: descriptor)
      case .stream(let path): try FileSystem.write(bytes, toExisting: path)
      case .file(let path, let folder):
        _ = try FileSystem.makeFolders(folder)
        let temporary = try TemporaryFile(in: folder, permissions: permissions)
        do throws(FileSystemError) {
          try FileSystem.write(bytes, to: temporary.descriptor)
          try temporary.replace(path)
        } catch {
          temporary.discard()
          throw error
        }
      }
    }
  }

  /// Adds the report to what is there.
  package func append(_ bytes: [UInt8]) throws(ReportFileError) {
    try reporting { () throws(FileSystemError) in
      let descriptor = try FileSystem.openToAppend(path)
      defer { FileSystem.close(descriptor) }
      try FileSystem.write(bytes, to: descriptor)
    }
  }

  private func reporting(
    _ work: () throws(FileSystemError) -> Void
  ) throws(ReportFileError) {
    do {
      try work()
    } catch {
      throw ReportFileError(path: path, reason: error.description)
    }
  }
}

/// What a path leads to.
enum ReportTarget {
  /// Standard output and its like: opened anew it would be written over from its beginning.
  case descriptor(Int32)
  /// A device, pipe or socket.
  case stream(String)
  /// A regular file, there or to be: its path behind all symbolic links, and its folder.
  case file(String, folder: String)

  init(_ path: String) throws(FileSystemError) {
    guard !path.isEmpty else { throw .emptyPath }
    guard !path.utf8.contains(0) else { throw .nulInPath }
    if let descriptor = Self.descriptor(path) {
      self = .descriptor(descriptor)
      return
    }
    let resolved = try FileSystem.resolved(path)
    switch FileSystem.kind(of: resolved) {
    case .folder: throw .isFolder
    case .stream: self = .stream(resolved)
    case .file, nil:
      guard resolved.utf8.last != UInt8(ascii: "/") else { throw .isFolder }
      self = .file(resolved, folder: FileSystem.folder(of: resolved))
    }
  }

  /// For a file, which is replaced, that of its folder with its name.
  fileprivate var identity: Identity? {
    switch self {
    case .descriptor(let number):
      FileSystem.identity(of: number).map { Identity(node: $0, name: nil) }
    case .stream(let path): FileSystem.identity(of: path).map { Identity(node: $0, name: nil) }
    case .file(let path, let folder):
      FileSystem.identity(of: folder).map { Identity(node: $0, name: FileSystem.name(of: path)) }
    }
  }

  fileprivate struct Identity: Hashable {
    let node: FileSystem.Identity
    let name: String?
  }

  private static func descriptor(_ path: String) -> Int32? {
    switch path {
    case "-", "/dev/stdout": return 1
    case "/dev/stderr": return 2
    default: break
    }
    for prefix in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(prefix) {
      return Int32(path.dropFirst(prefix.count))
    }
    return nil
  }
}
