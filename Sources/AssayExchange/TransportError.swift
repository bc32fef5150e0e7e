/// Why there is no (whole) exchange, with what is known of it all the same.
package struct TransportError: Error, Sendable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    // Refused before anything was sent.
    case invalidURL, unsupportedScheme, invalidMethod, invalidHeader, invalidOption
    // No connection.
    case nameLookup, connect, proxy, tls
    // The server's answer.
    case connectionLost, malformedResponse, tooLarge, tooManyRedirects
    // Either side.
    case timedOut, cancelled, other
  }

  package var kind: Kind
  /// The CURLcode; 0 when libcurl was not asked.
  package var code: Int32
  /// One sentence without a full stop: libcurl's own where it has one.
  package var message: String
  /// What was sent; `nil` when the request was refused before.
  package var request: SentRequest?
  package var timings: Timings
  /// What had come when it ended; `nil` unless a final response's head was complete.
  package var partialResponse: Response?

  package init(
    kind: Kind,
    code: Int32 = 0,
    message: String,
    request: SentRequest? = nil,
    timings: Timings = Timings(),
    partialResponse: Response? = nil
  ) {
    self.kind = kind
    self.code = code
    self.message = message
    self.request = request
    self.timings = timings
    self.partialResponse = partialResponse
  }
}

extension TransportError: CustomStringConvertible {
  package var description: String {
    code == 0 ? "\(kind): \(message)" : "\(kind): \(message) (curl \(code))"
  }
}
