import AssayText
import CCurl

/// A request that expects 100-continue holds its content back until it is told to go on, or a second
/// has gone by.
///
/// libcurl could wait by itself, but repeats what a 417 answers, and drops the content of that answer:
/// so it does not get to know of the expectation.
extension Transfer {
  /// Whether what the content waits for has come.
  var mayGoOn: Bool {
    incoming.isToldToGoOn || incoming.hasFinalHead
      || expectationDeadline.map { $0 <= .now } ?? false
  }

  /// Nil where the head has not been sent yet.
  var expectationDeadline: ContinuousClock.Instant? {
    upload?.heldSince.map { $0 + .seconds(1) }
  }

  func sendHeldContent() -> CURLcode {
    upload?.release()
    return curl_easy_pause(easy, CURLPAUSE_CONT)
  }
}

extension Request {
  /// Whether the content is to wait (RFC 9110, section 10.1.1).
  var expectsContinue: Bool {
    contentSize > 0
      && headers.contains { $0.isNamed("Expect") && $0.value.lowercased().contains("100-continue") }
  }

  /// The fields as libcurl is to see them: the expectation stands in the entry of another field. Nil
  /// where there is no other that would do.
  func fieldsHidingExpectation() -> [HeaderField]? {
    var fields = headers
    guard let index = fields.firstIndex(where: { $0.isNamed("Expect") }) else { return nil }
    let expectation = fields.remove(at: index)
    let nearest = fields.indices.filter { fields[$0].mayHide }
      .min { abs($0 * 2 + 1 - index * 2) < abs($1 * 2 + 1 - index * 2) }
    guard let nearest else {
      let names = headers.map(\.name) + suppressedHeaders
      guard !names.contains(where: { equalsIgnoringASCIICase($0, "Accept") }) else { return nil }
      let accept = HeaderField(name: "Accept", value: "*/*")
      return [accept.hiding(expectation)] + fields
    }
    fields[nearest] = fields[nearest].hiding(expectation)
    return fields
  }
}

extension HeaderField {
  /// Whether libcurl does no more with the field than to send it.
  fileprivate var mayHide: Bool {
    let known = [
      "host", "content-type", "content-length", "transfer-encoding", "connection", "te", "cookie",
      "authorization", "accept-encoding", "expect", "upgrade", "range", "referer",
    ]
    return !known.contains(name.lowercased()) && !value.allBytes { $0 == 0x20 || $0 == 0x09 }
  }

  fileprivate func hiding(_ other: HeaderField) -> HeaderField {
    HeaderField(name: name, value: "\(value)\r\n\(other.name): \(other.value)")
  }
}
