import CCurl

/// `curl_easy_setopt` with Swift's types and a typed error.
extension Transfer {
  func set(_ option: CURLoption, _ value: Int) throws(TransportError) {
    try check(ccurl_set_long(easy, option, value))
  }

  /// libcurl copies the string.
  func set(_ option: CURLoption, _ value: String?) throws(TransportError) {
    guard let value else { return try check(ccurl_set_string(easy, option, nil)) }
    try refuseNUL(value)
    try check(value.withCString { ccurl_set_string(easy, option, $0) })
  }

  func set(_ option: CURLoption, pointer: UnsafeRawPointer?) throws(TransportError) {
    try check(ccurl_set_pointer(easy, option, pointer))
  }

  func set(
    _ option: CURLoption, _ strings: [String], in list: CurlList
  ) throws(TransportError) {
    list.removeAll()
    for string in strings {
      try refuseNUL(string)
      try list.append(string)
    }
    try check(ccurl_set_list(easy, option, list.first))
  }

  /// C would take the string for a shorter one.
  private func refuseNUL(_ value: String) throws(TransportError) {
    guard value.allBytes({ $0 != 0 }) else {
      throw TransportError(
        kind: .invalidOption, message: "an option's value has a NUL: \(String(reflecting: value))")
    }
  }

  func check(_ code: CURLcode) throws(TransportError) {
    guard code != CURLE_OK else { return }
    throw TransportError(
      kind: TransportError.Kind(code),
      code: Int32(code.rawValue),
      message: String(cString: curl_easy_strerror(code)))
  }
}
