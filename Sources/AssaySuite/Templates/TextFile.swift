import AssayJSON

/// A file whose content a placeholder takes.
struct TextFile {
  let path: String

  /// - Parameter place: of the placeholder; the file is in the folder of the file that holds it.
  init(_ name: String, namedAt place: Place, in files: any FileReading) throws(TextFileError) {
    guard let path = confined(name, besides: place.source.name, in: files) else {
      throw TextFileError(reason: "'\(name)' leads out of the folder of the scenario file")
    }
    self.path = path
  }

  func text(in files: any FileReading) throws(TextFileError) -> String {
    let bytes: [UInt8]
    do {
      bytes = try files.bytes(of: path)
    } catch {
      throw TextFileError(reason: "cannot read \(error.path): \(error.reason)")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw TextFileError(reason: "\(path) is not UTF-8, so it is no text")
    }
    return text
  }
}

/// Why a file gives no text, as a sentence.
struct TextFileError: Error, Sendable {
  var reason: String
}
