import AssayText

extension Request {
  /// Refuses what must not go on the wire: nothing of a request may end its own line.
  func check() throws(TransportError) {
    guard isToken(method) else {
      throw TransportError(
        kind: .invalidMethod, message: "\(quoted(method)) is not a method (RFC 9110, section 9.1)")
    }
    guard method != "HEAD" || body == nil else {
      throw TransportError(
        kind: .invalidMethod,
        message: "libcurl sends no content with HEAD (RFC 9110, section 9.3.2)")
    }
    try checkURL()
    for field in headers {
      try checkFieldName(field.name)
      guard field.value.allBytes({ $0 != 0 && $0 != lineFeed && $0 != carriageReturn }) else {
        throw TransportError(
          kind: .invalidHeader,
          message: "the value of \(field.name) has a line break or NUL: \(quoted(field.value))")
      }
    }
    for name in suppressedHeaders {
      try checkFieldName(name)
    }
  }

  private func checkFieldName(_ name: String) throws(TransportError) {
    guard isToken(name) else {
      throw TransportError(
        kind: .invalidHeader,
        message: "\(quoted(name)) is not a field name (RFC 9110, section 5.1)")
    }
  }

  private func checkURL() throws(TransportError) {
    guard url.allBytes({ $0 > 0x20 && $0 != 0x7F }) else {
      throw TransportError(
        kind: .invalidURL,
        message: "the URL \(quoted(url)) has a space or control character; percent-encode it")
    }
    if url.hasPrefix("http://") || url.hasPrefix("https://") { return }
    guard let colon = url.utf8.firstIndex(of: UInt8(ascii: ":")),
      url.utf8[colon...].starts(with: "://".utf8), colon > url.startIndex
    else {
      throw TransportError(
        kind: .invalidURL, message: "the URL \(quoted(url)) does not begin with http:// or https://"
      )
    }
    // A scheme's letter case does not count (RFC 3986, section 3.1).
    let scheme = String(url[..<colon])
    guard equalsIgnoringASCIICase(scheme, "http") || equalsIgnoringASCIICase(scheme, "https") else {
      throw TransportError(
        kind: .unsupportedScheme,
        message: "the scheme \(quoted(scheme)) of the URL \(quoted(url)) is neither http nor https")
    }
  }
}

/// `token` of RFC 9110, section 5.6.2.
private func isToken(_ text: String) -> Bool {
  !text.isEmpty && text.allBytes(isTokenByte)
}

private func isTokenByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"):
    true
  case UInt8(ascii: "!"), UInt8(ascii: "#")...UInt8(ascii: "'"), UInt8(ascii: "*"),
    UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "^"),
    UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "~"):
    true
  default:
    false
  }
}

extension String {
  /// Whether every byte passes; over the bytes in place, for it runs over all that is sent.
  func allBytes(_ passes: (UInt8) -> Bool) -> Bool {
    var copy = self
    return copy.withUTF8 { $0.allSatisfy(passes) }
  }
}

/// The text as a person can read it in a message: escaped, and no longer than a line.
private func quoted(_ text: String) -> String {
  let shown = text.count > 80 ? text.prefix(80) + "…" : text[...]
  return String(reflecting: String(shown))
}

private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
