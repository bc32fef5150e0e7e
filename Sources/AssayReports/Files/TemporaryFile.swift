/// A file beside the one that it is to replace, so that the replacement is one step.
struct TemporaryFile {
  let descriptor: Int32
  private let path: String

  /// - Parameter permissions: those of the file that it is to replace, if there is or was one.
  init(in folder: String, permissions: UInt32? = nil) throws(FileSystemError) {
    var attempts = 0
    while true {
      // Short, for the report's own name may be as long as names can be.
      let name = ".assay-\(String(UInt64.random(in: 0...UInt64.max), radix: 36)).tmp"
      let path = folder == "/" ? "/\(name)" : "\(folder)/\(name)"
      do throws(FileSystemError) {
        descriptor = try FileSystem.create(path)
        self.path = path
        break
      } catch {
        attempts += 1
        guard error.isExisting, attempts < 100 else { throw error }
      }
    }
    if let permissions { FileSystem.setPermissions(permissions, of: descriptor) }
  }

  /// Closes the file and puts it in the place of the other.
  func replace(_ other: String) throws(FileSystemError) {
    try takePlace(of: other)
    FileSystem.close(descriptor)
  }

  /// Puts the file in the place of the other, and leaves it open.
  func takePlace(of other: String) throws(FileSystemError) {
    try FileSystem.rename(path, to: other)
  }

  /// Closes and removes the file.
  func discard() {
    FileSystem.close(descriptor)
    FileSystem.remove(path)
  }
}
