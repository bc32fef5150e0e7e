import CCurl

extension Transfer {
  /// What came of the exchange, once libcurl is done with it.
  ///
  /// Call it while the multi handle still has the easy handle: afterwards `CURLINFO_ACTIVESOCKET` is
  /// lost.
  func outcome(_ code: CURLcode) -> Outcome {
    guard let asked, let connections else {
      return .failure(TransportError(kind: .other, message: "no exchange is under way"))
    }
    let sent = sent(asked)
    guard code == CURLE_OK || isRefusedExpectation(code), incoming.hasFinalHead, !incoming.isCut,
      !isCutOff
    else {
      return .failure(failure(code, sent))
    }
    return .success(
      Exchange(
        request: sent,
        response: response(),
        timings: timings(),
        connection: connections.connection(of: self)))
  }

  /// Whether libcurl only failed to repeat what a 417 has answered.
  private func isRefusedExpectation(_ code: CURLcode) -> Bool {
    code == CURLE_TOO_MANY_REDIRECTS && long(CURLINFO_RESPONSE_CODE) == 417
  }

  /// The error for an exchange that our side ended.
  func cancellation(_ message: String) -> TransportError {
    TransportError(
      kind: .cancelled,
      message: message,
      request: asked.map(sent),
      timings: timings(),
      partialResponse: incoming.hasFinalHead ? response() : nil)
  }

  /// Whether the end of a TLS connection ended the content unannounced, so that anybody on the way
  /// may have cut it (RFC 9112, section 9.8). libcurl 7.88 takes that for its end.
  var isCutOff: Bool {
    guard incoming.endsWithConnection, !incoming.hasCloseNotice, showsTLSMessages,
      asked?.method != "HEAD", ![204, 304].contains(long(CURLINFO_RESPONSE_CODE)),
      incoming.head.starts(with: "HTTP/1".utf8)
    else { return false }
    return string(CURLINFO_SCHEME)?.lowercased() == "https"
  }

  private func sent(_ request: Request) -> SentRequest {
    SentRequest(
      method: request.method, url: request.url, head: sentHead, body: request.body,
      attempts: attempts)
  }

  private func response() -> Response {
    Response(
      statusCode: long(CURLINFO_RESPONSE_CODE),
      head: incoming.head,
      body: incoming.takeBody(),
      trailers: incoming.trailer.isEmpty ? [] : trailerFields(incoming.trailer))
  }

  private func failure(_ code: CURLcode, _ sent: SentRequest) -> TransportError {
    let (kind, message) = explanation(code)
    return TransportError(
      kind: kind,
      code: Int32(code.rawValue),
      message: message,
      request: sent,
      timings: timings(),
      partialResponse: incoming.hasFinalHead ? response() : nil)
  }

  private func timings() -> Timings {
    Timings(
      nameLookup: duration(CURLINFO_NAMELOOKUP_TIME_T),
      connect: duration(CURLINFO_CONNECT_TIME_T),
      tls: duration(CURLINFO_APPCONNECT_TIME_T),
      firstByte: duration(CURLINFO_STARTTRANSFER_TIME_T),
      total: duration(CURLINFO_TOTAL_TIME_T))
  }

  func long(_ info: CURLINFO) -> Int {
    var value = 0
    _ = ccurl_get_long(easy, info, &value)
    return value
  }

  func string(_ info: CURLINFO) -> String? {
    var value: UnsafePointer<CChar>?
    _ = ccurl_get_string(easy, info, &value)
    return value.map { String(cString: $0) }
  }

  private func duration(_ info: CURLINFO) -> Duration {
    var microseconds: curl_off_t = 0
    _ = ccurl_get_offset(easy, info, &microseconds)
    return microseconds == 0 ? .zero : elapsed + .microseconds(Int64(microseconds))
  }
}

/// Whether libcurl's TLS library lets the debug callback see its messages.
private let showsTLSMessages: Bool = {
  guard let version = curl_version_info(CURLVERSION_FIRST).pointee.ssl_version else { return false }
  return ["OpenSSL/", "LibreSSL/"].contains { String(cString: version).hasPrefix($0) }
}()
