import CCurl

/// A `curl_slist` with its owner: libcurl reads such lists in place and never frees them.
final class CurlList {
  private(set) var first: UnsafeMutablePointer<curl_slist>?
  private var line: [UInt8] = []

  deinit {
    removeAll()
  }

  /// No handle may use the list until it is given the new one.
  func removeAll() {
    curl_slist_free_all(first)
    first = nil
  }

  /// Appends the strings as one entry.
  func append(_ string: String, _ rest: String = "", _ end: String = "") throws(TransportError) {
    line.removeAll(keepingCapacity: true)
    line.append(contentsOf: string.utf8)
    line.append(contentsOf: rest.utf8)
    line.append(contentsOf: end.utf8)
    line.append(0)
    let longer = line.withUnsafeBytes { bytes in
      curl_slist_append(first, bytes.baseAddress?.assumingMemoryBound(to: CChar.self))
    }
    guard let longer else {
      throw TransportError(
        kind: .other, code: Int32(CURLE_OUT_OF_MEMORY.rawValue), message: "Out of memory")
    }
    first = longer
  }
}
