/// The address that the paths of requests are added to.
package struct BaseURL: Sendable, Hashable {
  /// Without a slash at its end.
  package let text: String

  /// - Throws: what is wrong with the text, as a sentence with its remedy.
  package init(_ text: String) throws(BaseURLError) {
    if text.isEmpty { throw BaseURLError(text: text, reason: "it is empty") }
    let lowercased = text.lowercased()
    guard let scheme = ["http://", "https://"].first(where: lowercased.hasPrefix) else {
      throw BaseURLError(text: text, reason: "it does not begin with http:// or https://")
    }
    if text.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.value == 0x7F }) {
      throw BaseURLError(text: text, reason: "it has a space or a control character in it")
    }
    let authority = text.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
    let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    if host.isEmpty || host.hasPrefix(":") {
      throw BaseURLError(text: text, reason: "it names no host")
    }
    if let port = Self.port(of: host), Int(port).map({ 1...65_535 ~= $0 }) != true {
      throw BaseURLError(text: text, reason: "'\(port)' is no port number")
    }
    if text.contains(where: { $0 == "?" || $0 == "#" }) {
      throw BaseURLError(text: text, reason: "a query or fragment has no place in it")
    }
    self.text = text.hasSuffix("/") ? String(text.dropLast()) : text
  }

  private static func port(of host: Substring) -> Substring? {
    let afterLiteral = host.lastIndex(of: "]").map { host[$0...].dropFirst() } ?? host[...]
    guard let colon = afterLiteral.lastIndex(of: ":") else { return nil }
    let port = afterLiteral[colon...].dropFirst()
    return port.isEmpty ? nil : port
  }

  /// Scheme, host and port: what a request with a token must not leave because a server said so.
  private var origin: Substring {
    let authority = text.firstRange(of: "://").map { text[$0.upperBound...] } ?? text[...]
    let end = authority.firstIndex(of: "/") ?? text.endIndex
    return text[..<end]
  }

  /// The URL of a target, which is a path, or an absolute URL.
  ///
  /// - Parameter isTrusted: whether the scenario's author wrote the target's host. A host that came
  ///   out of an answer could otherwise make the run send its token there.
  package func url(of target: String, isTrusted: Bool) -> String? {
    if target.hasPrefix("/") { return text + target }
    let lowercased = target.lowercased()
    guard lowercased.hasPrefix("http://") || lowercased.hasPrefix("https://") else { return nil }
    if isTrusted { return target }
    guard lowercased.hasPrefix(origin.lowercased()) else { return nil }
    let rest = target.dropFirst(origin.count)
    return rest.isEmpty || "/?#".contains(rest.first ?? "/") ? target : nil
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
