/// A response's head, parsed from the bytes that libcurl let pass (RFC 9112, sections 4, 5).
///
/// libcurl has refused what no recipient may accept (a line without a colon, NUL); this parser
/// takes every other byte sequence and never fails.
struct ResponseHead: Sendable, Hashable {
  private(set) var httpVersion = ""
  private(set) var reason = ""
  private(set) var headers: [HeaderField] = []

  init(httpVersion: String, reason: String, headers: [HeaderField]) {
    self.httpVersion = httpVersion
    self.reason = reason
    self.headers = headers
  }

  init(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { bytes in
      var lines = Lines(rest: bytes[...])
      if let line = lines.next() { parseStatusLine(line) }
      headers = lines.fields()
    }
  }

  /// `HTTP-version SP status-code SP [ reason-phrase ]`
  private mutating func parseStatusLine(_ line: Bytes) {
    let versionEnd = line.firstIndex(of: space) ?? line.endIndex
    httpVersion = text(line[..<versionEnd])
    let status = line[versionEnd...].dropFirst()
    if let statusEnd = status.firstIndex(of: space) {
      reason = text(status[(statusEnd + 1)...])
    }
  }
}

/// The trailer fields of a message, from their bytes.
func trailerFields(_ bytes: [UInt8]) -> [HeaderField] {
  bytes.withUnsafeBufferPointer { bytes in
    var lines = Lines(rest: bytes[...])
    return lines.fields()
  }
}

private typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

/// The lines of a head, without their ends (CRLF, or LF alone).
private struct Lines {
  var rest: Bytes

  mutating func next() -> Bytes? {
    guard !rest.isEmpty else { return nil }
    let end = rest.firstIndex(of: lineFeed) ?? rest.endIndex
    let line = rest[..<end]
    rest = rest[end...].dropFirst()
    return line.last == carriageReturn ? line.dropLast() : line
  }

  /// The fields of all lines left, the empty line passed over.
  mutating func fields() -> [HeaderField] {
    var fields: [HeaderField] = []
    fields.reserveCapacity(16)
    while let line = next() {
      guard let first = line.first else { continue }
      if first == space || first == tab {
        // obs-fold (RFC 9112, section 5.2): the line goes on with the last value.
        guard let last = fields.indices.last else { continue }
        fields[last].value += " " + text(trimmed(line))
      } else {
        let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
        fields.append(
          HeaderField(
            name: text(line[..<colon]), value: text(trimmed(line[colon...].dropFirst()))))
      }
    }
    return fields
  }
}

/// Without optional white space at both ends (OWS, RFC 9110, section 5.6.3).
private func trimmed(_ bytes: Bytes) -> Bytes {
  var bytes = bytes
  while let first = bytes.first, first == space || first == tab { bytes.removeFirst() }
  while let last = bytes.last, last == space || last == tab { bytes.removeLast() }
  return bytes
}

private func text(_ bytes: Bytes) -> String {
  String(decoding: UnsafeBufferPointer(rebasing: bytes), as: UTF8.self)
}

private let space = UInt8(ascii: " ")
private let tab = UInt8(ascii: "\t")
private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
