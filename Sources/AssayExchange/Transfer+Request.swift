import CCurl

extension Transfer {
  /// Sets the handle to the request in every respect but `TransportOptions`.
  func apply(_ request: Request) throws(TransportError) {
    try set(CURLOPT_URL, request.url)
    try applyMethod(request)
    try applyFields(request)
  }

  /// libcurl's own `GET`, `HEAD` and `POST`, and for all else a custom method; content always goes
  /// as a `POST`'s. Redirects then change the method as RFC 9110, section 15.4, has it: `POST`
  /// becomes `GET` by a 301 or 302, everything but `HEAD` by a 303.
  private func applyMethod(_ request: Request) throws(TransportError) {
    let method = request.method
    // Also undoes what the last exchange set.
    try set(CURLOPT_HTTPGET, 1)
    guard method != "HEAD" else {
      try set(CURLOPT_CUSTOMREQUEST, nil)
      return try set(CURLOPT_NOBODY, 1)
    }
    guard let body = request.body ?? (method == "POST" ? [] : nil) else {
      return try set(CURLOPT_CUSTOMREQUEST, method == "GET" ? nil : method)
    }
    // libcurl copies the content: an array's memory has no address that outlasts a closure.
    try check(ccurl_set_offset(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count)))
    let copied = body.withUnsafeBytes { bytes in
      // An array without elements may be without an address, and NULL means "no content set".
      ccurl_set_pointer(
        easy, CURLOPT_COPYPOSTFIELDS,
        bytes.baseAddress ?? UnsafeRawPointer(emptyContent.utf8Start))
    }
    try check(copied)
    try set(CURLOPT_CUSTOMREQUEST, method == "POST" ? nil : method)
    let kept = method == "POST" ? 0 : CURL_REDIR_POST_301 | CURL_REDIR_POST_302
    try set(CURLOPT_POSTREDIR, Int(kept))
  }

  /// The caller's fields, and those that libcurl is to leave out; cheap when they are the last
  /// exchange's.
  private func applyFields(_ request: Request) throws(TransportError) {
    let fields = Fields(given: request.headers, suppressed: request.suppressedHeaders)
    guard fields != appliedFields else { return }
    appliedFields = nil
    fieldList.removeAll()
    for field in request.headers {
      // `Name:` would suppress the field; `Name;` sends it empty.
      if field.value.allBytes({ $0 == 0x20 || $0 == 0x09 }) {
        try fieldList.append(field.name, ";")
      } else {
        try fieldList.append(field.name, ": ", field.value)
      }
    }
    for name in unaskedFields where !request.headers.contains(where: { $0.isNamed(name) }) {
      try fieldList.append(name, ":")
    }
    for name in request.suppressedHeaders
    where !request.headers.contains(where: { $0.isNamed(name) }) {
      try fieldList.append(name, ":")
    }
    try check(ccurl_set_list(easy, CURLOPT_HTTPHEADER, fieldList.first))
    appliedFields = fields
  }
}

/// What libcurl would add on its own: a media type for all content, the encodings it can undo, and
/// `100-continue` for content above a megabyte, which makes slow what a test must see as it is.
private let unaskedFields = ["Content-Type", "Accept-Encoding", "Expect"]

private let emptyContent: StaticString = ""
