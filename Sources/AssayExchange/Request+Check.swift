extension Request {
  /// Refuses what must not go on the wire: nothing of a request may end its own line.
  func check() throws(TransportError) {
    guard isToken(method) else {
      throw TransportError(
        kind: .invalidMethod, message: "\(quoted(method)) is not a method (RFC 9110, section 9.1)")
    }
    try checkURL()
    for field in headers {
      guard isToken(field.name) else {
        throw TransportError(
          kind: .invalidHeader,
          message: "\(quoted(field.name)) is not a field name (RFC 9110, section 5.1)")
      }
      guard !field.value.utf8.contains(where: { $0 == 0 || $0 == 0x0A || $0 == 0x0D }) else {
        throw TransportError(
          kind: .invalidHeader,
          message: "the value of \(field.name) has a line break or NUL: \(quoted(field.value))")
      }
    }
    for name in suppressedHeaders where !isToken(name) {
      throw TransportError(
        kind: .invalidHeader,
        message: "\(quoted(name)) is not a field name (RFC 9110, section 5.1)")
    }
    try options.check()
  }

  private func checkURL() throws(TransportError) {
    if let bad = url.unicodeScalars.first(where: { $0.value <= 0x20 || $0.value == 0x7F }) {
      let what = bad == " " ? "a space" : "a control character (\(quoted(String(bad))))"
      throw TransportError(
        kind: .invalidURL, message: "the URL \(quoted(url)) has \(what); percent-encode it")
    }
    let bytes = url.utf8
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
      bytes[colon...].starts(with: "://".utf8)
    else {
      throw TransportError(
        kind: .invalidURL, message: "the URL \(quoted(url)) does not begin with http:// or https://"
      )
    }
    let scheme = String(url[..<colon])
    guard isSameFieldName(scheme, "http") || isSameFieldName(scheme, "https") else {
      throw TransportError(
        kind: .unsupportedScheme,
        message: "the scheme \(quoted(scheme)) of the URL \(quoted(url)) is neither http nor https")
    }
  }
}

extension TransportOptions {
  /// Refuses what C would cut short.
  fileprivate func check() throws(TransportError) {
    let strings =
      [certificateAuthorityFile, clientCertificateFile, clientKeyFile, proxy, unixSocket]
      .compactMap(\.self) + resolve + connectTo
    for string in strings where string.utf8.contains(0) {
      throw TransportError(
        kind: .invalidOption, message: "the option value \(quoted(string)) has a NUL")
    }
  }
}

/// `token` of RFC 9110, section 5.6.2.
private func isToken(_ text: String) -> Bool {
  !text.isEmpty && text.utf8.allSatisfy(isTokenByte)
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

/// The text as a person can read it in a message: escaped, and no longer than a line.
private func quoted(_ text: String) -> String {
  let shown = text.count > 80 ? text.prefix(80) + "…" : text[...]
  return String(reflecting: String(shown))
}
