import AssayText

/// The address that the paths of requests are added to.
package struct BaseURL: Sendable, Hashable {
  /// Without a slash at its end.
  package let text: String
  /// Scheme, host and port: what a request with a token must not leave because a server said so.
  private let origin: String

  /// - Throws: what is wrong with the text, as a sentence with its remedy.
  package init(_ text: String) throws(BaseURLError) {
    if text.isEmpty { throw BaseURLError(text: text, reason: "it is empty") }
    let lowercased = text.lowercased()
    guard let scheme = ["http://", "https://"].first(where: lowercased.hasPrefix) else {
      throw BaseURLError(text: text, reason: "it does not begin with http:// or https://")
    }
    if text.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.value == 0x7F || $0 == "\\" }) {
      throw BaseURLError(
        text: text, reason: "it has a space, a backslash or a control character in it")
    }
    let authority = text.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
    if authority.contains("@") {
      throw BaseURLError(
        text: "\(scheme)…@…",
        reason: "credentials in it would stand in every report; give them with --secret")
    }
    if let reason = Self.mistake(in: authority) { throw BaseURLError(text: text, reason: reason) }
    if text.contains(where: { $0 == "?" || $0 == "#" }) {
      throw BaseURLError(text: text, reason: "a query or fragment has no place in it")
    }
    self.text = text.hasSuffix("/") ? String(text.dropLast()) : text
    origin = scheme + authority
  }

  /// What is wrong with `host [ ":" port ]` (RFC 3986, section 3.2).
  private static func mistake(in authority: Substring) -> String? {
    var rest = authority
    if rest.hasPrefix("[") {
      guard let end = rest.firstIndex(of: "]") else { return "its IPv6 address has no closing ']'" }
      rest = rest[end...].dropFirst()
    } else {
      rest = rest.drop { $0 != ":" }
      if rest.dropFirst().contains(":") { return "an IPv6 address stands in brackets" }
      if rest.count == authority.count { return "it names no host" }
    }
    if rest.isEmpty { return nil }
    let port = rest.dropFirst()
    guard rest.hasPrefix(":"), port.allSatisfy({ $0.isASCII && $0.isNumber }),
      let number = Int(port), 1...65_535 ~= number
    else { return "'\(port)' is no port number" }
    return nil
  }

  /// The URL of a target, which is a path, or an absolute URL.
  ///
  /// - Parameter isTrusted: whether the target may lead to another server. A host that came out of an
  ///   answer could otherwise make the run send its token there.
  package func url(of target: String, isTrusted: @autoclosure () -> Bool) -> String? {
    if target.hasPrefix("/") { return text + target }
    let lowercased = target.lowercased()
    guard lowercased.hasPrefix("http://") || lowercased.hasPrefix("https://") else { return nil }
    return isTrusted() || isWithinOrigin(target) ? target : nil
  }

  private func isWithinOrigin(_ target: String) -> Bool {
    let head = target.utf8.prefix(origin.utf8.count)
    guard head.elementsEqual(origin.utf8, by: { $0.asciiLowercased == $1.asciiLowercased })
    else { return false }
    let next = target.utf8.dropFirst(origin.utf8.count).first
    return next.map { "/?#".utf8.contains($0) } ?? true
  }
}

/// A base URL that is none.
package struct BaseURLError: Error, Sendable, CustomStringConvertible {
  package var text: String
  package var reason: String

  package var description: String {
    "'\(text)' cannot be a base URL: \(reason); write one as in http://127.0.0.1:8080"
  }
}
