import CCurl

/// `curl_easy_setopt` with Swift's types and a typed error.
extension Transfer {
  func set(_ option: CURLoption, _ value: Int) throws(TransportError) {
    try check(ccurl_set_long(easy, option, value))
  }

  /// libcurl copies the string.
  func set(_ option: CURLoption, _ value: String?) throws(TransportError) {
    guard let value else { return try check(ccurl_set_string(easy, option, nil)) }
    try check(value.withCString { ccurl_set_string(easy, option, $0) })
  }

  func set(_ option: CURLoption, pointer: UnsafeRawPointer?) throws(TransportError) {
    try check(ccurl_set_pointer(easy, option, pointer))
  }

  func check(_ code: CURLcode) throws(TransportError) {
    guard code != CURLE_OK else { return }
    throw TransportError(
      kind: TransportError.Kind(code),
      code: Int32(code.rawValue),
      message: String(cString: curl_easy_strerror(code)))
  }
}
