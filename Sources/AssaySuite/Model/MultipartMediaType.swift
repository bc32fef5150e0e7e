import AssayText

/// The media type of multipart content (RFC 2046, section 5.1).
struct MultipartMediaType {
  /// As it was given, without a boundary where there was none.
  private let given: String
  /// As it was given, if it was.
  let boundary: String?

  /// `multipart/form-data`
  init() {
    given = "multipart/form-data"
    boundary = nil
  }

  init(_ text: String) throws(MultipartError) {
    given = text
    guard trimmingBlanks(text).lowercased().hasPrefix("multipart/") else {
      throw MultipartError(
        sentence: "'\(text)' is not the type of 'multipart' content",
        remedy: "leave Content-Type out, or write one that begins with multipart/; "
          + "'text' is sent under any type")
    }
    let values = mediaTypeParameters(text).filter { $0.name == "boundary" }.map(\.value)
    boundary = values.first
    guard values.count < 2, values.allSatisfy(isBoundary) else {
      throw MultipartError(
        sentence: "'\(text)' names no boundary that multipart content can have",
        remedy: "leave the boundary out: one is added")
    }
  }

  /// With this boundary, where none was given.
  func text(boundary added: String) -> String {
    guard boundary == nil else { return given }
    let end = given.lastIndex { $0 != " " && $0 != "\t" && $0 != ";" }
    return (end.map { String(given[...$0]) } ?? "") + "; boundary=\(added)"
  }
}

/// A media type under which multipart content cannot be sent.
struct MultipartError: Error {
  let sentence: String
  let remedy: String
}

/// `boundary` of RFC 2046, section 5.1.1.
private func isBoundary(_ text: String) -> Bool {
  1...70 ~= text.utf8.count && text.last != " "
    && text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "'()+_,-./:=? ".utf8.contains(byte)
      }
    }
}
