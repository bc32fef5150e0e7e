import CCurl

/// One easy handle with the memory that its callbacks fill, used for one exchange after another.
///
/// Not Sendable: it lives on the loop's thread. The handle keeps its options between exchanges, so
/// that the usual request sets no more than method, URL, fields and content.
final class Transfer {
  let easy: UnsafeMutableRawPointer
  /// The options the handle is set to, `nil` when they are unknown.
  var appliedOptions: TransportOptions?
  // Lists that the handle refers to.
  var fieldList = CurlList()
  var resolveList = CurlList()
  var connectToList = CurlList()

  // The exchange under way.
  var request: Request?
  var serial: UInt64 = 0
  var continuation: CheckedContinuation<Outcome, Never>?
  let errorBuffer: UnsafeMutablePointer<CChar>

  // What the callbacks have taken in.
  var sentHead: [UInt8] = []
  var attempts = 0
  var incoming = IncomingMessage()

  typealias Outcome = Result<Exchange, TransportError>

  init() throws(TransportError) {
    guard let easy = curl_easy_init() else {
      throw TransportError(kind: .other, message: "libcurl has no memory for a handle")
    }
    self.easy = easy
    errorBuffer = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errorBuffer.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  deinit {
    curl_easy_cleanup(easy)
    errorBuffer.deallocate()
  }

  /// Makes room for the next exchange and forgets the last one.
  func begin(_ request: Request, serial: UInt64) {
    self.request = request
    self.serial = serial
    errorBuffer.pointee = 0
    sentHead = []
    attempts = 0
    incoming = IncomingMessage(
      maxHeadSize: request.options.maxHeadSize, maxBodySize: request.options.maxBodySize)
  }
  /// Forgets the exchange; the caller resumes who waits for it.
  func end() -> CheckedContinuation<Outcome, Never>? {
    request = nil
    defer { continuation = nil }
    return continuation
  }
}
