/// A response's head, parsed once from the bytes that libcurl let pass (RFC 9112, sections 4, 5).
///
/// libcurl has refused what no recipient may accept (a line without a colon, NUL); this parser
/// takes every other byte sequence and never fails.
struct ResponseHead {
  var httpVersion = ""
  var reason = ""
  var headers: [HeaderField] = []

  init(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { bytes in
      var start = bytes.startIndex
      if let line = nextLine(of: bytes, from: &start) {
        parseStatusLine(line)
      }
      headers = fieldLines(bytes, from: start)
    }
  }

  /// `HTTP-version SP status-code SP [ reason-phrase ]`
  private mutating func parseStatusLine(_ line: Slice<UnsafeBufferPointer<UInt8>>) {
    let words = line.split(separator: space, maxSplits: 2, omittingEmptySubsequences: false)
    httpVersion = String(decoding: words[0], as: UTF8.self)
    reason = words.count > 2 ? String(decoding: words[2], as: UTF8.self) : ""
  }
}

/// The trailer fields of a message, from their bytes.
func trailerFields(_ bytes: [UInt8]) -> [HeaderField] {
  bytes.withUnsafeBufferPointer { fieldLines($0, from: $0.startIndex) }
}

/// All field lines from `start`, the empty line left out.
private func fieldLines(
  _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
) -> [HeaderField] {
  var start = start
  var fields: [HeaderField] = []
  while let line = nextLine(of: bytes, from: &start) {
    guard let first = line.first else { continue }
    if first == space || first == tab {
      // obs-fold (RFC 9112, section 5.2): the line goes on with the last value.
      guard let last = fields.indices.last else { continue }
      fields[last].value += " " + String(decoding: trimmed(line), as: UTF8.self)
    } else {
      let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
      let value = colon < line.endIndex ? line[(colon + 1)...] : line[colon...]
      fields.append(
        HeaderField(
          name: String(decoding: line[..<colon], as: UTF8.self),
          value: String(decoding: trimmed(value), as: UTF8.self)))
    }
  }
  return fields
}

/// The line at `start` without its end (CRLF, or LF alone); moves `start` behind it.
private func nextLine(
  of bytes: UnsafeBufferPointer<UInt8>, from start: inout Int
) -> Slice<UnsafeBufferPointer<UInt8>>? {
  guard start < bytes.endIndex else { return nil }
  let rest = bytes[start...]
  let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
  start = end < bytes.endIndex ? end + 1 : end
  let line = rest[..<end]
  return line.last == UInt8(ascii: "\r") ? line.dropLast() : line
}

/// Without optional white space at both ends (OWS, RFC 9110, section 5.6.3).
private func trimmed(
  _ bytes: Slice<UnsafeBufferPointer<UInt8>>
) -> Slice<UnsafeBufferPointer<UInt8>> {
  guard let first = bytes.firstIndex(where: { $0 != space && $0 != tab }),
    let last = bytes.lastIndex(where: { $0 != space && $0 != tab })
  else { return bytes[bytes.endIndex...] }
  return bytes[first...last]
}

private let space = UInt8(ascii: " ")
private let tab = UInt8(ascii: "\t")
