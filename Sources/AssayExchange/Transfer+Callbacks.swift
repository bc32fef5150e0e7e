import CCurl

/// What libcurl calls during `curl_multi_perform`, each with the transfer as its context.
///
/// The context is not retained: `CurlMulti` holds every transfer until its handle is removed.
extension Transfer {
  /// Sets what never changes: the callbacks and their context.
  func installCallbacks() throws(TransportError) {
    let context = Unmanaged.passUnretained(self).toOpaque()
    try set(CURLOPT_PRIVATE, pointer: context)
    try set(CURLOPT_ERRORBUFFER, pointer: errorBuffer)
    try check(ccurl_set_write_callback(easy, CURLOPT_WRITEFUNCTION, receiveContent))
    try set(CURLOPT_WRITEDATA, pointer: context)
    try check(ccurl_set_write_callback(easy, CURLOPT_HEADERFUNCTION, takeLine))
    try set(CURLOPT_HEADERDATA, pointer: context)
    // The only way to the request as sent, to content before it is decoded and to TLS's messages is
    // the debug callback, and it needs VERBOSE.
    try check(ccurl_set_debug_callback(easy, takeDebug))
    try set(CURLOPT_DEBUGDATA, pointer: context)
    try set(CURLOPT_VERBOSE, 1)
    try check(ccurl_set_read_callback(easy, readUpload))
    try set(CURLOPT_READDATA, pointer: context)
    try check(ccurl_set_seek_callback(easy, rewindUpload))
    try set(CURLOPT_SEEKDATA, pointer: context)
    try check(ccurl_set_prereq_callback(easy, mayBeSent))
    try set(CURLOPT_PREREQDATA, pointer: context)
  }

  static func from(_ context: UnsafeMutableRawPointer) -> Transfer {
    Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
  }

  /// Counts the sendings of one request; `false` for one too many.
  fileprivate func countAttempt() -> Bool {
    guard attempts < (mode == .once ? 1 : 2) else { return false }
    attempts += 1
    incoming.expectResponse()
    budget?.release(self)
    // Should this connection be dead, the others that are kept may be so as well.
    return mode == .opening || ccurl_set_long(easy, CURLOPT_FRESH_CONNECT, 1) == CURLE_OK
  }

  /// Takes a piece of the head; one that ends a head is followed by the next head's first piece.
  fileprivate func takeSentHead(_ piece: UnsafeBufferPointer<UInt8>) {
    if sentHead.isEmpty || sentHead.hasSuffix(emptyLine) {
      sentHead.removeAll(keepingCapacity: true)
      incoming.expectResponse()
      budget?.release(self)
    }
    sentHead.append(contentsOf: piece)
  }
}

private let receiveContent: curl_write_callback = { data, size, count, context in
  guard let data, let context else { return 0 }
  let length = size * count
  return data.withMemoryRebound(to: UInt8.self, capacity: length) {
    Transfer.from(context).takeContent(UnsafeBufferPointer(start: $0, count: length))
  }
}

private let takeLine: curl_write_callback = { data, size, count, context in
  guard let data, let context else { return 0 }
  let length = size * count
  let taken = data.withMemoryRebound(to: UInt8.self, capacity: length) {
    Transfer.from(context).incoming
      .takeLine(UnsafeBufferPointer(start: $0, count: length))
  }
  return taken ? length : 0
}

private let takeDebug: curl_debug_callback = { _, kind, data, length, context in
  guard let data, let context else { return 0 }
  data.withMemoryRebound(to: UInt8.self, capacity: length) {
    let bytes = UnsafeBufferPointer(start: $0, count: length)
    switch kind {
    case CURLINFO_HEADER_OUT: Transfer.from(context).takeSentHead(bytes)
    case CURLINFO_DATA_IN: Transfer.from(context).incoming.watch(bytes)
    case CURLINFO_SSL_DATA_IN: Transfer.from(context).incoming.takeTLSMessage(bytes)
    default: break
    }
  }
  return 0
}

/// libcurl sends a request again, up to five times, when a kept connection closes before a line of
/// the answer has come. Once is what a race with the server's idle time-out excuses; more would
/// only multiply a request that the server drops.
private let mayBeSent: curl_prereq_callback = { context, _, _, _, _ in
  guard let context else { return CURL_PREREQFUNC_ABORT }
  return Transfer.from(context).countAttempt() ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
}

private let emptyLine: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]

extension [UInt8] {
  fileprivate func hasSuffix(_ end: [UInt8]) -> Bool {
    count >= end.count && self[(count - end.count)...].elementsEqual(end)
  }
}
