/// `multipart/form-data` (RFC 7578) made of the parts of a request.
struct MultipartContent {
  /// But for large files.
  let bytes: [UInt8]
  let files: [(offset: Int, file: RequestTemplate.LargeFile)]

  /// - Parameter boundary: a random one, so that no content can hold it but by intent, or the file's.
  init(
    _ parts: [RequestTemplate.Part], boundary: String, in scope: inout Scope
  ) throws(TemplateError) {
    var output: [UInt8] = []
    var files: [(offset: Int, file: RequestTemplate.LargeFile)] = []
    for part in parts {
      output +=
        "--\(boundary)\r\nContent-Disposition: form-data; name=\(Self.quoted(part.name))".utf8
      if let fileName = part.fileName { output += "; filename=\(Self.quoted(fileName))".utf8 }
      output += "\r\n".utf8
      if let type = part.mediaType { output += "Content-Type: \(type)\r\n".utf8 }
      output += "\r\n".utf8
      switch part.content {
      case .text(let template): output += try template.text(in: &scope).utf8
      case .file(.bytes(let bytes)): output += bytes
      case .file(.large(let file)): files.append((output.count, file))
      }
      output += "\r\n".utf8
    }
    output += "--\(boundary)--\r\n".utf8
    bytes = output
    self.files = files
  }

  /// Quotation marks and line breaks are percent-encoded, as browsers do it (RFC 7578, section 2).
  private static func quoted(_ name: String) -> String {
    let escaped = name.unicodeScalars.map { scalar in
      switch scalar {
      case "\"": "%22"
      case "\r": "%0D"
      case "\n": "%0A"
      default: String(scalar)
      }
    }
    return "\"\(escaped.joined())\""
  }
}
