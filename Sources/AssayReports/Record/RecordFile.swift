/// A record in a file, or on standard input.
package struct RecordFile {
  /// As the user named it; `-` is standard input.
  package let path: String

  /// Of one line: more than any exchange that a run keeps in memory.
  private static let longestLine = 1 << 29
  private static let chunkSize = 1 << 18

  package init(_ path: String) { self.path = path }

  /// Reads it to its end, or up to where it breaks off.
  package func read() throws(RecordError) -> (record: Record, remarks: [RecordRemark]) {
    var reading = RecordReading(name: name)
    let descriptor: Int32
    do throws(FileSystemError) {
      if !isStandardInput, FileSystem.kind(of: path) == .folder { throw .isFolder }
      descriptor = isStandardInput ? 0 : try FileSystem.openToRead(path)
    } catch {
      throw unreadable(error.description)
    }
    defer { if !isStandardInput { FileSystem.close(descriptor) } }
    try read(from: descriptor, into: &reading)
    return (try reading.record(), reading.allRemarks)
  }

  private var isStandardInput: Bool { path == "-" }

  private var name: String { isStandardInput ? "standard input" : path }

  private func unreadable(_ reason: String) -> RecordError {
    RecordError(name: name, line: nil, problem: .unreadable(reason: reason))
  }

  private func read(
    from descriptor: Int32, into reading: inout RecordReading
  ) throws(RecordError) {
    var line: [UInt8] = []
    while true {
      let chunk: [UInt8]
      do throws(FileSystemError) {
        chunk = try FileSystem.read(Self.chunkSize, from: descriptor)
      } catch {
        throw unreadable(error.description)
      }
      if chunk.isEmpty { break }
      var rest = chunk[...]
      while let end = rest.firstIndex(of: 0x0A) {
        try reading.take(line + rest[..<end], isWhole: true)
        line.removeAll(keepingCapacity: true)
        rest = rest[(end + 1)...]
      }
      line += rest
      guard line.count <= Self.longestLine else {
        throw unreadable("a line is longer than \(Self.longestLine) bytes")
      }
    }
    if !line.isEmpty { try reading.take(line, isWhole: false) }
  }
}
