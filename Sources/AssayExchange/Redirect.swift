/// What an answer makes of a request by sending it on (RFC 9110, section 15.4).
///
/// libcurl could do that by itself, but it asks nobody what goes along to another origin, keeps the
/// fields of a content that it leaves out, and takes any kept connection where one has died.
enum Redirect {
  case request(Request)
  /// The redirect is the answer, for that reason.
  case withheld(String)

  /// - Parameters:
  ///   - asked: what was answered.
  ///   - first: what the caller asked for.
  ///   - isSecret: whether there is a secret in the bytes.
  /// - Returns: nil where the answer redirects nowhere.
  init?(
    of asked: Request, by status: Int, _ head: [UInt8], first: Request,
    isSecret: @Sendable ([UInt8]) -> Bool
  ) throws(TransportError) {
    // 304 says that nothing has changed, 305 and 306 say nothing any more.
    guard [300, 301, 302, 303, 307, 308].contains(status),
      let location = fieldValues(in: head, of: "Location").first.map(withoutBlanks),
      !location.isEmpty
    else { return nil }
    let base = RequestURL(asked.url)
    guard let target = base?.resolving(location) else {
      if hasForeignScheme(location) { throw foreignScheme(location) }
      throw TransportError(
        kind: .malformedResponse, code: 3,
        message: "the redirect's Location is no URL: \(shown(location))")
    }
    guard ["http", "https"].contains(target.origin.scheme) else {
      throw foreignScheme(location)
    }
    var next = asked
    next.url = target.text
    next.headers = first.headers
    if asked.becomesGet(by: status) {
      next.method = "GET"
      next.body = nil
      next.files = []
    }
    if next.method != first.method || next.body == nil && first.body != nil {
      next.headers.removeAll(where: \.isOfContent)
    }
    let isElsewhere = target.origin != RequestURL(first.url)?.origin
    // What libcurl would make `Authorization` of, should another origin ask for it.
    next.digest = isElsewhere ? nil : first.digest
    if isElsewhere {
      next.headers.removeAll { field in confinedFields.contains { field.isNamed($0) } }
      if let place = next.placeOfSecret(isSecret) {
        self = .withheld(
          "the redirect to another origin, \(target.origin), was not followed: \(place)")
        return
      }
    }
    self = .request(next)
  }
}

/// What libcurl's command and browsers do not send to another origin.
private let confinedFields = ["Authorization", "Cookie", "Host"]

extension Request {
  /// `POST` by custom and everything but `HEAD` by a 303.
  fileprivate func becomesGet(by status: Int) -> Bool {
    switch status {
    case 303: method != "HEAD"
    case 300, 301, 302: method == "POST"
    default: false
    }
  }

  /// What holds a secret, as a clause.
  fileprivate func placeOfSecret(_ isSecret: @Sendable ([UInt8]) -> Bool) -> String? {
    if isSecret(Array(url.utf8)) { return "its URL holds a secret" }
    for field in headers where isSecret(Array("\(field.name): \(field.value)".utf8)) {
      return "the field \(field.name) holds a secret"
    }
    if let body, isSecret(body) || files.contains(where: { $0.holds(isSecret) }) {
      return "the content holds a secret"
    }
    return nil
  }
}

extension HeaderField {
  /// Whether it speaks of the content, or of how that is sent.
  fileprivate var isOfContent: Bool {
    let name = name.lowercased()
    return name.hasPrefix("content-")
      || ["digest", "repr-digest", "last-modified", "transfer-encoding", "trailer", "expect"]
        .contains(name)
  }
}

private func withoutBlanks(_ value: [UInt8]) -> [UInt8] {
  var value = value[...].drop { $0 == 0x20 || $0 == 0x09 }
  while let last = value.last, last == 0x20 || last == 0x09 { value.removeLast() }
  return Array(value)
}

/// The text as it can stand in a message.
private func shown(_ location: [UInt8]) -> String {
  let text = String(decoding: location, as: UTF8.self)
  return String(reflecting: text.count > 80 ? String(text.prefix(80)) + "…" : text)
}

private func foreignScheme(_ location: [UInt8]) -> TransportError {
  TransportError(
    kind: .unsupportedScheme, code: 1,
    message: "the redirect leads to what is neither http nor https: \(shown(location))")
}

/// Whether the reference begins with a scheme (RFC 3986, section 3.1) that is not one of ours.
private func hasForeignScheme(_ location: [UInt8]) -> Bool {
  let scheme = String(decoding: location.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self)
  return scheme.utf8.count < location.count && scheme.utf8.first.map { $0 | 0x20 >= 0x61 } == true
    && scheme.allBytes { !"/?#[".utf8.contains($0) }
    && !["http", "https"].contains(scheme.lowercased())
}
