/// A report that is written piece by piece, each in one call when it is known: what was written is
/// there, however the process ends.
///
/// A file that is there stays as it is until the first piece comes. That goes to a new file, which
/// then takes the old one's place; all others are added to it.
package final class ReportStream {
  private let file: ReportFile
  /// Nil until the first piece.
  private var descriptor: Int32?
  /// Whether it was opened here, and is closed here.
  private var isOwned = false

  package init(_ file: ReportFile) { self.file = file }

  deinit { if isOwned, let descriptor { FileSystem.close(descriptor) } }

  package func write(_ piece: [UInt8]) throws(ReportFileError) {
    do throws(FileSystemError) {
      if let descriptor {
        try FileSystem.write(piece, to: descriptor)
      } else {
        try begin(with: piece)
      }
    } catch {
      throw ReportFileError(path: file.path, reason: error.description)
    }
  }

  private func begin(with piece: [UInt8]) throws(FileSystemError) {
    switch try ReportTarget(file.path) {
    case .descriptor(let number):
      try FileSystem.write(piece, to: number)
      descriptor = number
    case .stream(let path):
      let opened = try FileSystem.openToWrite(path)
      (descriptor, isOwned) = (opened, true)
      try FileSystem.write(piece, to: opened)
    case .file(let path, let folder):
      _ = try FileSystem.makeFolders(folder)
      let temporary = try TemporaryFile(in: folder, permissions: file.permissions)
      do throws(FileSystemError) {
        try FileSystem.write(piece, to: temporary.descriptor)
        try temporary.takePlace(of: path)
      } catch {
        temporary.discard()
        throw error
      }
      (descriptor, isOwned) = (temporary.descriptor, true)
    }
  }
}
