/// One request as it went out and the final response to it.
package struct Exchange: Sendable {
  package var request: SentRequest
  package var response: Response
  package var timings: Timings
  package var connection: ConnectionInfo
  /// How many redirects led to the response.
  package var redirects = 0
  /// Why the response is a redirect though redirects are followed, as a clause; nil where it is none.
  package var withheld: String?

  package init(
    request: SentRequest, response: Response, timings: Timings, connection: ConnectionInfo
  ) {
    self.request = request
    self.response = response
    self.timings = timings
    self.connection = connection
  }
}

/// The request as really sent; after redirects, the last one.
package struct SentRequest: Sendable, Hashable {
  package var method: String
  package var url: String
  /// Request line and fields up to and with the empty line; empty when nothing was sent.
  /// Over HTTP/2 it is the same in the notation of HTTP/1.1.
  package var head: [UInt8]
  package var body: [UInt8]?
  /// 2 when libcurl sent the request again, since the kept connection turned out to be dead before
  /// a line of the answer had come; 0 when it was not sent at all.
  package var attempts: Int

  package init(
    method: String, url: String, head: [UInt8] = [], body: [UInt8]? = nil, attempts: Int = 1
  ) {
    self.method = method
    self.url = url
    self.head = head
    self.body = body
    self.attempts = attempts
  }
}

/// The final response; interim ones (1xx) are passed over.
package struct Response: Sendable, Hashable {
  package var statusCode: Int
  /// Status line and fields as they came, up to and with the empty line.
  package let head: [UInt8]
  /// What does not come out of `head`.
  private let given: ResponseHead?
  /// The content, with any `Content-Encoding` that libcurl knows undone.
  package var body: [UInt8]
  package var trailers: [HeaderField]

  package init(
    statusCode: Int,
    reason: String = "",
    httpVersion: String = "HTTP/1.1",
    headers: [HeaderField] = [],
    head: [UInt8] = [],
    body: [UInt8] = [],
    trailers: [HeaderField] = []
  ) {
    self.statusCode = statusCode
    self.head = head
    given = ResponseHead(httpVersion: httpVersion, reason: reason, headers: headers)
    self.body = body
    self.trailers = trailers
  }

  /// A response as it came.
  init(statusCode: Int, head: [UInt8], body: [UInt8], trailers: [HeaderField]) {
    self.statusCode = statusCode
    self.head = head
    given = nil
    self.body = body
    self.trailers = trailers
  }

  // Read when they are asked for: most answers are judged by their status and content alone.

  /// The reason phrase, often empty.
  package var reason: String { readHead.reason }
  /// As in the status line: `HTTP/1.1`, `HTTP/2`.
  package var httpVersion: String { readHead.httpVersion }
  package var headers: [HeaderField] { readHead.headers }

  private var readHead: ResponseHead { given ?? ResponseHead(head) }
}

/// When each phase ended, by curl's clock (µs), counted from the start of the exchange.
///
/// A phase that did not take place (TLS over plain HTTP) is zero.
package struct Timings: Sendable, Hashable {
  package var nameLookup: Duration
  package var connect: Duration
  package var tls: Duration
  package var firstByte: Duration
  package var total: Duration

  package init(
    nameLookup: Duration = .zero,
    connect: Duration = .zero,
    tls: Duration = .zero,
    firstByte: Duration = .zero,
    total: Duration = .zero
  ) {
    self.nameLookup = nameLookup
    self.connect = connect
    self.tls = tls
    self.firstByte = firstByte
    self.total = total
  }
}

/// The connection an exchange went over.
package struct ConnectionInfo: Sendable, Hashable {
  /// Equal for two exchanges of one loop exactly when they shared a connection.
  package var identity: UInt64
  /// Address and port, or empty over a Unix socket.
  package var remoteAddress: String
  /// Whether an earlier exchange had opened it.
  package var isReused: Bool

  package init(identity: UInt64 = 0, remoteAddress: String = "", isReused: Bool = false) {
    self.identity = identity
    self.remoteAddress = remoteAddress
    self.isReused = isReused
  }
}
