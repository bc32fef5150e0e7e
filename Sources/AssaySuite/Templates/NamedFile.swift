import AssayJSON
import AssayText

/// A file whose content a placeholder takes.
struct NamedFile {
  let path: String

  /// - Parameter place: of the placeholder; the file is in the folder of the file that holds it.
  init(_ name: String, namedAt place: Place, in files: any FileReading) throws(NamedFileError) {
    guard let path = confined(name, besides: place.source, in: files) else {
      throw NamedFileError(reason: refusal(of: name, besides: place.source))
    }
    self.path = path
  }

  /// What `file` gives, or `file-base64`.
  func value(
    of function: PlaceholderFunction, in files: any FileReading
  ) throws(NamedFileError) -> String {
    let bytes: [UInt8]
    do {
      bytes = try files.bytes(of: path)
    } catch {
      throw NamedFileError(reason: "cannot read \(error.path): \(error.reason)")
    }
    if function == .fileBase64 { return base64(bytes) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw NamedFileError(
        reason: "\(path) is not UTF-8, so it is no text; 'file-base64' takes any bytes")
    }
    return text
  }
}

/// Why a file gives nothing, as a sentence.
struct NamedFileError: Error, Sendable {
  var reason: String
}
