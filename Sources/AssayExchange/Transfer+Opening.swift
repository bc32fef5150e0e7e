import CCurl

/// Connections that are opened ahead of their requests.
///
/// libcurl has no call for that: a connection of `CURLOPT_CONNECT_ONLY` is never used again by a
/// transfer. But an upload that is to be resumed at its end fails once name look-up, proxy, TCP and
/// TLS are done and before anything is sent, and the connection goes to those that are kept. Where a
/// libcurl should do otherwise, the request opens a connection itself.
extension Transfer {
  func applyOpening(_ request: Request) throws(TransportError) {
    // Nothing of this may reach the handle's next exchange.
    appliedOptions = nil
    try set(CURLOPT_URL, request.url)
    try applyConnection(isFresh: request.options.freshConnection, isLast: false)
    try set(CURLOPT_UPLOAD, 1)
    try check(ccurl_set_offset(easy, CURLOPT_INFILESIZE_LARGE, 1))
    try check(ccurl_set_offset(easy, CURLOPT_RESUME_FROM_LARGE, 1))
    try check(ccurl_set_seek_callback(easy) { _, _, _ in CURL_SEEKFUNC_OK })
    try check(ccurl_set_read_callback(easy) { _, _, _, _ in Int(CURL_READFUNC_ABORT) })
  }
}

extension TransportError {
  /// Whether a transfer that was to open a connection has done that; to a proxy a `CONNECT` may have
  /// been sent.
  var isOpening: Bool {
    code == CURLE_PARTIAL_FILE.rawValue && partialResponse == nil
  }
}
