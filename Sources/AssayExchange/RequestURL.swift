import CCurl

/// A URL that libcurl takes apart, as it does itself before it sends a request there.
package struct RequestURL {
  /// Without a fragment, which is never sent.
  let text: String
  package let origin: Origin
  private let userinfo: (user: String?, password: String?)

  /// Whom the one who wrote a request meant it for (RFC 6454, section 4).
  package struct Origin: Hashable, CustomStringConvertible {
    let scheme: String
    let host: String
    let port: String

    package var description: String { "\(scheme)://\(host):\(port)" }
  }

  /// Nil where that is no URL.
  package init?(_ text: String) {
    guard let handle = curl_url() else { return nil }
    defer { curl_url_cleanup(handle) }
    guard curl_url_set(handle, CURLUPART_URL, text, UInt32(asWritten)) == CURLUE_OK else {
      return nil
    }
    self.init(handle)
  }

  /// What a reference stands for where this is the base (RFC 3986, section 5); nil where that is no
  /// URL. Who is named in this one is named in what has the same origin.
  func resolving(_ reference: [UInt8]) -> RequestURL? {
    guard let handle = curl_url() else { return nil }
    defer { curl_url_cleanup(handle) }
    let bytes = reference.map { CChar(bitPattern: $0) } + [0]
    guard curl_url_set(handle, CURLUPART_URL, text, UInt32(asWritten)) == CURLUE_OK,
      curl_url_set(handle, CURLUPART_URL, bytes, UInt32(asWritten | CURLU_URLENCODE)) == CURLUE_OK,
      let next = RequestURL(handle)
    else { return nil }
    guard next.origin == origin, next.userinfo.user == nil, let user = userinfo.user else {
      return next
    }
    _ = curl_url_set(handle, CURLUPART_USER, user, 0)
    _ = curl_url_set(handle, CURLUPART_PASSWORD, userinfo.password, 0)
    return RequestURL(handle)
  }

  private init?(_ handle: OpaquePointer) {
    _ = curl_url_set(handle, CURLUPART_FRAGMENT, nil, 0)
    guard let text = Self.part(handle, CURLUPART_URL),
      let scheme = Self.part(handle, CURLUPART_SCHEME)?.lowercased()
    else { return nil }
    self.text = text
    // Other schemes may be without both.
    origin = Origin(
      scheme: scheme,
      host: Self.host(handle)?.lowercased() ?? "",
      port: Self.part(handle, CURLUPART_PORT, UInt32(CURLU_DEFAULT_PORT)) ?? "")
    userinfo = (Self.part(handle, CURLUPART_USER), Self.part(handle, CURLUPART_PASSWORD))
  }

  /// A name in another alphabet as it goes over the wire.
  private static func host(_ handle: OpaquePointer) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard ccurl_url_get_host(handle, &text) == CURLUE_OK, let text else { return nil }
    defer { curl_free(text) }
    return String(cString: text)
  }

  private static func part(
    _ handle: OpaquePointer, _ part: CURLUPart, _ flags: UInt32 = 0
  ) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard curl_url_get(handle, part, &text, flags) == CURLUE_OK, let text else { return nil }
    defer { curl_free(text) }
    return String(cString: text)
  }
}

/// Blanks and unknown schemes are looked at elsewhere, and dot segments stay.
private let asWritten = CURLU_PATH_AS_IS | CURLU_ALLOW_SPACE | CURLU_NON_SUPPORT_SCHEME
