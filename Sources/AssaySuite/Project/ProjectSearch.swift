import AssayJSON

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Looks for the `assay.json` that a working folder belongs to: the nearest upwards, not above the
/// repository.
package struct ProjectSearch {
  package static let name = "assay.json"

  package init() {}

  /// Nil where there is none.
  package func project() throws(ProjectMistakes) -> Project? {
    guard let working = DiskFiles().realPath(of: ".") else { return nil }
    var folder = working
    var relative = ""
    while true {
      let file = folder == "/" ? "/\(Self.name)" : "\(folder)/\(Self.name)"
      if DiskFiles().isFolder(file) == false {
        let shown = relative.isEmpty ? Self.name : "\(relative)/\(Self.name)"
        return try read(shown, folder: relative, realFolder: folder, working: working)
      }
      if folder == "/" || DiskFiles().isFolder("\(folder)/.git") != nil { return nil }
      folder = folder.lastIndex(of: "/").map { String(folder[..<$0]) } ?? ""
      if folder.isEmpty { folder = "/" }
      relative = relative.isEmpty ? ".." : relative + "/.."
    }
  }

  private func read(
    _ path: String, folder: String, realFolder: String, working: String
  ) throws(ProjectMistakes) -> Project {
    if let reason = Self.distrust(path, realFolder: realFolder, working: working) {
      throw mistake("unsafe-file", "\(path): \(reason)")
    }
    let bytes: [UInt8]
    do {
      bytes = try DiskFiles().bytes(of: path)
    } catch {
      throw mistake("unreadable-file", "cannot read \(error.path): \(error.reason)")
    }
    var decoder = ProjectDecoder(path: path, folder: folder, bytes: bytes)
    return try decoder.decoded().get()
  }

  private func mistake(_ code: String, _ message: String) -> ProjectMistakes {
    ProjectMistakes(diagnostics: [Diagnostic(code: code, message, at: nil)])
  }

  /// Why others may have written the file, which says what runs with which secrets; nil where only
  /// its user can: who runs the command, the administrator, or whose the working folder is.
  private static func distrust(_ path: String, realFolder: String, working: String) -> String? {
    var file = stat()
    var folder = stat()
    var own = stat()
    guard stat(path, &file) == 0, stat(realFolder, &folder) == 0, stat(working, &own) == 0 else {
      return nil
    }
    let remedy = "it says what runs with which secrets"
    if file.st_mode & S_IWOTH != 0 {
      return "others may write it, and \(remedy): chmod o-w \(path)"
    }
    if folder.st_mode & S_IWOTH != 0, folder.st_mode & S_ISVTX == 0 {
      return "others may write its folder, and \(remedy): chmod o-w \(realFolder)"
    }
    guard [getuid(), 0, own.st_uid].contains(file.st_uid) else {
      return
        "it is somebody else's, who may write it, and \(remedy): make it yours, or move it away"
    }
    return nil
  }
}
