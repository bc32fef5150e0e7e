import AssayText
import CCurl

extension Transfer {
  /// Sets the handle to the request in every respect but `TransportOptions`.
  ///
  /// - Parameter isFresh: whether it needs a connection that nothing has gone over.
  func apply(_ request: Request, isFresh: Bool) throws(TransportError) {
    try set(CURLOPT_URL, request.url)
    try applyMethod(request)
    try applyFields(request)
    try applyDigest(request.digest)
    try applyConnection(isFresh: isFresh, isLast: request.spoilsItsConnection)
  }

  /// - Parameter isLast: whether nothing may go over the connection afterwards.
  func applyConnection(isFresh: Bool, isLast: Bool) throws(TransportError) {
    try set(CURLOPT_FRESH_CONNECT, isFresh ? 1 : 0)
    try set(CURLOPT_FORBID_REUSE, isLast ? 1 : 0)
  }

  /// Gives libcurl what is left of the time for the whole exchange, where it keeps the time.
  func applyTimeLeft() throws(TransportError) {
    // Nothing of this may reach the handle's next exchange.
    appliedOptions = nil
    let left = deadline == nil ? max(1, Int((timeout - (.now - startedAt)) / .milliseconds(1))) : 0
    try set(CURLOPT_TIMEOUT_MS, min(left, Int(Int32.max)))
  }

  private func applyDigest(_ digest: Credentials?) throws(TransportError) {
    guard digest != appliedDigest else { return }
    // CURLAUTH_DIGEST and CURLAUTH_BASIC, which the header has as expressions.
    try set(CURLOPT_HTTPAUTH, digest == nil ? 1 << 0 : 1 << 1)
    try set(CURLOPT_USERNAME, digest?.user)
    try set(CURLOPT_PASSWORD, digest?.password)
    // To show them once the server has asked counts as a redirect.
    try set(CURLOPT_MAXREDIRS, digest == nil ? 0 : 1)
    appliedDigest = digest
  }

  /// libcurl's own `GET`, `HEAD` and `POST`, and for all else a custom method; content always goes
  /// as a `POST`'s.
  private func applyMethod(_ request: Request) throws(TransportError) {
    let method = request.method
    // Also undoes what the last exchange set.
    try set(CURLOPT_HTTPGET, 1)
    guard method != "HEAD" else {
      try set(CURLOPT_CUSTOMREQUEST, nil)
      return try set(CURLOPT_NOBODY, 1)
    }
    guard let body = request.content else {
      return try set(CURLOPT_CUSTOMREQUEST, method == "GET" ? nil : method)
    }
    let holdsEnd = volley?.isOpen == false && request.contentSize > 0
    if request.files.isEmpty, !request.expectsContinue, !holdsEnd {
      upload = nil
      try applyContent(body)
    } else {
      let upload = Upload(
        body, request.files, isHeld: request.expectsContinue, holdsEnd: holdsEnd)
      self.upload = upload
      try set(CURLOPT_POST, 1)
      try set(CURLOPT_POSTFIELDS, pointer: nil)
      try check(ccurl_set_offset(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(upload.count)))
    }
    try set(CURLOPT_CUSTOMREQUEST, method == "POST" ? nil : method)
  }

  /// libcurl copies the content: an array's memory has no address that outlasts a closure.
  private func applyContent(_ body: [UInt8]) throws(TransportError) {
    try check(ccurl_set_offset(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count)))
    let copied = body.withUnsafeBytes { bytes in
      // An array without elements may be without an address, and NULL means "no content set".
      ccurl_set_pointer(
        easy, CURLOPT_COPYPOSTFIELDS,
        bytes.baseAddress ?? UnsafeRawPointer(emptyContent.utf8Start))
    }
    try check(copied)
  }

  /// The caller's fields, and those that libcurl is to leave out; cheap when they are the last
  /// exchange's.
  private func applyFields(_ request: Request) throws(TransportError) {
    let fields = Fields(given: request.headers, suppressed: request.suppressedHeaders)
    guard fields != appliedFields else { return }
    appliedFields = nil
    fieldList.removeAll()
    let sent =
      request.expectsContinue
      ? request.fieldsHidingExpectation() ?? request.headers : request.headers
    for field in sent {
      // `Name:` would suppress the field; `Name;` sends it empty.
      if field.value.allBytes({ $0 == 0x20 || $0 == 0x09 }) {
        try fieldList.append(field.name, ";")
      } else {
        try fieldList.append(field.name, ": ", field.value)
      }
    }
    for name in unaskedFields where !sent.contains(where: { $0.isNamed(name) }) {
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

/// Those that say how long their content is even where there is none (RFC 9110, section 8.6).
private let methodsOfContent = ["POST", "PUT", "PATCH"]

/// What libcurl would add on its own: a media type for all content, the encodings it can undo, and
/// `100-continue` for content above a megabyte, which makes slow what a test must see as it is.
private let unaskedFields = ["Content-Type", "Accept-Encoding", "Expect"]

private let emptyContent: StaticString = ""

extension Request {
  /// In bytes, files included.
  package var contentSize: Int { files.reduce(body?.count ?? 0) { $0 + $1.size } }

  /// What is sent behind the head, but for files: of some methods an empty content where there is none.
  package var content: [UInt8]? { body ?? (methodsOfContent.contains(method) ? [] : nil) }

  /// Whether it says itself how it is framed, or what becomes of its connection: what the server
  /// takes for its end may then be none, and what is left over would be the next request's beginning.
  var spoilsItsConnection: Bool {
    headers.contains { field in spoilingFields.contains { field.isNamed($0) } }
      || suppressedHeaders.contains { name in
        spoilingFields.contains { equalsIgnoringASCIICase(name, $0) }
      }
  }

  /// Requests at once go over connections that have been opened for them.
  func needsFreshConnection(_ mode: Transfer.Mode, isFirst: Bool = true) -> Bool {
    isFirst && options.freshConnection || mode == .usual && spoilsItsConnection
  }
}

/// `Expect`: where it is refused, the content that was announced is never sent.
private let spoilingFields = [
  "Content-Length", "Transfer-Encoding", "Connection", "Upgrade", "Expect",
]
