import CCurl

/// A `curl_slist` with its owner: libcurl reads such lists in place and never frees them.
final class CurlList {
  private(set) var first: UnsafeMutablePointer<curl_slist>?

  init() {}

  convenience init(_ strings: [String]) throws(TransportError) {
    self.init()
    for string in strings {
      try append(string)
    }
  }

  deinit {
    curl_slist_free_all(first)
  }

  func append(_ string: String) throws(TransportError) {
    guard let longer = string.withCString({ curl_slist_append(first, $0) }) else {
      throw TransportError(
        kind: .other, code: Int32(CURLE_OUT_OF_MEMORY.rawValue), message: "Out of memory")
    }
    first = longer
  }
}
